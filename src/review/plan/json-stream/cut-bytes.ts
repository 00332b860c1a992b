import { DocumentError } from "../../../documents/problem";
import { BytesPiece, keyOf } from "./bytes-piece";
import { type TextPlace, type Tree } from "./piece";
import { type Want, wantedOf } from "./want";

// Where a reader stands in JSON between two bytes (RFC 8259).
const beforeValue = 0;
const firstElement = 1;
const firstKey = 2;
const beforeKey = 3;
const beforeColon = 4;
const afterValue = 5;
const inText = 6;
const inEscape = 7;
const inHex = 8;
const afterMinus = 9;
const afterZero = 10;
const inDigits = 11;
const afterPoint = 12;
const inFraction = 13;
const afterExponent = 14;
const afterSign = 15;
const inExponent = 16;
const inWord = 17;

const wordTrue = Buffer.from("true");
const wordFalse = Buffer.from("false");
const wordNull = Buffer.from("null");

/** Where a number may end. */
const endsNumber = new Set([afterZero, inDigits, inFraction, inExponent]);

/** The longest text that the engine can hold, with room to spare. */
const longestPiece = 500_000_000;

/** An object or a list whose parts are kept. */
type Frame =
  | { readonly kind: "object"; readonly want: Want; readonly depth: number; readonly entries: Map<string, Tree> }
  | { readonly kind: "list"; readonly want: Want; readonly depth: number; readonly elements: Tree[] };

/**
 * Cuts a JSON document, which comes in chunks of bytes, as a {@link Want} says. What is kept stays in the chunks that it came
 * in: give a new buffer each time. The whole document is held against JSON's grammar, also what is passed over.
 */
export class ByteCutter {
  readonly #file: string;
  readonly #want: Want;
  readonly #deepest: number;
  /** 1 where the container at a depth is an object. */
  readonly #containers: Uint8Array;
  readonly #frames: Frame[] = [];
  #state = beforeValue;
  #depth = 0;
  /** Bytes in earlier chunks, lines before, and where the line began. */
  #offset = 0;
  #line = 1;
  #lineStart = 0;
  /** The depth at which a value began that is taken whole or passed over; -1 between such. */
  #activeDepth = -1;
  #isTaken = false;
  /** Whether the text at hand is a key, and whether the key is wanted. */
  #isKey = false;
  #isKeyTaken = false;
  #hexLeft = 0;
  #word = wordNull;
  #wordAt = 0;
  /** Where in this chunk a taken text begins, with its parts from chunks before. */
  #from = 0;
  #parts: Buffer[] = [];
  #place: TextPlace | null = null;
  #key = "";
  #keyPlace: TextPlace | null = null;
  #tree: Tree | undefined;

  constructor(file: string, want: Want, deepest = 1000) {
    this.#file = file;
    this.#want = want;
    this.#deepest = deepest;
    this.#containers = new Uint8Array(deepest + 1);
  }

