import { fetch } from "../../../src/kafka-client/protocol/fetch";
import { MalformedResponse } from "../../../src/kafka-client/protocol/malformed-response";
import { decompress } from "../../../src/kafka-client/records/decompress";
import { batchesIn, recordsIn, transactionEnd } from "../../../src/kafka-client/records/record-batch";
import { visibleBatches } from "../../../src/kafka-client/records/visible-batches";
import { decodedFixtures, kafkaLines, type KafkaLine } from "../fixtures";

function fetched(
  line: KafkaLine,
  name: string,
): { records: Buffer; aborted: readonly { producerId: number; firstOffset: number }[] } {
  const partition = decodedFixtures(line, fetch, name)[0]?.answer.partitions[0];
  if (partition === undefined) throw new Error(`no fixture ${name}`);
  return { records: partition.records, aborted: partition.abortedTransactions };
}

describe.each(kafkaLines)("records that a %s broker really gave", (line) => {
  it("are unpacked from gzip, snappy, lz4 and zstd, Java's framing of snappy included", () => {
    const batches = ["Fetch gzip", "Fetch codecs"].flatMap((name) => [...batchesIn(fetched(line, name).records)]);
    expect(batches.map(({ codec, recordCount }) => [codec, recordCount])).toEqual([
      [1, 2],
      [2, 3],
      [3, 3],
      [4, 3],
    ]);
    const records = batches.flatMap((batch) => [...recordsIn(batch)]);
    expect(records.map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(records.slice(2).map(({ value }) => value?.length)).toEqual(Array.from({ length: 9 }, () => 40));
    for (const { value } of records.slice(2)) expect(value?.toString("latin1")).toMatch(/^[A-Z]{40}$/);
  });

  it("take no more memory from lz4 than they can fill, however many batches there are", () => {
    const packed = [...batchesIn(fetched(line, "Fetch codecs").records)].find(({ codec }) => codec === 3);
    if (packed === undefined) throw new Error("no batch in lz4");
    const before = process.memoryUsage().arrayBuffers;
    expect([...recordsIn(packed)]).toHaveLength(3);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it("have keys, tombstones, double headers in order, and their own timestamps", () => {
    const [first] = batchesIn(fetched(line, "Fetch gzip").records);
    const [one, two] = first === undefined ? [] : [...recordsIn(first)];
    expect(one).toMatchObject({ offset: 0, timestamp: 1_700_000_000_000 });
    expect(one?.key?.toString()).toBe("k1");
    expect(one?.value?.toString()).toBe("v1");
    expect(one?.headers.map(({ key, value }) => [key, value?.toString()])).toEqual([
      ["trace", "a"],
      ["trace", "b"],
    ]);
    expect(two).toMatchObject({ offset: 1, timestamp: 1_700_000_000_001, value: null, headers: [] });
  });

  it("of an aborted transaction are passed over, and so are the markers", () => {
    const { records, aborted } = fetched(line, "Fetch transactions");
    const batches = [...batchesIn(records)];
    expect(batches.map(({ isControl }) => isControl)).toEqual([false, true, false, true]);
    expect(batches.filter(({ isControl }) => isControl).map(transactionEnd)).toEqual(["abort", "commit"]);
    const keysOf = (visible: Iterable<(typeof batches)[number]>): (string | undefined)[] =>
      [...visible].flatMap((batch) => [...recordsIn(batch)].map(({ key }) => key?.toString()));
    expect(keysOf(visibleBatches(batches, aborted))).toEqual(["commit"]);
    expect(keysOf(visibleBatches(batches, []))).toEqual(["abort", "commit"]);
  });

  it("that were cut by the size limit are left for the next fetch", () => {
    const { records } = fetched(line, "Fetch codecs");
    expect([...batchesIn(records.subarray(0, records.length - 1))]).toHaveLength(2);
    expect([...batchesIn(records.subarray(0, 5))]).toHaveLength(0);
  });
});

describe("damaged records", () => {
  const good = fetched("4.3.1", "Fetch codecs").records;

  it.each([
    ["a negative length", 8, "ffffffff"],
    ["a length too short for a batch", 8, "00000006"],
    ["a message format from before Kafka 0.11", 16, "01"],
  ])("with %s are called malformed", (_what, at, hex) => {
    const damaged = Buffer.from(good);
    Buffer.from(hex, "hex").copy(damaged, at);
    expect(() => [...batchesIn(damaged)]).toThrow(MalformedResponse);
  });

  it("that claim more records than there are bytes are called malformed", () => {
    const damaged = Buffer.from(good);
    damaged.writeInt32BE(0x7fffffff, 57);
    const [first] = batchesIn(damaged);
    expect(() => (first === undefined ? [] : [...recordsIn(first)])).toThrow(MalformedResponse);
  });

  it.each([1, 2, 3, 4, 5])("that are not of their codec %d are called malformed", (codec) => {
    expect(() => decompress(codec, Buffer.from("this is no compressed batch"))).toThrow(MalformedResponse);
  });
});
