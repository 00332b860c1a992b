import { gunzipSync } from "node:zlib";
import { decompress as decompressZstd } from "fzstd";
import { decompress as decompressLz4, decompressBound as lz4Bound } from "lz4js";
import { uncompress as decompressSnappy } from "snappyjs";
import { MalformedResponse } from "../protocol/malformed-response";

/** Upper bound of one batch when it is unpacked: a damaged or hostile one must not take all memory. */
const mostBytes = 256 * 1024 * 1024;

type Codec = (packed: Buffer) => Uint8Array;

/** Kafka's codecs by the number in a batch's attributes (`org.apache.kafka.common.record.CompressionType`). */
const codecs: Readonly<Record<number, Codec>> = {
  0: (packed) => packed,
  1: (packed) => gunzipSync(packed, { maxOutputLength: mostBytes }),
  2: snappy,
  // It takes all the room that it is given, for every batch: what the frame itself says is enough.
  3: (packed) => decompressLz4(packed, Math.min(mostBytes, lz4Bound(packed))),
  4: (packed) => decompressZstd(packed),
};

/**
 * The records of a batch, unpacked.
 *
 * @throws MalformedResponse where the codec is unknown or the bytes are not of it
 */
export function decompress(codec: number, packed: Buffer): Buffer {
  const unpack = codecs[codec];
  if (unpack === undefined) throw new MalformedResponse(`compression ${String(codec)}`, 0, packed.length);
  try {
    const bytes = unpack(packed);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch {
    throw new MalformedResponse(`batch that does not decompress with codec ${String(codec)}`, 0, packed.length);
  }
}

/** The head that xerial's SnappyOutputStream writes, which Java's clients use; others send one bare block. */
const xerialMagic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const xerialHeadBytes = 16;
const lengthBytes = 4;

function snappy(packed: Buffer): Uint8Array {
  if (!packed.subarray(0, xerialMagic.length).equals(xerialMagic)) return decompressSnappy(packed, mostBytes);
  const blocks: Uint8Array[] = [];
  for (let at = xerialHeadBytes; at < packed.length;) {
    const length = packed.readUInt32BE(at);
    const start = at + lengthBytes;
    if (start + length > packed.length) throw new RangeError("block beyond the end");
    blocks.push(decompressSnappy(packed.subarray(start, start + length), mostBytes));
    at = start + length;
  }
  return Buffer.concat(blocks);
}
