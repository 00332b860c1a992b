import { noRecordsSkipped } from "../../../src/check/checks/no-records-skipped";
import { type OffsetSync } from "../../../src/check/mirror-maker/offset-sync";
import { type ByName, type Snapshot } from "../../../src/check/snapshot/snapshot";
import { type Answer, known } from "../../../src/kafka/answer";
import { anExpectedTopic, expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, log, mirrorMaker } from "../../builders/snapshot";

const sync = (upstream: number, downstream: number): OffsetSync => ({ upstream, downstream });

function seenWith(
  position: number,
  sourceStart: number,
  sourceEnd: number,
  syncs: readonly OffsetSync[],
  counts: ByName<Answer<number>> = {},
): Snapshot {
  return aSnapshot({
    source: aCluster({ logs: known({ "orders 0": known(log(sourceStart, sourceEnd)) }), counts }),
    mirrorMaker: mirrorMaker({
      positions: known({ "orders 0": position }),
      syncs: known({ "orders 0": syncs }),
    }),
  });
}

const verdict = (seen: Snapshot, expected = expectations()): readonly string[] =>
  outcomes(judged(noRecordsSkipped, expected, seen));
const failed = ["orders | fail | RECORDS_DELETED_BEFORE_REPLICATION"];

describe("no-records-skipped", () => {
  it("passes where the source's log starts at or before the position", () => {
    expect(verdict(seenWith(529, 0, 600, [sync(0, 0)]))).toEqual(["orders | pass"]);
    expect(verdict(seenWith(529, 530, 600, [sync(0, 0)]))).toEqual(["orders | pass"]);
  });

  it("fails where the source's log starts behind it", () => {
    const seen = seenWith(529, 600, 630, [sync(0, 0)]);
    expect(verdict(seen)).toEqual(failed);
    expect(judged(noRecordsSkipped, expectations(), seen)[0]?.message).toBe("Up to 70 records never came over.");
  });

  it("fails where MirrorMaker has already jumped to the log's start and looks healthy again", () => {
    const seen = seenWith(629, 600, 630, [sync(0, 0), sync(529, 529), sync(600, 530)]);
    expect(verdict(seen)).toEqual(failed);
    expect(judged(noRecordsSkipped, expectations(), seen)[0]?.message).toBe("Up to 70 records never came over.");
  });

  it("says how many were lost where the last sync before the jump is older than the jump", () => {
    const seen = seenWith(629, 600, 630, [sync(0, 0), sync(520, 520), sync(600, 530)], {
      "orders 0 600 601": known(1),
    });
    expect(judged(noRecordsSkipped, expectations(), seen)[0]?.message).toBe("Up to 70 records never came over.");
  });

  it("passes a jump that retention cannot have made: the log starts elsewhere", () => {
    expect(verdict(seenWith(629, 0, 630, [sync(0, 0), sync(529, 529), sync(600, 530)]))).toEqual(["orders | pass"]);
  });

  it("passes a stretch of which all came over before its beginning was deleted", () => {
    expect(verdict(seenWith(300, 150, 301, [sync(0, 0), sync(100, 100), sync(200, 200)]))).toEqual(["orders | pass"]);
  });

  it("passes the marker of a transaction at the place where the log now starts", () => {
    const transactional = [sync(0, 0), sync(2, 1), sync(4, 2), sync(6, 3)];
    expect(verdict(seenWith(6, 6, 8, transactional, { "orders 0 6 7": known(1) }))).toEqual(["orders | pass"]);
  });

  it("does not take compaction for loss", () => {
    const compacted = expectations({
      topics: [anExpectedTopic({ source: { topicId: "id-of-orders", partitions: 1, cleanupPolicy: "compact" } })],
    });
    expect(verdict(seenWith(629, 600, 630, [sync(529, 529), sync(600, 530)]), compacted)).toEqual(["orders | pass"]);
  });
});
