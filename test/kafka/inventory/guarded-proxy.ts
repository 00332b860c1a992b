import { createServer } from "node:https";
import { request } from "node:http";
import { type KeyAndCertificate } from "../../../src/rehearsal/rig/certificates";
import { listenOnFreePort } from "../../listen-on-free-port";

/** A proxy before a service that has neither TLS nor users: it has both. */
export interface GuardedProxy {
  /** With the path of the service's own address. */
  readonly url: string;
  close(): Promise<void>;
}

/** Lets requests through to the service that carry one user's name and password, over TLS. */
export async function guardedProxy(target: string, server: KeyAndCertificate, userInfo: string): Promise<GuardedProxy> {
  const wanted = `Basic ${Buffer.from(userInfo).toString("base64")}`;
  const proxy = createServer({ key: server.key, cert: server.certificate }, (incoming, outgoing) => {
    if (incoming.headers.authorization !== wanted) {
      outgoing
        .writeHead(401, { "content-type": "application/json" })
        .end('{"error_code":401,"message":"Unauthorized"}');
      return;
    }
    const url = new URL(incoming.url ?? "/", target);
    const onward = request(url, { headers: { accept: "application/json" } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { "content-type": "application/json" });
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy()).end();
  });
  const port = await listenOnFreePort(proxy);
  return {
    url: `https://127.0.0.1:${String(port)}${new URL(target).pathname.replace(/\/$/, "")}`,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => {
          resolve();
        });
        proxy.closeAllConnections();
      }),
  };
}
