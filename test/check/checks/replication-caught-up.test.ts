import { replicationCaughtUp } from "../../../src/check/checks/replication-caught-up";
import { questionsOf } from "../../../src/check/judge";
import { type Snapshot } from "../../../src/check/snapshot/snapshot";
import { known } from "../../../src/kafka/answer";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, forbidden, log, mirrorMaker, reachability } from "../../builders/snapshot";

/** MirrorMaker stands at `position` of a source that ends at 100; each offset that is left is a record. */
function standing(position: number | undefined, first = position, changes: Partial<Snapshot> = {}): Snapshot {
  const positions = (at: number | undefined) => known(at === undefined ? {} : { "orders 0": at });
  const next = position === undefined ? 0 : position + 1;
  return aSnapshot({
    source: aCluster({ counts: { [`orders 0 ${String(next)} 100`]: known(100 - next) } }),
    mirrorMaker: mirrorMaker({ positions: positions(position), firstPositions: positions(first), watchedMs: 6_000 }),
    ...changes,
  });
}

describe("replication-caught-up", () => {
  it("passes a partition whose last record came over", () => {
    expect(outcomes(judged(replicationCaughtUp, expectations(), standing(99)))).toEqual(["orders | pass"]);
  });

  it("fails one on which nothing ever came over", () => {
    expect(outcomes(judged(replicationCaughtUp, expectations(), standing(undefined)))).toEqual([
      "orders | fail | NOT_REPLICATED",
    ]);
  });

  it("fails one on which nothing ever came over, however many records may be on their way", () => {
    const generous = expectations({
      replication: { tool: "mirror-maker-2", sourceAlias: "src", targetAlias: "tgt", maxLagRecords: 1_000 },
    });
    expect(outcomes(judged(replicationCaughtUp, generous, standing(undefined)))).toEqual([
      "orders | fail | NOT_REPLICATED",
    ]);
  });

  it("passes an empty partition on which nothing ever came over", () => {
    const source = aCluster({ logs: known({ "orders 0": known(log(100, 100)) }) });
    expect(outcomes(judged(replicationCaughtUp, expectations(), standing(undefined, undefined, { source })))).toEqual([
      "orders | pass",
    ]);
  });

  it("fails one that stands still behind the source", () => {
    const [result] = judged(replicationCaughtUp, expectations(), standing(90));
    expect(result).toMatchObject({ status: "fail", cause: "REPLICATION_STALLED", seen: "partition 0: 9 records" });
  });

  it("fails one that moves but is behind by more than the budget, and passes it within", () => {
    const moving = standing(90, 80);
    expect(outcomes(judged(replicationCaughtUp, expectations(), moving))).toEqual([
      "orders | fail | REPLICATION_BEHIND",
    ]);
    const patient = expectations({
      replication: { tool: "mirror-maker-2", sourceAlias: "src", targetAlias: "tgt", maxLagRecords: 9 },
    });
    expect(outcomes(judged(replicationCaughtUp, patient, moving))).toEqual(["orders | pass"]);
  });

  it("counts what is left where that may be the marker of a transaction alone", () => {
    const seen = standing(98, 98, { source: aCluster() });
    const range = { topic: "orders", partition: 0, from: 99, to: 100 };
    expect(questionsOf([replicationCaughtUp], expectations(), seen, "after-apply")).toEqual([
      { cluster: "source", range },
    ]);
    const source = aCluster({ counts: { "orders 0 99 100": known(0) } });
    expect(outcomes(judged(replicationCaughtUp, expectations(), { ...seen, source }))).toEqual(["orders | pass"]);
  });

  it("does not know whether that is a record where it may not be counted", () => {
    const [result] = judged(replicationCaughtUp, expectations(), standing(98, 98, { source: aCluster() }));
    expect(result).toMatchObject({ status: "unknown", cause: "LAG_NOT_COUNTED", seen: "partition 0: 1 offset" });
    expect(result?.remedy).toContain("READ on Topic orders at the source");
  });

  it("fails a position beyond the source's end", () => {
    expect(outcomes(judged(replicationCaughtUp, expectations(), standing(299)))).toEqual([
      "orders | fail | POSITION_BEYOND_SOURCE_END",
    ]);
  });

  it("passes one that, at a second look, has come farther than the source's end was at the first", () => {
    expect(outcomes(judged(replicationCaughtUp, expectations(), standing(120, 90)))).toEqual(["orders | pass"]);
  });

  it("points to MirrorMaker's own login where that fails", () => {
    const shutOut = reachability({
      bootstrap: [
        {
          endpoint: "a:1",
          brokerId: null,
          layers: [{ layer: "sasl", ok: false, durationMs: 1, cause: "SASL_AUTHENTICATION_FAILED" }],
        },
      ],
    });
    const clients = [{ name: "mm2-source", cluster: "source" as const, reachability: known(shutOut) }];
    const [result] = judged(replicationCaughtUp, expectations(), standing(90, 90, { clients }));
    expect(result?.remedy).toContain("mm2-source cannot get in at the source");
  });

  it("does not know positions that the checker may not read", () => {
    const seen = aSnapshot({ mirrorMaker: mirrorMaker({ positions: forbidden }) });
    expect(outcomes(judged(replicationCaughtUp, expectations(), seen))).toEqual([
      "orders | unknown | TOPIC_AUTHORIZATION_FAILED",
    ]);
  });

  it("does not know a partition whose log could not be read", () => {
    const source = aCluster({ logs: known({ "orders 0": forbidden }) });
    expect(outcomes(judged(replicationCaughtUp, expectations(), aSnapshot({ source })))).toEqual([
      "orders | unknown | TOPIC_AUTHORIZATION_FAILED",
    ]);
  });
});
