import { replicationFactorsHold } from "../../../src/check/checks/replication-factors-hold";
import { known } from "../../../src/kafka/answer";
import { anExpectedTopic, expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, topicFacts } from "../../builders/snapshot";

const expected = expectations({ topics: [anExpectedTopic({ replicationFactor: 3 })] });

function seenWith(replicas: readonly number[], inSyncReplicas: readonly number[]) {
  const partitions = [{ partition: 0, leader: 1, replicas, inSyncReplicas }];
  return aSnapshot({
    target: aCluster({ topics: known({ orders: known(topicFacts("orders", 1, { partitions })) }) }),
  });
}

describe("replication-factors-hold", () => {
  it("passes where every partition has its replicas in sync", () => {
    expect(outcomes(judged(replicationFactorsHold, expected, seenWith([1, 2, 3], [3, 1, 2])))).toEqual([
      "orders | pass",
    ]);
  });

  it("fails with fewer replicas", () => {
    expect(outcomes(judged(replicationFactorsHold, expected, seenWith([1, 2], [1, 2])))).toEqual([
      "orders | fail | REPLICATION_FACTOR_DIFFERS",
    ]);
  });

  it("fails with replicas that are not in sync", () => {
    expect(outcomes(judged(replicationFactorsHold, expected, seenWith([1, 2, 3], [1])))).toEqual([
      "orders | fail | REPLICAS_OUT_OF_SYNC",
    ]);
  });
});
