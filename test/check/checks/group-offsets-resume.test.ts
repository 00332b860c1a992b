import { groupOffsetsResume } from "../../../src/check/checks/group-offsets-resume";
import { type Snapshot } from "../../../src/check/snapshot/snapshot";
import { known } from "../../../src/kafka/answer";
import { type GroupMember } from "../../../src/kafka/cluster-facts";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, forbidden, log, mirrorMaker } from "../../builders/snapshot";

/** The group stands at `source` there and at `target` here; undefined: no commit. */
function standing(source: number | undefined, target: number | undefined, targetStart = 0): Snapshot {
  const commits = (at: number | undefined) => known({ billing: known(at === undefined ? {} : { "orders 0": at }) });
  return aSnapshot({
    source: aCluster({ commits: commits(source) }),
    target: aCluster({ commits: commits(target), logs: known({ "orders 0": known(log(targetStart, 100)) }) }),
  });
}

const verdict = (seen: Snapshot): readonly string[] => outcomes(judged(groupOffsetsResume, expectations(), seen));

describe("group-offsets-resume", () => {
  it("passes a group that stands at the same record", () => {
    expect(verdict(standing(90, 90))).toEqual(["billing | pass"]);
  });

  it("passes one that reads no more again than it tolerates, and says how many", () => {
    const [result] = judged(groupOffsetsResume, expectations(), standing(90, 80));
    expect(result?.status).toBe("pass");
    expect(result?.message).toBe("Resumes on 1 partition, reading 10 records again.");
  });

  it("fails one that reads more again", () => {
    const [result] = judged(groupOffsetsResume, expectations(), standing(90, 79));
    expect(result).toMatchObject({ status: "fail", cause: "REPLAY_BEYOND_TOLERANCE" });
    expect(result?.seen).toBe("orders 0: source 90, target 79, 11 records again");
  });

  it("fails one without a commit at the target", () => {
    expect(verdict(standing(90, undefined))).toEqual(["billing | fail | GROUP_OFFSET_ABSENT"]);
  });

  it("fails a commit beyond the target's log end, and one before its start", () => {
    expect(verdict(standing(90, 101))).toEqual(["billing | fail | OFFSET_BEYOND_LOG_END"]);
    expect(verdict(standing(90, 10, 20))).toEqual(["billing | fail | OFFSET_BEFORE_LOG_START"]);
  });

  it("fails a commit that skips records", () => {
    const [result] = judged(groupOffsetsResume, expectations(), standing(90, 93));
    expect(result).toMatchObject({ status: "fail", cause: "OFFSET_SKIPS_RECORDS" });
    expect(result?.seen).toContain("3 records skipped");
  });

  it("fails a group that already has members at the target", () => {
    const member: GroupMember = { memberId: "m", clientId: "billing-1", host: "/10.0.0.7", assigned: [] };
    const groups = known({
      billing: known({ groupId: "billing", state: "Stable", type: "classic", members: [member] }),
    });
    const seen = aSnapshot({ target: aCluster({ groups }) });
    expect(verdict(seen)).toEqual(["billing | fail | GROUP_ACTIVE_AT_TARGET"]);
  });

  it("skips a group without any commit at the source", () => {
    expect(verdict(standing(undefined, undefined))).toEqual(["billing | skipped"]);
  });

  it("does not know a place that no sync proves", () => {
    const seen = { ...standing(90, 90), mirrorMaker: mirrorMaker({ syncs: known({}) }) };
    expect(verdict(seen)).toEqual(["billing | unknown | POSITION_NOT_PROVABLE"]);
  });

  it("counts at the source where the two clusters did not go the same way", () => {
    const syncs = known({ "orders 0": [{ upstream: 50, downstream: 40 }] });
    const seen = { ...standing(90, 70), mirrorMaker: mirrorMaker({ syncs }) };
    expect(verdict(seen)).toEqual(["billing | unknown | POSITION_NOT_PROVABLE"]);
    const counts = { "orders 0 51 90": known(20) };
    const counted = { ...seen, source: { ...seen.source, counts } };
    const [result] = judged(groupOffsetsResume, expectations(), counted);
    expect(result).toMatchObject({ status: "fail", cause: "OFFSET_SKIPS_RECORDS" });
    expect(result?.seen).toContain("9 records skipped");
  });

  it("does not know commits that the checker may not read", () => {
    const seen = aSnapshot({ target: aCluster({ commits: known({ billing: forbidden }) }) });
    expect(verdict(seen)).toEqual(["billing | unknown | TOPIC_AUTHORIZATION_FAILED"]);
  });
});
