import { sourceTopicsUnchanged } from "../../../src/check/checks/source-topics-unchanged";
import { known, notKnown } from "../../../src/kafka/answer";
import { anExpectedTopic, expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, topicFacts } from "../../builders/snapshot";

const withId = (topicId: string | null) =>
  aSnapshot({ source: aCluster({ topics: known({ orders: known(topicFacts("orders", 1, { topicId })) }) }) });

describe("source-topics-unchanged", () => {
  it("passes the very topic that was inventoried", () => {
    expect(outcomes(judged(sourceTopicsUnchanged, expectations(), aSnapshot()))).toEqual(["orders | pass"]);
  });

  it("fails one that was created anew under the same name", () => {
    expect(outcomes(judged(sourceTopicsUnchanged, expectations(), withId("another-id")))).toEqual([
      "orders | fail | SOURCE_TOPIC_RECREATED",
    ]);
  });

  it("fails one that is gone", () => {
    const absent = notKnown<never>({ error: "UNKNOWN_TOPIC_OR_PARTITION", message: "No such topic." });
    const source = aCluster({ topics: known({}), configs: known({ orders: absent }) });
    expect(outcomes(judged(sourceTopicsUnchanged, expectations(), aSnapshot({ source })))).toEqual([
      "orders | fail | SOURCE_TOPIC_ABSENT",
    ]);
  });

  it("does not know it where the source tells no ids, and skips it where the inventory had none", () => {
    expect(outcomes(judged(sourceTopicsUnchanged, expectations(), withId(null)))).toEqual([
      "orders | unknown | TOPIC_ID_NOT_TOLD",
    ]);
    const old = expectations({
      topics: [anExpectedTopic({ source: { topicId: null, partitions: 1, cleanupPolicy: "delete" } })],
    });
    expect(outcomes(judged(sourceTopicsUnchanged, old, aSnapshot()))).toEqual(["orders | skipped"]);
  });
});
