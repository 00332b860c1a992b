import { partitionCountsEqual } from "../../../src/check/checks/partition-counts-equal";
import { known } from "../../../src/kafka/answer";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, topicFacts } from "../../builders/snapshot";

const withPartitions = (partitions: number) =>
  aCluster({ topics: known({ orders: known(topicFacts("orders", partitions)) }) });

describe("partition-counts-equal", () => {
  it("passes a topic with the declared number, with one line for both clusters", () => {
    expect(outcomes(judged(partitionCountsEqual, expectations(), aSnapshot()))).toEqual(["orders | pass"]);
  });

  it("fails a target with more, which cannot be taken away, and one with fewer, which can be added", () => {
    const [more] = judged(partitionCountsEqual, expectations(), aSnapshot({ target: withPartitions(2) }));
    expect(more).toMatchObject({ status: "fail", cause: "PARTITION_COUNT_DIFFERS", expected: "1", seen: "2" });
    expect(more?.remedy).toContain("cannot be taken away");
    const [fewer] = judged(partitionCountsEqual, expectations(), aSnapshot({ target: withPartitions(0) }));
    expect(fewer?.remedy).toContain("Create the missing partitions");
  });

  it("fails where the source has grown since it was inventoried", () => {
    expect(outcomes(judged(partitionCountsEqual, expectations(), aSnapshot({ source: withPartitions(3) })))).toEqual([
      "orders | pass",
      "orders at the source | fail | SOURCE_PARTITIONS_CHANGED",
    ]);
  });
});
