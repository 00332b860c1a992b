import { createSocket, type Socket } from "node:dgram";
import { encodeQuestion, recordTypes } from "../../../../src/check/network/look/dns-message";

/** One record of a script. A CNAME is followed within the script, as a resolver does. */
export interface ScriptedRecord {
  readonly name: string;
  readonly type: "A" | "CNAME";
  readonly value: string;
  readonly ttl: number;
}

/** What a resolver would answer to one question. */
export type Script = (name: string) => readonly ScriptedRecord[] | { readonly code: number };

/** A resolver that answers from a list: a name that is not in it does not exist. */
export function scriptOf(records: readonly ScriptedRecord[]): Script {
  return (name) => {
    const found: ScriptedRecord[] = [];
    let next: string | undefined = name;
    while (next !== undefined) {
      const own: readonly ScriptedRecord[] = records.filter((record) => record.name === next);
      found.push(...own);
      next = own.find(({ type }) => type === "CNAME")?.value;
    }
    return found.length > 0 ? found : { code: 3 };
  };
}

/** A running resolver. */
export interface Resolver {
  /** `127.0.0.1:41234`, as Node names resolvers. */
  readonly server: string;
  stop(): Promise<void>;
}

/** Starts a DNS server that follows a script; where that gives `null`, it says nothing. */
export async function startResolver(
  script: (name: string) => ReturnType<Script> | null | Buffer,
  { address = "127.0.0.1", port = 0 }: { readonly address?: string; readonly port?: number } = {},
): Promise<Resolver> {
  const socket: Socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    const answer = script(questionName(question));
    const bytes = answer === null || Buffer.isBuffer(answer) ? answer : answerTo(question, answer);
    if (bytes !== null) socket.send(bytes, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(port, address, resolve));
  return {
    server: `${address}:${String(socket.address().port)}`,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function questionName(question: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; question[at] !== 0 && question[at] !== undefined; at += question[at]! + 1)
    labels.push(question.toString("latin1", at + 1, at + 1 + question[at]!));
  return labels.join(".").toLowerCase();
}

/** An answer as RFC 1035 has it, names written out; addresses only where addresses of that kind were asked for. */
export function answerTo(question: Buffer, answer: ReturnType<Script>): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const asked = question.readUInt16BE(end - 4);
  const code = "code" in answer ? answer.code : 0;
  const records = "code" in answer ? [] : answer.filter(({ type }) => type === "CNAME" || recordTypes[type] === asked);
  const head = Buffer.from(question.subarray(0, end));
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(records.length, 6);
  head.fill(0, 8, 12);
  return Buffer.concat([head, ...records.map(recordBytes)]);
}

function recordBytes({ name, type, value, ttl }: ScriptedRecord): Buffer {
  const data = type === "A" ? Buffer.from(value.split(".").map(Number)) : nameBytes(value);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(recordTypes[type], 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([nameBytes(name), fixed, data]);
}

function nameBytes(name: string): Buffer {
  const question = encodeQuestion(0, name, "A");
  if (question === undefined) throw new Error(`${name} is no name`);
  return question.subarray(12, -4);
}
