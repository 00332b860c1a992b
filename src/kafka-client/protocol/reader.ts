import { MalformedResponse } from "./malformed-response";

const two32 = 2 ** 32;

/** Varints of 32 bits have at most five bytes, of 64 bits ten. */
const longestVarint = 5;
const longestVarlong = 10;

/**
 * Reads Kafka's primitive types from the body of a response. In a flexible version (KIP-482) strings, bytes and arrays
 * are compact and every structure ends with tagged fields; the same calls read both forms.
 *
 * @throws MalformedResponse from every method, where a length is impossible or the bytes end: nothing is allocated before
 * its length was held against what is left.
 */
export class Reader {
  private position: number;

  constructor(
    private readonly bytes: Buffer,
    readonly flexible: boolean,
    start = 0,
  ) {
    this.position = start;
  }

  /** Bytes that are not read yet. */
  get left(): number {
    return this.bytes.length - this.position;
  }

  /** One byte, signed. */
  int8(): number {
    return (this.uint8("int8") << 24) >> 24;
  }

  /** Two bytes, signed. */
  int16(): number {
    return this.bytes.readInt16BE(this.advance(2, "int16"));
  }

  /** Two bytes, unsigned. */
  uint16(): number {
    return this.bytes.readUInt16BE(this.advance(2, "uint16"));
  }

  /** Four bytes, signed. */
  int32(): number {
    return this.bytes.readInt32BE(this.advance(4, "int32"));
  }

  /** Four bytes, unsigned. */
  uint32(): number {
    return this.bytes.readUInt32BE(this.advance(4, "uint32"));
  }

  /** Eight bytes, signed, as a number: exact up to 2^53, which no offset and no timestamp reaches. */
  int64(): number {
    const at = this.advance(8, "int64");
    return this.bytes.readInt32BE(at) * two32 + this.bytes.readUInt32BE(at + 4);
  }

  /** Eight bytes, IEEE 754. */
  float64(): number {
    return this.bytes.readDoubleBE(this.advance(8, "float64"));
  }

  /** One byte, of which anything but 0 is true. */
  boolean(): boolean {
    return this.uint8("boolean") !== 0;
  }

  /** Sixteen bytes as Kafka prints them (base64url without padding); null where all are zero, which means "none". */
  uuid(): string | null {
    const at = this.advance(16, "uuid");
    const text = this.bytes.toString("base64url", at, at + 16);
    return text === "AAAAAAAAAAAAAAAAAAAAAA" ? null : text;
  }

  /** An unsigned varint of at most 32 bits. */
  uvarint(): number {
    const start = this.position;
    const first = this.uint8("varint");
    // Nearly all are lengths below 128: answers of large clusters hold hundreds of thousands of them.
    if (first < 0x80) return first;
    let value = first & 0x7f;
    let factor = 128;
    for (let index = 1; index < longestVarint; index += 1) {
      const byte = this.uint8("varint");
      value += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte < 0x80) return value;
    }
    throw new MalformedResponse("varint of more than 5 bytes", start, this.bytes.length);
  }

  /** A zigzag varint of at most 32 bits, as records have it. */
  varint(): number {
    const value = this.uvarint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A zigzag varint of at most 64 bits, as a number: exact up to 2^53. */
  varlong(): number {
    const start = this.position;
    let low = 0;
    let factor = 1;
    for (let index = 0; index < longestVarlong; index += 1) {
      const byte = this.uint8("varlong");
      low += (byte & 0x7f) * factor;
      factor *= 128;
      if (byte < 0x80) return low % 2 === 0 ? low / 2 : -(low + 1) / 2;
    }
    throw new MalformedResponse("varlong of more than 10 bytes", start, this.bytes.length);
  }

  /** A string that must be there. */
  string(): string {
    const at = this.position;
    const value = this.nullableString();
    if (value === null) throw new MalformedResponse("null where a string must be", at, this.bytes.length);
    return value;
  }

  /** A string, or null. */
  nullableString(): string | null {
    const length = this.flexible ? this.uvarint() - 1 : this.int16();
    if (length < 0) return null;
    const at = this.advance(length, "string");
    return this.bytes.toString("utf8", at, at + length);
  }

  /** Bytes, or null; not copied. */
  nullableBytes(): Buffer | null {
    return this.raw(this.flexible ? this.uvarint() - 1 : this.int32());
  }

  /** So many bytes, not copied; null for a negative length. */
  raw(length: number): Buffer | null {
    if (length < 0) return null;
    const at = this.advance(length, "bytes");
    return this.bytes.subarray(at, at + length);
  }

  /** An array; a null array reads as an empty one. */
  array<T>(element: (reader: Reader) => T): T[] {
    return this.nullableArray(element) ?? [];
  }

  /** An array, or null. */
  nullableArray<T>(element: (reader: Reader) => T): T[] | null {
    const at = this.position;
    const count = this.flexible ? this.uvarint() - 1 : this.int32();
    if (count < 0) return null;
    // Each element has at least one byte, so a count beyond what is left cannot be true.
    if (count > this.left) throw new MalformedResponse(`array of ${String(count)} elements`, at, this.bytes.length);
    const elements: T[] = [];
    for (let index = 0; index < count; index += 1) elements.push(element(this));
    return elements;
  }

  /** The tagged fields that end a structure of a flexible version, skipped; nothing in the other versions. */
  tags(): void {
    if (this.flexible) this.taggedFields(() => undefined);
  }

  /** The tagged fields that end a structure, each given to `field` with a reader of its own bytes. */
  taggedFields(field: (tag: number, reader: Reader) => void): void {
    const count = this.uvarint();
    for (let index = 0; index < count; index += 1) {
      const tag = this.uvarint();
      const size = this.uvarint();
      const at = this.advance(size, "tagged field");
      field(tag, new Reader(this.bytes.subarray(at, at + size), true));
    }
  }

  private uint8(what: string): number {
    // Bounds were looked at already.
    return this.bytes[this.advance(1, what)] ?? 0;
  }

  /** Moves over so many bytes and says where they begin. */
  private advance(length: number, what: string): number {
    const at = this.position;
    if (length > this.left)
      throw new MalformedResponse(
        `${what} of ${String(length)} bytes, ${String(this.left)} left,`,
        at,
        this.bytes.length,
      );
    this.position = at + length;
    return at;
  }
}
