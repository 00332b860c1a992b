/** MirrorMaker's note that the record at one offset of the source lies at another of the target. */
export interface OffsetSync {
  readonly upstream: number;
  readonly downstream: number;
}

/** One record of `mm2-offset-syncs.<alias>.internal`. */
export interface OffsetSyncRecord {
  readonly topic: string;
  readonly partition: number;
  readonly sync: OffsetSync;
}

/**
 * Reads one record of the offset-syncs topic (`org.apache.kafka.connect.mirror.OffsetSync`): key `topic STRING, partition
 * INT32`, value `upstreamOffset INT64, downstreamOffset INT64`, big-endian, strings with an INT16 length. A tombstone and
 * anything that is cut short give undefined.
 */
export function decodeOffsetSync(key: Buffer | null, value: Buffer | null): OffsetSyncRecord | undefined {
  if (key === null || value === null || key.length < 2 || value.length < 16) return undefined;
  const nameLength = key.readInt16BE(0);
  if (nameLength < 0 || key.length < 2 + nameLength + 4) return undefined;
  return {
    topic: key.toString("utf8", 2, 2 + nameLength),
    partition: key.readInt32BE(2 + nameLength),
    sync: { upstream: Number(value.readBigInt64BE(0)), downstream: Number(value.readBigInt64BE(8)) },
  };
}
