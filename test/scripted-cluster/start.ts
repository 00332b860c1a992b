import { createServer, type Server, type Socket } from "node:net";
import { Reader } from "../../src/kafka-client/protocol/reader";
import { Writer } from "../../src/kafka-client/protocol/writer";
import { listenOnFreePort } from "../listen-on-free-port";
import { type Asked, scriptedApis } from "./answers";
import { type ScriptedPlan } from "./plan";

/** Brokers that hold nothing and answer everything by rule, in Kafka's own bytes. */
export interface ScriptedCluster {
  readonly bootstrapServers: string;
  /** Requests so far, by the key of their API. */
  readonly asked: ReadonlyMap<number, number>;
  /** From now on, requests of this API get no answer; undefined: all get theirs, those that wait as well. */
  stall(apiKey: number | undefined): void;
  /** Nobody listens any more, and every connection is cut. */
  stop(): Promise<void>;
}

const apiVersionsKey = 18;
const saslHandshakeKey = 17;
const saslAuthenticateKey = 36;
const unsupportedVersion = 35;

/** Starts them on free ports of the loopback interface. Every user may log in by PLAIN, with any password. */
export async function startScriptedCluster(plan: ScriptedPlan): Promise<ScriptedCluster> {
  const addresses: { readonly host: string; readonly port: number }[] = [];
  const asked = new Map<number, number>();
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let stalled: number | undefined;
  const remembered = new Map<string, Buffer>();

  const serve = (broker: number) => (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    let held: Buffer[] = [];
    let size = 0;
    socket.on("data", (data: Buffer) => {
      held.push(data);
      size += data.length;
      // The pieces of a long request are put together once, when it is whole.
      for (let bytes = whole(held, size); bytes !== undefined; bytes = whole(held, size)) {
        const end = 4 + bytes.readUInt32BE(0);
        take(bytes.subarray(4, end), socket, { plan, broker, addresses });
        held = [bytes.subarray(end)];
        size -= end;
      }
    });
  };

  const take = (request: Buffer, socket: Socket, at: Asked): void => {
    const key = request.readInt16BE(0);
    asked.set(key, (asked.get(key) ?? 0) + 1);
    const respond = (): void => {
      const [head, body] = responseTo(request, at, remembered);
      const frame = Buffer.alloc(8);
      frame.writeInt32BE(4 + head.length + body.length, 0);
      request.copy(frame, 4, 4, 8);
      socket.cork();
      socket.write(frame);
      socket.write(head);
      socket.write(body);
      socket.uncork();
    };
    if (key === stalled) waiting.push(respond);
    else respond();
  };

  const servers: Server[] = [];
  for (let broker = 1; broker <= plan.brokers; broker++) {
    const server = createServer(serve(broker));
    servers.push(server);
    addresses.push({ host: "127.0.0.1", port: await listenOnFreePort(server) });
  }
  return {
    bootstrapServers: addresses.map(({ host, port }) => `${host}:${String(port)}`).join(","),
    asked,
    stall: (apiKey) => {
      stalled = apiKey;
      if (apiKey === undefined) for (const respond of waiting.splice(0)) respond();
    },
    stop: async () => {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

function whole(held: readonly Buffer[], size: number): Buffer | undefined {
  const [first] = held;
  if (first === undefined || size < 4) return undefined;
  const start = first.length >= 4 ? first : Buffer.concat(held);
  if (size < 4 + start.readUInt32BE(0)) return undefined;
  return held.length === 1 ? first : Buffer.concat(held);
}

const noTags = Buffer.from([0]);
const nothing = Buffer.alloc(0);

/** The tagged fields of the header where there are any, and the body. */
function responseTo(request: Buffer, at: Asked, remembered: Map<string, Buffer>): readonly [Buffer, Buffer] {
  const key = request.readInt16BE(0);
  const version = request.readInt16BE(2);
  if (key === apiVersionsKey) return [nothing, apiVersionsBody(version)];
  if (key === saslHandshakeKey)
    return [
      nothing,
      new Writer(false)
        .int16(0)
        .array(["PLAIN"], (writer, name) => writer.string(name))
        .finished(),
    ];
  if (key === saslAuthenticateKey)
    return [nothing, new Writer(false).int16(0).string(null).bytes(nothing).int64(0).finished()];
  const api = scriptedApis.find((one) => one.key === key);
  if (api === undefined || api.version !== version)
    throw new Error(`the scripted brokers do not answer API ${String(key)} in version ${String(version)}`);
  const clientId = request.readInt16BE(8);
  const body = request.subarray(10 + Math.max(0, clientId));
  // The same question gets the same answer: what costs time here would be counted against whoever asks.
  const question = `${String(key)} ${String(at.broker)} ${body.toString("latin1")}`;
  const there = remembered.get(question);
  if (there !== undefined) return [noTags, there];
  const reader = new Reader(body, true);
  reader.tags();
  const writer = new Writer(true);
  api.answer(reader, writer, at);
  const made = writer.finished();
  if (question.length < 10_000) remembered.set(question, made);
  return [noTags, made];
}

function apiVersionsBody(version: number): Buffer {
  // A client that asks too much is answered in version 0, and asks again in that.
  if (version === 0 || version > 3)
    return new Writer(false)
      .int16(version === 0 ? 0 : unsupportedVersion)
      .array(ranges, range)
      .finished();
  if (version !== 3) throw new Error(`the scripted brokers do not answer ApiVersions in version ${String(version)}`);
  const writer = new Writer(true).int16(0);
  writer.array(ranges, (_, one) => range(writer, one).tags());
  writer.int32(0);
  // The feature level of metadata.version that Kafka 3.9 has, as supported and as finalized.
  const level = 21;
  const supported = new Writer(true);
  supported.array([level], (_, most) => supported.string("metadata.version").int16(1).int16(most).tags());
  const finalized = new Writer(true);
  finalized.array([level], (_, is) => finalized.string("metadata.version").int16(is).int16(is).tags());
  writer.uvarint(2);
  for (const [tag, field] of [supported, finalized].entries()) {
    const bytes = field.finished();
    // Writer's bytes carry their length plus one, as compact bytes do; a tagged field its length as it is.
    writer.uvarint(tag * 2).uvarint(bytes.length);
    for (const byte of bytes) writer.int8((byte << 24) >> 24);
  }
  return writer.finished();
}

type Range = readonly [key: number, min: number, max: number];

const ranges: readonly Range[] = [
  [apiVersionsKey, 0, 3],
  [saslHandshakeKey, 0, 1],
  [saslAuthenticateKey, 0, 1],
  ...scriptedApis.map(({ key, version }): Range => [key, version, version]),
];

function range(writer: Writer, [key, min, max]: Range): Writer {
  return writer.int16(key).int16(min).int16(max);
}
