import { unknownsText } from "../../src/cli/run/unknowns-text";

const hidden = (topic: string) => ({
  path: `topics[${JSON.stringify(topic)}]`,
  error: "TOPIC_AUTHORIZATION_FAILED",
  message: "The principal may not see it.",
  grantNeeded: `DESCRIBE on Topic ${topic}`,
});

describe("what an export could not read", () => {
  it("is told one by one with its grant, and of many topics alike the first three", () => {
    const acls = { ...hidden("x"), path: "acls", grantNeeded: "DESCRIBE on Cluster kafka-cluster" };
    const configs = { ...hidden("a"), path: 'topics["a"].configs', grantNeeded: "DESCRIBE_CONFIGS on Topic a" };
    const topics = ["a", 'b"]', "c", "d", "e"].map(hidden);
    expect(unknownsText([acls, configs, ...topics])).toEqual([
      "not known: acls  TOPIC_AUTHORIZATION_FAILED, needs DESCRIBE on Cluster kafka-cluster",
      'not known: topics["a"].configs  TOPIC_AUTHORIZATION_FAILED, needs DESCRIBE_CONFIGS on Topic a',
      'not known: topics["a"]  TOPIC_AUTHORIZATION_FAILED, needs DESCRIBE on Topic a',
      'not known: topics["b\\"]"]  TOPIC_AUTHORIZATION_FAILED, needs DESCRIBE on Topic b"]',
      'not known: topics["c"]  TOPIC_AUTHORIZATION_FAILED, needs DESCRIBE on Topic c',
      "not known: 2 more like these; unknowns in the inventory has each",
    ]);
  });

  it("and what no broker tells is one line", () => {
    const elsewhere = ["apiKeys", "schemas"].map((path, index) => ({
      path,
      error: index === 0 ? "NOT_IN_THE_PROTOCOL" : "NOT_ASKED",
      message: "",
    }));
    expect(unknownsText(elsewhere)).toEqual(["not told by Kafka: apiKeys, schemas"]);
    expect(unknownsText([])).toEqual([]);
  });
});
