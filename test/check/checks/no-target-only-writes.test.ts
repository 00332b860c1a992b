import { noTargetOnlyWrites } from "../../../src/check/checks/no-target-only-writes";
import { questionsOf } from "../../../src/check/judge";
import { type OffsetSync } from "../../../src/check/mirror-maker/offset-sync";
import { type ByName, type Snapshot } from "../../../src/check/snapshot/snapshot";
import { type Answer, known } from "../../../src/kafka/answer";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, log, mirrorMaker } from "../../builders/snapshot";

const sync = (upstream: number, downstream: number): OffsetSync => ({ upstream, downstream });

function seenWith(
  sourceEnd: number,
  targetEnd: number,
  syncs: readonly OffsetSync[],
  counts: ByName<Answer<number>> = {},
): Snapshot {
  return aSnapshot({
    source: aCluster({ logs: known({ "orders 0": known(log(0, sourceEnd)) }) }),
    target: aCluster({ logs: known({ "orders 0": known(log(0, targetEnd)) }), counts }),
    mirrorMaker: mirrorMaker({ syncs: known({ "orders 0": syncs }) }),
  });
}

const verdict = (seen: Snapshot): readonly string[] => outcomes(judged(noTargetOnlyWrites, expectations(), seen));
const written = ["orders | fail | TARGET_ONLY_WRITES"];

describe("no-target-only-writes", () => {
  it("passes a target that has as much as the source since the last sync, or less", () => {
    expect(verdict(seenWith(100, 100, [sync(0, 0), sync(50, 50)]))).toEqual(["orders | pass"]);
    expect(verdict(seenWith(100, 70, [sync(0, 0), sync(80, 50)]))).toEqual(["orders | pass"]);
  });

  it("fails a target that has more than the source can have given since the last sync", () => {
    const seen = seenWith(100, 103, [sync(0, 0), sync(50, 50)], { "orders 0 51 103": known(52) });
    expect(verdict(seen)).toEqual(written);
    expect(judged(noTargetOnlyWrites, expectations(), seen)[0]?.message).toContain("3 records at the target");
  });

  it("fails a partition that nothing came over to and that has records", () => {
    expect(verdict(seenWith(0, 5, []))).toEqual(written);
  });

  it("fails where the target went on by more than the source between two syncs", () => {
    const syncs = [sync(0, 0), sync(50, 55), sync(99, 104)];
    expect(verdict(seenWith(100, 105, syncs, { "orders 0 1 56": known(55) }))).toEqual(written);
  });

  it("does not know whether more offsets are more records where they may not be counted, unless they are twice as many", () => {
    const [result] = judged(noTargetOnlyWrites, expectations(), seenWith(100, 103, [sync(0, 0), sync(50, 50)]));
    expect(result).toMatchObject({ status: "unknown", cause: "SURPLUS_NOT_COUNTED" });
    expect(result?.remedy).toContain("READ on Topic orders at the target");
    expect(verdict(seenWith(100, 150, [sync(0, 0), sync(50, 50)]))).toEqual(written);
  });

  it("counts neighbouring stretches at once", () => {
    const seen = seenWith(100, 110, [sync(0, 0), sync(10, 11), sync(20, 22), sync(99, 101)]);
    const ranges = questionsOf([noTargetOnlyWrites], expectations(), seen, "after-apply").map(({ range }) => range);
    expect(ranges).toEqual([
      { topic: "orders", partition: 0, from: 1, to: 23 },
      { topic: "orders", partition: 0, from: 102, to: 110 },
    ]);
  });

  it("counts, for the markers of MirrorMaker's own transactions are no records", () => {
    const seen = seenWith(100, 110, [sync(0, 0), sync(50, 55)], {
      "orders 0 1 56": known(50),
      "orders 0 56 110": known(49),
    });
    expect(verdict(seen)).toEqual(["orders | pass"]);
  });

  it("fails where the source was read again from an earlier place", () => {
    const seen = seenWith(40, 340, [sync(0, 0), sync(299, 299), sync(0, 300), sync(39, 339)]);
    const [result] = judged(noTargetOnlyWrites, expectations(), seen);
    expect(result).toMatchObject({ status: "fail", cause: "RECORDS_COPIED_TWICE" });
    expect(result?.seen).toContain("went back from source offset 299 to 0");
  });
});
