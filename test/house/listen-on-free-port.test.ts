import { createServer, type Server } from "node:net";
import { listenOnFreePort } from "../listen-on-free-port";

describe("listening on a free port", () => {
  const servers: Server[] = [];
  const server = (): Server => {
    const made = createServer();
    servers.push(made);
    return made;
  };
  afterEach(() => {
    for (const one of servers.splice(0)) one.close();
  });

  it("goes on to the next where somebody has taken the first meanwhile", async () => {
    const taken = await listenOnFreePort(server());
    const free = await listenOnFreePort(server());
    servers.pop()?.close();
    const ports = [taken, free];
    const second = server();
    expect(await listenOnFreePort(second, () => Promise.resolve(ports.splice(0, 1)))).toBe(free);
    expect(second.address()).toMatchObject({ port: free });
    expect(second.listenerCount("error")).toBe(0);
  });

  it("tells every other error", async () => {
    await expect(listenOnFreePort(server(), () => Promise.resolve([70_000]))).rejects.toThrow("port");
  });
});
