import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo } from "node:net";

/** One answer of the script. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A small HTTP server whose answers a test writes; it remembers what it was asked. */
export interface ScriptedServer {
  readonly url: string;
  /** Path and query of every request, in order. */
  readonly asked: readonly string[];
  /** The `authorization` header of every request. */
  readonly authorizations: readonly (string | undefined)[];
  /** Most requests that were under way at the same time. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

/** Starts it on any free port; `answer` decides what each request gets, by path and query. */
export async function scriptedServer(
  answer: (path: string, request: IncomingMessage) => ScriptedAnswer | Promise<ScriptedAnswer>,
): Promise<ScriptedServer> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  let underWay = 0;
  let most = 0;
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    authorizations.push(request.headers.authorization);
    most = Math.max(most, ++underWay);
    void Promise.resolve(answer(path, request)).then(({ status = 200, body, headers = {} }) => {
      underWay--;
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    asked,
    authorizations,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
