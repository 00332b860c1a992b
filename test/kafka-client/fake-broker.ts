import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { Writer } from "../../src/kafka-client/protocol/writer";

/** How a server that speaks just enough of Kafka's protocol behaves. */
export interface FakeBrokerPlan {
  readonly tls?: TlsOptions;
  /** What becomes of a request of each API; what is not named is answered as a broker does. */
  readonly apiVersions?: "silence" | "hang-up" | "garbage";
  readonly metadata?: "hang-up";
  /** The PLAIN passwords that are accepted; without them the listener has no SASL. */
  readonly passwords?: Readonly<Record<string, string>>;
  /** Brokers that Metadata tells of; the fake one itself where none are named. */
  readonly advertised?: readonly { readonly id: number; readonly host: string; readonly port: number }[];
  /** Metadata in no version that we speak. */
  readonly isController?: boolean;
}

/** A server of this process. */
export interface FakeBroker {
  readonly port: number;
  /** Names of the APIs that were asked for, in order. */
  readonly asked: readonly number[];
  readonly connections: () => number;
  /** Closes every connection, as a broker does with idle ones; new ones are taken. */
  hangUp(): void;
  stop(): Promise<void>;
}

const keys = { metadata: 3, saslHandshake: 17, apiVersions: 18, saslAuthenticate: 36 } as const;

/** Starts the server on a free port of the loopback interface. */
export async function startFakeBroker(plan: FakeBrokerPlan = {}): Promise<FakeBroker> {
  const asked: number[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const serve = (socket: Socket): void => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    let held = Buffer.alloc(0);
    socket.on("data", (data: Buffer) => {
      held = Buffer.concat([held, data]);
      // As a broker does with a length that no request has: the first bytes of a TLS handshake, for one.
      if (held.length >= 4 && held.readUInt32BE(0) > 1_000_000) socket.destroy();
      while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
        const end = 4 + held.readUInt32BE(0);
        answer(held.subarray(4, end), socket);
        held = held.subarray(end);
      }
    });
  };
  const server: Server = plan.tls === undefined ? createTcpServer(serve) : createTlsServer(plan.tls, serve);
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server);
  return {
    port,
    asked,
    connections: () => connections,
    hangUp: () => {
      for (const socket of sockets) socket.end();
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };

  function answer(request: Buffer, socket: Socket): void {
    const api = request.readInt16BE(0);
    const version = request.readInt16BE(2);
    asked.push(api);
    const body = bodyOf(api, version, request, socket);
    if (body === undefined) return;
    const head = Buffer.alloc(8);
    head.writeInt32BE(4 + body.length, 0);
    request.copy(head, 4, 4, 8);
    socket.write(Buffer.concat([head, body]));
  }

  function bodyOf(api: number, version: number, request: Buffer, socket: Socket): Buffer | undefined {
    if (api === keys.apiVersions) return apiVersionsBody(socket);
    if (api === keys.saslHandshake) return handshakeBody(plan);
    if (api === keys.saslAuthenticate) return authenticateBody(plan, request);
    if (api === keys.metadata && plan.metadata !== "hang-up") return metadataBody(version);
    socket.destroy();
    return undefined;
  }

  function apiVersionsBody(socket: Socket): Buffer | undefined {
    if (plan.apiVersions === "silence") return undefined;
    if (plan.apiVersions === "garbage") return Buffer.from("ffffffffffffffffff", "hex");
    if (plan.apiVersions === "hang-up") {
      socket.destroy();
      return undefined;
    }
    const ranges = [
      ...(plan.isController === true ? [] : [[keys.metadata, 4, 12]]),
      [keys.saslHandshake, 0, 1],
      [keys.apiVersions, 0, 3],
      [keys.saslAuthenticate, 0, 1],
    ];
    const writer = new Writer(true).int16(0);
    writer.array(ranges, (_, [key = 0, min = 0, max = 0]) => writer.int16(key).int16(min).int16(max).tags());
    return writer.int32(0).tags().finished();
  }

  function metadataBody(version: number): Buffer {
    if (version !== 12) throw new Error(`metadata was asked in version ${String(version)}`);
    const writer = new Writer(true).tags().int32(0);
    const brokers = plan.advertised ?? [{ id: 1, host: "127.0.0.1", port }];
    writer.array(brokers, (_, broker) =>
      writer.int32(broker.id).string(broker.host).int32(broker.port).string(null).tags(),
    );
    writer.string("fake-cluster").int32(1);
    return writer
      .array([], () => undefined)
      .tags()
      .finished();
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

const errors = { unsupportedMechanism: 33, illegalState: 34, authenticationFailed: 58 } as const;

function handshakeBody({ passwords }: FakeBrokerPlan): Buffer {
  const writer = new Writer(false).int16(passwords === undefined ? errors.illegalState : 0);
  return writer.array(passwords === undefined ? [] : ["PLAIN"], (_, name) => writer.string(name)).finished();
}

function authenticateBody({ passwords }: FakeBrokerPlan, request: Buffer): Buffer {
  // PLAIN is: identity, a zero byte, user, a zero byte, password (RFC 4616).
  const [user = "", password] = request.subarray(request.indexOf(0, 14)).toString("utf8").split("\0").slice(-2);
  const known = passwords?.[user] !== undefined && passwords[user] === password;
  const writer = new Writer(false).int16(known ? 0 : errors.authenticationFailed);
  return writer
    .string(known ? null : "Authentication failed")
    .bytes(Buffer.alloc(0))
    .int64(0)
    .finished();
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const broker = await startFakeBroker();
  await broker.stop();
  return broker.port;
}
