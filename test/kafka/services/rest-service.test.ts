import { createServer, type Server } from "node:http";
import { type JavaProcess } from "../../../src/rehearsal/rig/java-process";
import { sendJson, startRestService } from "./rest-service";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A process that is none: it runs until it is stopped, and says what it is told to say. */
function process(said: readonly string[], runs: boolean): JavaProcess & { readonly killed: () => boolean } {
  let running = runs;
  let killed = false;
  const end = (): Promise<void> => {
    running = false;
    killed = true;
    return Promise.resolve();
  };
  return {
    pid: 0,
    logFile: "",
    ended: Promise.resolve(null),
    isRunning: () => running,
    stop: end,
    kill: end,
    lastLines: (count) => said.slice(-count),
    killed: () => killed,
  };
}

async function answering(port: number, statuses: readonly number[]): Promise<void> {
  let next = 0;
  const server = createServer((_request, response) => {
    response.writeHead(statuses[Math.min(next++, statuses.length - 1)] ?? 200).end("{}");
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
}

const plan = {
  name: "The service",
  urlAt: (port: number) => `http://127.0.0.1:${String(port)}/base`,
  readyPath: "/up",
};

describe("a REST service of the rig", () => {
  it("is there once it answers 200, at its address", async () => {
    const running = process([], true);
    const service = await startRestService({
      ...plan,
      start: async (port) => {
        await answering(port, [404, 503, 200]);
        return running;
      },
    });
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/base$/);
    expect(running.killed()).toBe(false);
    await service.stop();
    expect(running.isRunning()).toBe(false);
  });

  it("is started again on another port where its own was taken in between", async () => {
    const ports: number[] = [];
    const service = await startRestService({
      ...plan,
      start: async (port) => {
        ports.push(port);
        if (ports.length === 1) return process(["java.net.BindException: Address already in use"], false);
        await answering(port, [200]);
        return process([], true);
      },
    });
    expect(new Set(ports).size).toBe(2);
    expect(service.url).toContain(String(ports[1]));
  });

  it("that ends by itself is told with its last words, and nothing is left running", async () => {
    const broken = process(["starting", "java.lang.OutOfMemoryError: Java heap space"], false);
    const started = startRestService({ ...plan, start: () => Promise.resolve(broken) });
    await expect(started).rejects.toThrow(/The service ended while it started:\nstarting\njava.lang.OutOfMemoryError/);
    expect(broken.killed()).toBe(true);
  });

  it("says with which words it refused what it was sent", async () => {
    const service = await startRestService({
      ...plan,
      start: async (port) => {
        await answering(port, [200, 409]);
        return process([], true);
      },
    });
    await expect(sendJson("POST", `${service.url}/connectors`, {})).rejects.toThrow(
      /POST .* was refused with 409:\n\{\}/,
    );
  });
});