  /**
   * Takes the next bytes of the document.
   *
   * @throws DocumentError where they are not JSON, with line and column
   */
  push(chunk: Buffer): void {
    const length = chunk.length;
    const containers = this.#containers;
    let state = this.#state;
    let depth = this.#depth;
    let at = this.#offset === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    this.#from = 0;
    while (at < length) {
      const byte = chunk[at] ?? 0;
      if (state === inText) {
        // Most bytes of a plan are in texts.
        let end = at;
        let other = byte;
        while (other !== 0x22 && other !== 0x5c && other >= 0x20) {
          end++;
          if (end === length) break;
          other = chunk[end] ?? 0;
        }
        at = end;
        if (end === length) break;
        if (other === 0x22) {
          at++;
          if (this.#isKey) {
            state = beforeColon;
            if (this.#isKeyTaken) this.#endKey(chunk, at);
          } else {
            state = afterValue;
            if (depth === this.#activeDepth) this.#endValue(chunk, at);
          }
        } else if (other === 0x5c) {
          state = inEscape;
          at++;
        } else throw this.#broken(at, "a text has a line break or another control character that is not escaped");
        continue;
      }
      if (byte <= 0x20 && (state <= afterValue || endsNumber.has(state))) {
        if (byte === 0x0a) {
          this.#line++;
          this.#lineStart = this.#offset + at + 1;
        } else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) throw this.#unexpected(at, byte, state);
        if (state > afterValue) {
          state = afterValue;
          if (depth === this.#activeDepth) this.#endValue(chunk, at);
        }
        at++;
        continue;
      }
      switch (state) {
        case firstElement:
        case beforeValue: {
          if (byte === 0x5d && state === firstElement) {
            depth--;
            state = afterValue;
            if (this.#activeDepth === -1) this.#endFrame();
            else if (depth === this.#activeDepth) this.#endValue(chunk, at + 1);
            at++;
            break;
          }
          if (this.#activeDepth === -1 && this.#begin(byte, at, depth)) this.#activeDepth = depth;
          if (byte === 0x22) {
            state = inText;
            this.#isKey = false;
          } else if (byte === 0x7b || byte === 0x5b) {
            if (depth === this.#deepest) throw this.#broken(at, `it is nested deeper than ${String(depth)} levels`);
            depth++;
            containers[depth] = byte === 0x7b ? 1 : 0;
            state = byte === 0x7b ? firstKey : firstElement;
          } else if (byte === 0x2d) state = afterMinus;
          else if (byte === 0x30) state = afterZero;
          else if (byte >= 0x31 && byte <= 0x39) state = inDigits;
          else if (byte === 0x74 || byte === 0x66 || byte === 0x6e) {
            this.#word = byte === 0x74 ? wordTrue : byte === 0x66 ? wordFalse : wordNull;
            this.#wordAt = 1;
            state = inWord;
          } else throw this.#unexpected(at, byte, state);
          at++;
          break;
        }
        case firstKey:
        case beforeKey:
          if (byte === 0x22) {
            state = inText;
            this.#isKey = true;
            this.#isKeyTaken = this.#activeDepth === -1;
            if (this.#isKeyTaken) {
              this.#from = at;
              this.#place = this.#placeAt(at);
            }
          } else if (byte === 0x7d && state === firstKey) {
            depth--;
            state = afterValue;
            if (this.#activeDepth === -1) this.#endFrame();
            else if (depth === this.#activeDepth) this.#endValue(chunk, at + 1);
          } else throw this.#unexpected(at, byte, state);
          at++;
          break;
        case beforeColon:
          if (byte !== 0x3a) throw this.#unexpected(at, byte, state);
          state = beforeValue;
          at++;
          break;
        case afterValue: {
          if (depth === 0) throw this.#broken(at, "something stands after its end");
          const isObject = containers[depth] === 1;
          if (byte === 0x2c) state = isObject ? beforeKey : beforeValue;
          else if (byte === (isObject ? 0x7d : 0x5d)) {
            depth--;
            if (this.#activeDepth === -1) this.#endFrame();
            else if (depth === this.#activeDepth) this.#endValue(chunk, at + 1);
          } else throw this.#unexpected(at, byte, state);
          at++;
          break;
        }
        case inEscape:
          if (byte === 0x75) {
            state = inHex;
            this.#hexLeft = 4;
          } else if (isEscapable(byte)) state = inText;
          else throw this.#broken(at, "a text has a backslash before a character that needs none");
          at++;
          break;
        case inHex:
          if (!isHex(byte)) throw this.#broken(at, "a text has \\u without four hexadecimal digits");
          this.#hexLeft--;
          if (this.#hexLeft === 0) state = inText;
          at++;
          break;
        case inWord:
          if (byte !== this.#word[this.#wordAt]) throw this.#unexpected(at, byte, state);
          this.#wordAt++;
          at++;
          if (this.#wordAt === this.#word.length) {
            state = afterValue;
            if (depth === this.#activeDepth) this.#endValue(chunk, at);
          }
          break;
        default: {
          const next = afterNumberByte(state, byte);
          if (next === -1) {
            if (!endsNumber.has(state)) throw this.#unexpected(at, byte, state);
            state = afterValue;
            if (depth === this.#activeDepth) this.#endValue(chunk, at);
          } else {
            state = next;
            at++;
          }
        }
      }
    }
    if (this.#isHolding(state)) this.#parts.push(chunk.subarray(this.#from));
    this.#offset += length;
    this.#state = state;
    this.#depth = depth;
  }

  /**
   * What was kept, after the last bytes.
   *
   * @throws DocumentError where the document is not at its end
   */
  end(): Tree {
    const nothing = Buffer.alloc(0);
    if (this.#depth === 0 && endsNumber.has(this.#state)) {
      this.#state = afterValue;
      this.#from = 0;
      this.#endValue(nothing, 0);
    }
    if (this.#tree !== undefined && this.#depth === 0 && this.#state === afterValue) return this.#tree;
    if (this.#offset === 0) throw this.#broken(0, "it is empty");
    const inside = this.#frames.map((frame) => (frame.kind === "object" ? "an object" : "a list")).at(-1);
    throw this.#broken(
      0,
      `it ends early, ${inside === undefined ? "" : `inside of ${inside}, `}after ${String(this.#offset)} bytes`,
    );
  }

  #isHolding(state: number): boolean {
    return (this.#activeDepth !== -1 && this.#isTaken) || (state <= inHex && this.#isKeyTaken && this.#isOnKey(state));
  }

  #isOnKey(state: number): boolean {
    return this.#isKey && (state === inText || state === inEscape || state === inHex);
  }

  /** Whether the value that begins here is taken whole or passed over; else its parts are looked at. */
  #begin(byte: number, at: number, depth: number): boolean {
    const frame = this.#frames.at(-1);
    const isElement = frame?.kind === "list";
    if (isElement) this.#keyPlace = null;
    const want = frame === undefined ? this.#want : isElement ? eachOf(frame.want) : wantedOf(frame.want, this.#key);
    if (want !== undefined && want !== "piece") {
      const isKept = "each" in want ? byte === 0x5b : byte === 0x7b;
      if (isKept) {
        this.#frames.push(
          "each" in want
            ? { kind: "list", want, depth, elements: [] }
            : { kind: "object", want, depth, entries: new Map() },
        );
        const added = this.#frames.at(-1);
        if (added !== undefined)
          this.#add(
            added.kind === "list"
              ? { kind: "list", elements: added.elements }
              : { kind: "object", entries: added.entries },
            frame,
          );
        return false;
      }
    }
    this.#isTaken = want !== undefined;
    if (this.#isTaken) {
      this.#from = at;
      this.#place = this.#keyPlace ?? this.#placeAt(at);
    }
    return true;
  }

  #add(tree: Tree, frame: Frame | undefined): void {
    if (frame === undefined) this.#tree = tree;
    else if (frame.kind === "list") frame.elements.push(tree);
    else frame.entries.set(this.#key, tree);
  }

  #endValue(chunk: Buffer, to: number): void {
    this.#activeDepth = -1;
    if (this.#isTaken) {
      const [bytes, from, end] = this.#taken(chunk, to);
      if (end - from > longestPiece) throw this.#broken(to, "a value is longer than 500 MB");
      this.#add(new BytesPiece(bytes, from, end, this.#place), this.#frames.at(-1));
    }
    this.#isTaken = false;
  }

  #endKey(chunk: Buffer, to: number): void {
    const [bytes, from, end] = this.#taken(chunk, to);
    this.#key = keyOf(bytes, from, end);
    this.#keyPlace = this.#place;
    this.#isKeyTaken = false;
  }

  #taken(chunk: Buffer, to: number): readonly [Buffer, number, number] {
    if (this.#parts.length === 0) return [chunk, this.#from, to];
    const whole = Buffer.concat([...this.#parts, chunk.subarray(0, to)]);
    this.#parts = [];
    return [whole, 0, whole.length];
  }

  #endFrame(): void {
    this.#frames.pop();
  }

  #placeAt(at: number): TextPlace {
    return { line: this.#line, column: this.#offset + at - this.#lineStart + 1 };
  }

  #unexpected(at: number, byte: number, state: number): DocumentError {
    const shown = byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `the byte 0x${byte.toString(16)}`;
    return this.#broken(at, `${shown} stands where ${expected[state] ?? "a number goes on"}`);
  }

  #broken(at: number, what: string): DocumentError {
    return new DocumentError([
      {
        file: this.#file,
        ...this.#placeAt(at),
        path: "",
        rule: `is not JSON: ${what} (byte ${String(this.#offset + at)})`,
        instead: "A file that ends early was cut while it was written: make it again.",
      },
    ]);
  }
}

const expected: Readonly<Record<number, string>> = {
  [beforeValue]: "a value is expected",
  [firstElement]: "a value or the end of a list is expected",
  [firstKey]: "a key or the end of an object is expected",
  [beforeKey]: "a key is expected",
  [beforeColon]: "a colon is expected",
  [afterValue]: "a comma or the end of an object or a list is expected",
  [inWord]: "true, false or null goes on",
};

function eachOf(want: Want): Want | undefined {
  return want !== "piece" && "each" in want ? want.each : undefined;
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

/** `"`, `\`, `/`, b, f, n, r, t. */
function isEscapable(byte: number): boolean {
  switch (byte) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return true;
    default:
      return false;
  }
}

/** Where a number is after one byte more; -1 where the byte is not of the number. */
function afterNumberByte(state: number, byte: number): number {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  switch (state) {
    case afterMinus:
      return byte === 0x30 ? afterZero : isDigit ? inDigits : -1;
    case afterZero:
    case inDigits:
      if (isDigit && state === inDigits) return inDigits;
      return byte === 0x2e ? afterPoint : byte === 0x65 || byte === 0x45 ? afterExponent : -1;
    case afterPoint:
      return isDigit ? inFraction : -1;
    case inFraction:
      return isDigit ? inFraction : byte === 0x65 || byte === 0x45 ? afterExponent : -1;
    case afterExponent:
      return isDigit ? inExponent : byte === 0x2b || byte === 0x2d ? afterSign : -1;
    default:
      return isDigit ? inExponent : -1;
  }
}
