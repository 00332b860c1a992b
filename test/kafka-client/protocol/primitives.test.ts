import fc from "fast-check";
import { commonVersion } from "../../../src/kafka-client/protocol/api";
import { MalformedResponse } from "../../../src/kafka-client/protocol/malformed-response";
import { Reader } from "../../../src/kafka-client/protocol/reader";
import { Writer } from "../../../src/kafka-client/protocol/writer";

const forms = [true, false];

function readBack<T>(flexible: boolean, write: (writer: Writer) => void, read: (reader: Reader) => T): T {
  const writer = new Writer(flexible);
  write(writer);
  const reader = new Reader(writer.finished(), flexible);
  const value = read(reader);
  expect(reader.left).toBe(0);
  return value;
}

describe.each(forms)("what is written is read back (flexible: %s)", (flexible) => {
  it("integers of every size", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -128, max: 127 }),
        fc.integer({ min: -32768, max: 32767 }),
        fc.integer(),
        fc.maxSafeInteger(),
        (int8, int16, int32, int64) => {
          const back = readBack(
            flexible,
            (writer) => writer.int8(int8).int16(int16).int32(int32).int64(int64),
            (reader) => [reader.int8(), reader.int16(), reader.int32(), reader.int64()],
          );
          expect(back).toEqual([int8, int16, int32, int64]);
        },
      ),
    );
  });

  it("strings, null and empty among them", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: "grapheme", maxLength: 300 }))), (strings) => {
        const back = readBack(
          flexible,
          (writer) => writer.array(strings, (_, value) => writer.string(value)),
          (reader) => reader.array(() => reader.nullableString()),
        );
        expect(back).toEqual(strings);
      }),
    );
  });

  it("a body many times larger than the first buffer", () => {
    const names = Array.from({ length: 5000 }, (_, index) => `topic-${String(index)}`);
    const write = (writer: Writer): Writer =>
      writer.array(names, (_, name) => writer.string(name).int32(7).int8(1).int16(2).boolean(true).tags());
    const back = readBack(flexible, write, (reader) =>
      reader.array(() => {
        const all = [reader.string(), reader.int32(), reader.int8(), reader.int16(), reader.boolean()];
        reader.tags();
        return all;
      }),
    );
    expect(back).toEqual(names.map((name) => [name, 7, 1, 2, true]));
  });

  it("floating-point numbers, more of them than the first buffer holds", () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index / 7);
    const back = readBack(
      flexible,
      (writer) => writer.array(numbers, (to, number) => to.float64(number)),
      (reader) => reader.array(() => reader.float64()),
    );
    expect(back).toEqual(numbers);
  });

  it("a null array apart from an empty one", () => {
    const nothing = (): undefined => undefined;
    const back = readBack(
      flexible,
      (writer) => writer.array(null, nothing).array([], nothing),
      (reader) => [reader.nullableArray(nothing), reader.nullableArray(nothing)],
    );
    expect(back).toEqual([null, []]);
  });
});

describe("varints", () => {
  it("are read back up to 32 bits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
        expect(
          readBack(
            true,
            (writer) => writer.uvarint(value),
            (reader) => reader.uvarint(),
          ),
        ).toBe(value);
      }),
    );
  });

  it.each([
    ["00", 0],
    ["01", -1],
    ["02", 1],
    ["fe01", 127],
    ["ffffffff0f", -2147483648],
    ["feffffff0f", 2147483647],
  ])("zigzag %s is %d", (hex, value) => {
    expect(new Reader(Buffer.from(hex, "hex"), true).varint()).toBe(value);
    expect(new Reader(Buffer.from(hex, "hex"), true).varlong()).toBe(value);
  });

  it("of 64 bits are exact up to 2^53, as a timestamp's difference needs", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 }), (value) => {
        expect(new Reader(zigzagBytes(BigInt(value)), true).varlong()).toBe(value);
      }),
    );
  });

  it("that never end are called malformed", () => {
    expect(() => new Reader(Buffer.alloc(20, 0xff), true).uvarint()).toThrow(MalformedResponse);
    expect(() => new Reader(Buffer.alloc(20, 0xff), true).varlong()).toThrow(MalformedResponse);
  });
});

describe("hostile lengths", () => {
  it.each([
    ["an array of two thousand millions", "7fffffff00", false, (reader: Reader) => reader.array(() => reader.int8())],
    [
      "a compact array of four thousand millions",
      "ffffffff0f00",
      true,
      (reader: Reader) => reader.array(() => reader.int8()),
    ],
    ["a string longer than the rest", "7fff61", false, (reader: Reader) => reader.string()],
    ["bytes longer than the rest", "7fffffff61", false, (reader: Reader) => reader.nullableBytes()],
    ["a tagged field longer than the rest", "010090808080", true, (reader: Reader) => reader.tags()],
    ["null where a string must be", "ffff", false, (reader: Reader) => reader.string()],
  ])("%s: says so and stops", (_what, hex, flexible, read) => {
    expect(() => read(new Reader(Buffer.from(hex, "hex"), flexible))).toThrow(MalformedResponse);
  });

  it("never make it do anything but read or stop, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.boolean(), (bytes, flexible) => {
        const reader = new Reader(Buffer.from(bytes), flexible);
        try {
          reader.array(() => [reader.nullableString(), reader.array(() => reader.varint())]);
          reader.tags();
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedResponse);
        }
      }),
    );
  });
});

describe("the version that both sides speak", () => {
  it.each([
    [{ min: 0, max: 5 }, { min: 0, max: 3 }, 3],
    [{ min: 0, max: 5 }, { min: 4, max: 17 }, 5],
    [{ min: 0, max: 2 }, { min: 3, max: 9 }, undefined],
    [{ min: 4, max: 12 }, { min: 0, max: 3 }, undefined],
    [{ min: 1, max: 1 }, undefined, undefined],
  ])("ours %j, theirs %j: %s", (ours, theirs, expected) => {
    expect(commonVersion(ours, theirs)).toBe(expected);
  });
});

describe("tagged fields", () => {
  it("that are unknown are passed over", () => {
    const reader = new Reader(Buffer.from("02" + "00" + "03" + "616263" + "09" + "01" + "ff" + "2a", "hex"), true);
    reader.tags();
    expect(reader.int8()).toBe(42);
  });
});

/** A zigzag varint as Java's `ByteUtils.writeVarlong` makes it, worked out in another way than the reader does. */
function zigzagBytes(value: bigint): Buffer {
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  const bytes: number[] = [];
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}
