import { topicsExist } from "../../../src/check/checks/topics-exist";
import { known, notKnown } from "../../../src/kafka/answer";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, forbidden } from "../../builders/snapshot";

const absent = notKnown<never>({ error: "UNKNOWN_TOPIC_OR_PARTITION", message: "No such topic." });

describe("topics-exist", () => {
  it("passes a topic that is there", () => {
    expect(outcomes(judged(topicsExist, expectations(), aSnapshot()))).toEqual(["orders | pass"]);
  });

  it("fails one that the target neither lists nor knows the configs of", () => {
    const target = aCluster({ topics: known({}), configs: known({ orders: absent }) });
    expect(outcomes(judged(topicsExist, expectations(), aSnapshot({ target })))).toEqual([
      "orders | fail | TOPIC_ABSENT",
    ]);
  });

  it("does not take a topic that the checker may not see for absent", () => {
    const target = aCluster({ topics: known({}), configs: known({ orders: forbidden }) });
    const [result] = judged(topicsExist, expectations(), aSnapshot({ target }));
    expect(result).toMatchObject({ status: "unknown", cause: "TOPIC_AUTHORIZATION_FAILED" });
    expect(result?.remedy).toContain("DESCRIBE on Topic orders");
  });

  it("does not take a topic that is only not listed for absent, and names the right that lists it", () => {
    const target = aCluster({ topics: known({}) });
    const [result] = judged(topicsExist, expectations(), aSnapshot({ target }));
    expect(result).toMatchObject({ status: "unknown", cause: "TOPIC_AUTHORIZATION_FAILED" });
    expect(result?.remedy).toContain("DESCRIBE on Topic orders");
  });
});
