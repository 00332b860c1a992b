import { type Piece, type TextPlace } from "./piece";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;

/**
 * A value as the bytes of a document, known to be JSON. Bytes are a tenth of what the parsed value takes, and most of a plan
 * is never asked for.
 */
export class BytesPiece implements Piece {
  readonly kind = "piece";
  readonly place: TextPlace | null;
  readonly #bytes: Buffer;
  readonly #from: number;
  readonly #to: number;

  constructor(bytes: Buffer, from: number, to: number, place: TextPlace | null) {
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
    this.place = place;
  }

  read(): unknown {
    const value: unknown = JSON.parse(this.#bytes.toString("utf8", this.#from, this.#to));
    return value;
  }

  fields(): ReadonlyMap<string, Piece> | null {
    if (this.#bytes[this.#from] !== openBrace) return null;
    const fields = new Map<string, Piece>();
    this.#walk((key, from, to) => {
      fields.set(key, new BytesPiece(this.#bytes, from, to, null));
      return true;
    });
    return fields;
  }

  field(key: string): Piece | undefined {
    let found: Piece | undefined;
    if (this.#bytes[this.#from] === openBrace)
      this.#walk((at, from, to) => {
        if (at === key) found = new BytesPiece(this.#bytes, from, to, null);
        return found === undefined;
      });
    return found;
  }

  /** The fields of an object, one after the other, until one is not followed by more. */
  #walk(visit: (key: string, from: number, to: number) => boolean): void {
    const bytes = this.#bytes;
    let at = this.#from + 1;
    for (;;) {
      while (at < this.#to && bytes[at] !== quote) at++;
      if (at >= this.#to) return;
      const keyEnd = endOfText(bytes, at);
      const key = keyOf(bytes, at, keyEnd);
      at = keyEnd;
      while (bytes[at] !== colon) at++;
      const from = afterBlanks(bytes, at + 1);
      const to = endOfValue(bytes, from, this.#to);
      if (!visit(key, from, to)) return;
      at = to;
    }
  }
}

/** The text of a key that stands between two places, its quotes included. */
export function keyOf(bytes: Buffer, from: number, to: number): string {
  const written = bytes.toString("utf8", from, to);
  if (!written.includes("\\")) return written.slice(1, -1);
  const key: unknown = JSON.parse(written);
  return String(key);
}

/** The place after the text whose first quote stands at `from`. */
function endOfText(bytes: Buffer, from: number): number {
  for (let at = from + 1; ; at++) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === backslash) at++;
  }
}

function afterBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while ((bytes[at] ?? quote) <= 0x20) at++;
  return at;
}

/** The place after a value of an object that ends before `limit`. */
function endOfValue(bytes: Buffer, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      at = endOfText(bytes, at) - 1;
      if (depth === 0) return at + 1;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) {
      // The end of the object itself, after a number or a word.
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (byte === comma || (byte ?? 0) <= 0x20)) return at;
  }
  return limit;
}
