import { configHolds } from "../../../src/check/checks/config-value";
import { topicConfigsHold } from "../../../src/check/checks/topic-configs-hold";
import { known } from "../../../src/kafka/answer";
import { type Configs } from "../../../src/kafka/cluster-facts";
import { anExpectedTopic, expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, forbidden } from "../../builders/snapshot";

const expected = expectations({
  topics: [
    anExpectedTopic({
      effective: [
        { key: "retention.ms", rule: "equal", value: "604800000" },
        { key: "max.message.bytes", rule: "at-least", value: "1048588" },
      ],
    }),
  ],
});

function seenWith(values: Readonly<Record<string, string | null>>) {
  const configs: Configs = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, source: "DEFAULT_CONFIG" as const }]),
  );
  return aSnapshot({ target: aCluster({ configs: known({ orders: known(configs) }) }) });
}

describe("topic-configs-hold", () => {
  it("passes where every declared value keeps its rule", () => {
    const seen = seenWith({ "retention.ms": "604800000", "max.message.bytes": "3000000" });
    expect(outcomes(judged(topicConfigsHold, expected, seen))).toEqual(["orders | pass"]);
  });

  it("fails with each key that differs, what was declared and what was seen", () => {
    const seen = seenWith({ "retention.ms": "3600000", "max.message.bytes": "1000" });
    const [result] = judged(topicConfigsHold, expected, seen);
    expect(result).toMatchObject({
      status: "fail",
      cause: "CONFIG_DIFFERS",
      expected: "retention.ms 604800000, max.message.bytes at least 1048588",
      seen: "retention.ms 3600000, max.message.bytes 1000",
    });
  });

  it("does not know a value that the target does not tell", () => {
    const seen = seenWith({ "retention.ms": "604800000", "max.message.bytes": null });
    expect(outcomes(judged(topicConfigsHold, expected, seen))).toEqual(["orders | unknown | CONFIG_NOT_TOLD"]);
  });

  it("does not know configs that the checker may not read", () => {
    const seen = aSnapshot({ target: aCluster({ configs: known({ orders: forbidden }) }) });
    expect(outcomes(judged(topicConfigsHold, expected, seen))).toEqual([
      "orders | unknown | TOPIC_AUTHORIZATION_FAILED",
    ]);
  });
});

describe("config values by meaning", () => {
  it.each([
    ["cleanup.policy", "equal", "compact,delete", "delete, compact", true],
    ["cleanup.policy", "equal", "compact", "compact,delete", false],
    ["min.cleanable.dirty.ratio", "equal", "0.5", "0.50", true],
    ["unclean.leader.election.enable", "equal", "false", "FALSE", true],
    ["retention.ms", "at-least", "604800000", "-1", true],
    ["retention.ms", "at-least", "-1", "604800000", false],
    ["retention.ms", "equal", "-1", "9223372036854775807", true],
    ["retention.bytes", "at-most", "1000", "-1", false],
    ["flush.ms", "equal", "9223372036854775807", "9223372036854775806", false],
    ["min.insync.replicas", "at-least", "2", "10", true],
    ["compression.type", "equal", "producer", "zstd", false],
    ["compression.type", "at-least", "producer", "producer", true],
  ] as const)("%s %s %s: %s", (key, rule, declared, seen, holds) => {
    expect(configHolds(key, rule, declared, seen)).toBe(holds);
  });
});
