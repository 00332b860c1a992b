import { createServer } from "node:https";
import { request } from "node:http";
import { type AddressInfo } from "node:net";
import { type KeyAndCertificate } from "../../../src/rehearsal/rig/certificates";
import { freePorts } from "../../../src/rehearsal/rig/free-ports";

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
  const [port = 0] = await freePorts(1);
  await new Promise<void>((resolve) => proxy.listen(port, "127.0.0.1", resolve));
  const address = proxy.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${String(address.port)}${new URL(target).pathname.replace(/\/$/, "")}`,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => {
          resolve();
        });
        proxy.closeAllConnections();
      }),
  };
}
