const two32 = 2 ** 32;
const firstSize = 256;

/**
 * Writes Kafka's primitive types into the body of a request. In a flexible version (KIP-482) strings and arrays are
 * compact and every structure ends with tagged fields; the same calls write both forms. Calls can be chained.
 */
export class Writer {
  private held = Buffer.allocUnsafe(firstSize);
  private length = 0;

  constructor(readonly flexible: boolean) {}

  /** What was written. */
  finished(): Buffer {
    return this.held.subarray(0, this.length);
  }

  /** One byte, signed. */
  int8(value: number): this {
    const at = this.room(1);
    this.held.writeInt8(value, at);
    return this;
  }

  /** Two bytes, signed. */
  int16(value: number): this {
    const at = this.room(2);
    this.held.writeInt16BE(value, at);
    return this;
  }

  /** Four bytes, signed. */
  int32(value: number): this {
    const at = this.room(4);
    this.held.writeInt32BE(value, at);
    return this;
  }

  /** Eight bytes, signed; exact up to 2^53. */
  int64(value: number): this {
    const at = this.room(8);
    this.held.writeInt32BE(Math.floor(value / two32), at);
    this.held.writeUInt32BE(value - Math.floor(value / two32) * two32, at + 4);
    return this;
  }

  /** Eight bytes, a floating-point number. */
  float64(value: number): this {
    const at = this.room(8);
    this.held.writeDoubleBE(value, at);
    return this;
  }

  /** One byte, 1 for true. */
  boolean(value: boolean): this {
    return this.int8(value ? 1 : 0);
  }

  /** An unsigned varint of at most 32 bits. */
  uvarint(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.uint8((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    return this.uint8(rest);
  }

  /** A string, or null. */
  string(value: string | null): this {
    const size = value === null ? -1 : Buffer.byteLength(value);
    if (this.flexible) this.uvarint(size + 1);
    else this.int16(size);
    if (value !== null) {
      const at = this.room(size);
      this.held.write(value, at, size, "utf8");
    }
    return this;
  }

  /** Bytes with their length before them. */
  bytes(value: Buffer): this {
    if (this.flexible) this.uvarint(value.length + 1);
    else this.int32(value.length);
    const at = this.room(value.length);
    value.copy(this.held, at);
    return this;
  }

  /** An array, or null; each element is written by `element`, which ends structures with {@link tags}. */
  array<T>(values: readonly T[] | null, element: (writer: this, value: T) => void): this {
    const count = values === null ? -1 : values.length;
    if (this.flexible) this.uvarint(count + 1);
    else this.int32(count);
    for (const value of values ?? []) element(this, value);
    return this;
  }

  /** No tagged fields: the end of a structure in a flexible version, nothing in the others. */
  tags(): this {
    return this.flexible ? this.uvarint(0) : this;
  }

  private uint8(value: number): this {
    const at = this.room(1);
    this.held.writeUInt8(value, at);
    return this;
  }

  /** Makes room for so many bytes and says where they begin. The bytes may then be others: ask for them afterwards. */
  private room(size: number): number {
    const at = this.length;
    if (at + size > this.held.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.held.length * 2, at + size));
      this.held.copy(larger, 0, 0, at);
      this.held = larger;
    }
    this.length = at + size;
    return at;
  }
}
