import fc from "fast-check";
import { translateOffset } from "../../../src/check/mirror-maker/offset-translation";
import { type OffsetSync } from "../../../src/check/mirror-maker/offset-sync";
import { around, inTargetOrder, rewinds, sinceLastRewind } from "../../../src/check/mirror-maker/sync-history";

const at = { topic: "orders", partition: 0 };
const sync = (upstream: number, downstream: number): OffsetSync => ({ upstream, downstream });
const nothingCounted = (): undefined => undefined;
const noTail = { replicatedTo: undefined, targetEnd: undefined };

describe("translating a source offset", () => {
  it("is exact at a sync", () => {
    expect(translateOffset(at, [sync(100, 60)], 100, noTail, nothingCounted)).toEqual({ low: 60, high: 60 });
  });

  it("is exact between two syncs that went the same way", () => {
    expect(translateOffset(at, [sync(100, 60), sync(200, 160)], 150, noTail, nothingCounted)).toEqual({
      low: 110,
      high: 110,
    });
  });

  it("is exact behind the last sync where all that followed came over one by one", () => {
    const tail = { replicatedTo: 200, targetEnd: 160 };
    expect(translateOffset(at, [sync(100, 60)], 200, tail, nothingCounted)).toEqual({ low: 160, high: 160 });
  });

  it("counts the records between where markers or compaction took offsets", () => {
    const asked: unknown[] = [];
    const count = (range: unknown): number => {
      asked.push(range);
      return 30;
    };
    expect(translateOffset(at, [sync(100, 60), sync(200, 110)], 150, noTail, count)).toEqual({ low: 91, high: 91 });
    expect(asked).toEqual([{ ...at, from: 101, to: 150 }]);
  });

  it("says between which offsets it lies where that was not counted", () => {
    expect(translateOffset(at, [sync(100, 60), sync(200, 110)], 150, noTail, nothingCounted)).toEqual({
      low: 61,
      high: 110,
    });
  });

  it("counts backwards from the first sync for an offset before it", () => {
    expect(translateOffset(at, [sync(169, 169)], 150, noTail, () => 19)).toEqual({ low: 150, high: 150 });
    expect(translateOffset(at, [sync(169, 100)], 150, noTail, nothingCounted)).toEqual({ low: 81, high: 100 });
  });

  it("forgets what was before a rewind", () => {
    const history = [sync(0, 0), sync(299, 299), sync(0, 300), sync(39, 339)];
    expect(translateOffset(at, history, 39, noTail, nothingCounted)).toEqual({ low: 339, high: 339 });
  });

  it("knows nothing without a sync", () => {
    expect(translateOffset(at, [], 10, noTail, () => 10)).toBeUndefined();
  });

  it("finds the true place in any history of records and markers, or bounds that hold it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(59), { minLength: 1, maxLength: 8 }),
        fc.nat(60),
        fc.boolean(),
        (isRecord, syncedAt, wanted, counting) => {
          const place = (offset: number): number => isRecord.slice(0, offset).filter(Boolean).length;
          const syncs = [...new Set(syncedAt)]
            .filter((offset) => isRecord[offset] === true)
            .sort((a, b) => a - b)
            .map((offset) => sync(offset, place(offset)));
          const upstream = Math.min(wanted, isRecord.length);
          const count = ({ from, to }: { from: number; to: number }): number | undefined =>
            counting ? place(to) - place(from) : undefined;
          const found = translateOffset(at, syncs, upstream, noTail, count);
          if (syncs.length === 0) expect(found).toBeUndefined();
          else {
            expect(found?.low).toBeLessThanOrEqual(place(upstream));
            expect(found?.high).toBeGreaterThanOrEqual(place(upstream));
            if (counting) expect(found?.low).toBe(found?.high);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("a history of syncs", () => {
  it("shows where the source was read again", () => {
    const history = [sync(0, 0), sync(299, 299), sync(0, 300)];
    expect(rewinds(history)).toEqual([{ from: sync(299, 299), to: sync(0, 300), upstream: -299, downstream: 1 }]);
    expect(sinceLastRewind(history)).toEqual([sync(0, 300)]);
  });

  it("takes a sync that arrived after a later one for no rewind", () => {
    expect(rewinds(inTargetOrder([sync(0, 0), sync(22, 22), sync(11, 11), sync(33, 33)]))).toEqual([]);
  });

  it("takes a sync that MirrorMaker repeats at a restart for no rewind", () => {
    expect(rewinds([sync(5, 5), sync(5, 5), sync(9, 9)])).toEqual([]);
  });

  it("finds the syncs on both sides of an offset", () => {
    const run = [sync(0, 0), sync(10, 10), sync(20, 20)];
    expect(around(run, 10)).toEqual({ before: sync(10, 10), after: sync(20, 20) });
    expect(around(run, -1)).toEqual({ before: undefined, after: sync(0, 0) });
    expect(around(run, 99)).toEqual({ before: sync(20, 20), after: undefined });
  });
});
