import { readFileSync } from "node:fs";
import { createServer } from "node:tls";

/** One TLS listener of a broker. */
export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly key: string;
  readonly certificate: string;
}

/** Run with the file of its listeners: holds each open until it is ended. */
const [file] = process.argv.slice(2);
if (require.main === module && file !== undefined) {
  const listeners = JSON.parse(readFileSync(file, "utf8")) as readonly Listener[];
  for (const { address, port, key, certificate } of listeners)
    createServer({ key, cert: certificate }, (socket) => socket.on("error", () => undefined))
      .on("tlsClientError", () => undefined)
      .listen(port, address);
}
