import { createServer, type Server } from "node:net";
import { freePorts } from "../../../src/rehearsal/rig/free-ports";

function bind(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(server);
    });
  });
}

describe("free ports", () => {
  it("are as many as asked for, all different, below those of outgoing connections", async () => {
    const ports = await freePorts(12);
    expect(new Set(ports).size).toBe(12);
    expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });

  it("can be bound", async () => {
    const servers = await Promise.all((await freePorts(4)).map(bind));
    expect(servers.every((server) => server.listening)).toBe(true);
    servers.forEach((server) => server.close());
  });

  it("are never ones that somebody holds", async () => {
    const held = await Promise.all((await freePorts(3)).map(bind));
    const taken = held.map((server) => {
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : 0;
    });
    // Dice that fall on the taken ports first, then on one that is free.
    const [free = 0] = await freePorts(1);
    const throws = [...taken, free];
    const found = await freePorts(1, () => throws.shift() ?? free);
    held.forEach((server) => server.close());
    expect(found).toEqual([free]);
  });

  it("end in an error where there are none, not in an endless search", async () => {
    const [port = 0] = await freePorts(1);
    const holder = await bind(port);
    await expect(freePorts(1, () => port)).rejects.toThrow("Fewer than 1 ports are free between 20000 and 32000.");
    holder.close();
  });
});
