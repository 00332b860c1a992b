/** Types of records that are asked for (RFC 1035 §3.2.2, RFC 3596). */
export const recordTypes = { A: 1, CNAME: 5, AAAA: 28 } as const;

/** A name of {@link recordTypes}. */
export type RecordType = keyof typeof recordTypes;

/** One record of an answer; of other types than ours no more than that there is one. */
export interface DnsRecord {
  /** In lower case, without the last dot. */
  readonly name: string;
  readonly type: number;
  readonly ttlSeconds: number;
}

/** What a resolver answered. */
export interface DnsAnswer {
  readonly id: number;
  /** 0 no error, 2 server failure, 3 no such name, 5 refused (RFC 1035 §4.1.1). */
  readonly code: number;
  /** Cut to fit a datagram. */
  readonly truncated: boolean;
  readonly records: readonly DnsRecord[];
}

const headBytes = 12;
const internet = 1;
const recursionDesired = 0x0100;

/** A question for one record of a name, as a resolver takes it; undefined for what is no name (a label of none or over 63 bytes). */
export function encodeQuestion(id: number, host: string, type: RecordType): Buffer | undefined {
  const labels = host.replace(/\.$/, "").split(".");
  const parts = labels.map((label) => Buffer.from(label, "latin1"));
  if (parts.some(({ length }) => length === 0 || length > 63) || host.length > 253) return undefined;
  const head = Buffer.alloc(headBytes);
  head.writeUInt16BE(id, 0);
  head.writeUInt16BE(recursionDesired, 2);
  head.writeUInt16BE(1, 4);
  const tail = Buffer.alloc(5);
  tail.writeUInt16BE(recordTypes[type], 1);
  tail.writeUInt16BE(internet, 3);
  return Buffer.concat([head, ...parts.flatMap((part) => [Buffer.from([part.length]), part]), tail]);
}

/** Reads an answer; undefined where the bytes are none. Whatever they hold, nothing beyond them is read and no name loops. */
export function decodeAnswer(bytes: Buffer): DnsAnswer | undefined {
  if (bytes.length < headBytes || (bytes.readUInt16BE(2) & 0x8000) === 0) return undefined;
  const flags = bytes.readUInt16BE(2);
  let offset = headBytes;
  for (let left = bytes.readUInt16BE(4); left > 0; left -= 1) {
    const name = nameAt(bytes, offset);
    if (name === undefined) return undefined;
    offset = name.next + 4;
  }
  const records: DnsRecord[] = [];
  for (let left = bytes.readUInt16BE(6); left > 0; left -= 1) {
    const name = nameAt(bytes, offset);
    if (name === undefined || name.next + 10 > bytes.length) return undefined;
    const next = name.next + 10 + bytes.readUInt16BE(name.next + 8);
    if (next > bytes.length) return undefined;
    records.push({
      name: name.text.toLowerCase(),
      type: bytes.readUInt16BE(name.next),
      ttlSeconds: bytes.readUInt32BE(name.next + 4),
    });
    offset = next;
  }
  return { id: bytes.readUInt16BE(0), code: flags & 0xf, truncated: (flags & 0x0200) !== 0, records };
}

/** More jumps than any honest name has. */
const mostPointers = 32;

function nameAt(bytes: Buffer, start: number): { readonly text: string; readonly next: number } | undefined {
  const labels: string[] = [];
  let offset = start;
  let next: number | undefined;
  for (let jumps = 0; jumps <= mostPointers;) {
    const length = bytes[offset];
    if (length === undefined) return undefined;
    if (length === 0) return { text: labels.join("."), next: next ?? offset + 1 };
    if ((length & 0xc0) === 0xc0) {
      const low = bytes[offset + 1];
      if (low === undefined) return undefined;
      next ??= offset + 2;
      offset = ((length & 0x3f) << 8) | low;
      jumps += 1;
    } else {
      if (length > 63 || offset + 1 + length > bytes.length) return undefined;
      labels.push(bytes.toString("latin1", offset + 1, offset + 1 + length));
      offset += 1 + length;
    }
  }
  return undefined;
}
