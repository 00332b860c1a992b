import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the range from which systems take ports for outgoing connections: a poll of such a port can meet itself. */
const lowest = 20_000;
const highest = 32_000;

/** Free ports on the loopback address, each proved by binding it. They are free now, not reserved: use them at once. */
export async function freePorts(
  count: number,
  candidate: () => number = () => randomInt(lowest, highest),
): Promise<readonly number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries++) {
    if (tries > 200 * count)
      throw new Error(`Fewer than ${String(count)} ports are free between ${String(lowest)} and ${String(highest)}.`);
    const port = candidate();
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(false);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
