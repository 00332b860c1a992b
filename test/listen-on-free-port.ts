import { type Server } from "node:net";
import { errorCode } from "../src/documents/error-code";
import { freePorts } from "../src/rehearsal/rig/free-ports";

/**
 * Has a server of this process listen on the loopback address, at a port below those of outgoing connections, and tells
 * which. Where somebody takes a port between finding and binding it, the next is tried.
 *
 * @param candidates where ports come from; default {@link freePorts}
 * @throws the server's own error where it is another than a port in use
 */
export async function listenOnFreePort(
  server: Server,
  candidates: () => Promise<readonly number[]> = () => freePorts(1),
): Promise<number> {
  for (;;) {
    const [port = 0] = await candidates();
    if (await listens(server, port)) return port;
  }
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      if (errorCode(error) === "EADDRINUSE") resolve(false);
      else reject(error);
    };
    server.once("error", failed).listen(port, "127.0.0.1", () => {
      server.removeListener("error", failed);
      resolve(true);
    });
  });
}
