import { aTopic, anInventory } from "../../builders/inventory";
import { aWave, problemsOf, translated, type WaveParts } from "../../builders/wave";

type TopicParts = Parameters<typeof aTopic>[0];

function translate(topic: TopicParts, wave: WaveParts = {}) {
  const result = translated(aWave(wave), anInventory({ topics: [aTopic(topic)] }));
  const [target] = result.topics;
  if (target === undefined) throw new Error("no topic was translated");
  return {
    ...target,
    ledger: result.ledger,
    line: (key: string) => result.ledger.find(({ change }) => change === `topic ${target.name} config ${key}`),
    proved: (key: string) => target.effective.find((effective) => effective.key === key),
  };
}

const problems = (topic: TopicParts, wave: WaveParts = {}) => problemsOf(() => translate(topic, wave));

describe("translating topic configs to Apache Kafka 4.3", () => {
  it("writes nothing but the pinned timestamp window for a topic with Kafka 3.9's defaults", () => {
    const { configs, ledger } = translate({});
    expect(configs).toEqual({ "message.timestamp.after.max.ms": "9223372036854775807" });
    expect(ledger).toHaveLength(1);
  });

  it("carries what was set on the topic, sorted by key and without a ledger line", () => {
    const own = { "retention.ms": "3600000", "cleanup.policy": "compact,delete", "segment.ms": "600000" };
    const { configs, line } = translate({ own });
    expect(Object.keys(configs)).toEqual([
      "cleanup.policy",
      "message.timestamp.after.max.ms",
      "retention.ms",
      "segment.ms",
    ]);
    expect(configs["retention.ms"]).toBe("3600000");
    expect(line("retention.ms")).toBeUndefined();
  });

  it("pins what the topic inherits where the target's default would change it", () => {
    const { configs, line } = translate({ inherited: { "retention.ms": "86400000" } });
    expect(configs["retention.ms"]).toBe("86400000");
    expect(line("retention.ms")).toMatchObject({
      action: "pinned",
      rule: "topic-config-default-differs",
      reason: "the topic inherits it at the source, and Apache Kafka 4.3 has 604800000 by default",
    });
  });

  it("does not pin what has no effect under the topic's cleanup policy", () => {
    const { configs, proved } = translate({
      own: { "cleanup.policy": "compact" },
      inherited: { "retention.ms": "86400000", "delete.retention.ms": "5000" },
    });
    expect(configs).not.toHaveProperty(["retention.ms"]);
    expect(proved("retention.ms")).toBeUndefined();
    expect(configs["delete.retention.ms"]).toBe("5000");
  });

  it("pins the unlimited timestamp window of 3.9 against the one hour of 4.0, and not at 3.9", () => {
    expect(translate({}).line("message.timestamp.after.max.ms")?.action).toBe("pinned");
    expect(translate({}, { target: { profile: "apache-kafka@3.9" } }).configs).toEqual({});
  });

  it("hands the timestamp difference that 4.0 removed to the two keys in its place", () => {
    const { configs, line } = translate({ own: { "message.timestamp.difference.max.ms": "60000" } });
    expect(configs).toEqual({
      "message.timestamp.after.max.ms": "60000",
      "message.timestamp.before.max.ms": "60000",
    });
    expect(line("message.timestamp.difference.max.ms")?.rule).toBe("topic-config-renamed");
    expect(line("message.timestamp.before.max.ms")).toMatchObject({ action: "changed", target: "60000" });
  });

  it("keeps a timestamp window that was set beside the removed difference", () => {
    const own = { "message.timestamp.difference.max.ms": "60000", "message.timestamp.before.max.ms": "1000" };
    expect(translate({ own }).configs).toEqual({
      "message.timestamp.after.max.ms": "60000",
      "message.timestamp.before.max.ms": "1000",
    });
  });

  it.each([
    ["message.format.version", "2.8-IV0", "topic-config-removed-in-4-0"],
    ["message.downconversion.enable", "false", "topic-config-removed-in-4-0"],
    ["file.delete.delay.ms", "1000", "topic-config-broker-tuning"],
    ["leader.replication.throttled.replicas", "0:1", "topic-config-broker-tuning"],
    ["confluent.tier.enable", "true", "topic-config-of-another-distribution"],
    ["local.retention.ms", "1000", "topic-config-without-tiered-storage"],
  ])("drops %s with a line that says why", (key, value, rule) => {
    const { configs, line } = translate({ own: { [key]: value } });
    expect(configs).not.toHaveProperty([key]);
    expect(line(key)).toMatchObject({ action: "dropped", source: value, target: null, rule });
  });

  it.each([
    ["confluent.value.schema.validation", "true"],
    ["remote.storage.enable", "true"],
    ["vendor.extra", "1"],
  ])("does not drop %s before somebody approved it", (key, value) => {
    expect(problems({ own: { [key]: value } })).toEqual([
      expect.stringContaining(`needs an approval: topic orders config ${key} (${value} → nothing)`),
    ]);
    const change = `topic orders config ${key}`;
    const approvals = [{ change, by: "Jane", reason: "agreed", expires: "2027-02-01" }];
    const approved = translate({ own: { [key]: value } }, { approvals });
    expect(approved.line(key)).toMatchObject({ action: "dropped", approval: { needed: true, by: "Jane" } });
  });

  it("raises segments below the target's minimum from 4.1 on", () => {
    const { configs, line } = translate({ own: { "segment.bytes": "16384" } });
    expect(configs["segment.bytes"]).toBe("1048576");
    expect(line("segment.bytes")?.rule).toBe("topic-config-below-target-minimum");
    const at40 = translate({ own: { "segment.bytes": "16384" } }, { target: { profile: "apache-kafka@4.0" } });
    expect(at40.configs["segment.bytes"]).toBe("16384");
  });

  it.each([
    [{ own: { "min.insync.replicas": "2" } }, 1],
    [{ inherited: { "min.insync.replicas": "3" } }, 2],
  ])("brings min.insync.replicas down to the replication factor: %j within %d", (topic, replicationFactor) => {
    const { configs, line } = translate({ ...topic, replicationFactor: 1 }, { target: { replicationFactor } });
    expect(configs["min.insync.replicas"]).toBe(String(replicationFactor));
    expect(line("min.insync.replicas")?.rule).toBe("min-insync-above-replication-factor");
  });

  it("keeps unclean leader election only with an approval", () => {
    const own = { "unclean.leader.election.enable": "true" };
    expect(problems({ own })).toEqual([
      expect.stringMatching(
        /^wave\.yaml:6:7 {2}members\.topics\[0\] {2}"orders" needs an approval: topic orders config/,
      ),
    ]);
    const off = translate({ own }, { target: { configs: { orders: { "unclean.leader.election.enable": "false" } } } });
    expect(off.configs["unclean.leader.election.enable"]).toBe("false");
    expect(off.line("unclean.leader.election.enable")).toMatchObject({ action: "changed", rule: "wave-override" });
  });

  it("leaves an inherited unclean leader election behind and says so", () => {
    const { configs, line, proved } = translate({ inherited: { "unclean.leader.election.enable": "true" } });
    expect(configs).not.toHaveProperty(["unclean.leader.election.enable"]);
    expect(line("unclean.leader.election.enable")).toMatchObject({
      action: "changed",
      source: "true",
      target: "false",
    });
    expect(proved("unclean.leader.election.enable")).toEqual({
      key: "unclean.leader.election.enable",
      rule: "equal",
      value: "false",
    });
  });

  it("keeps LogAppendTime and notes that history is stamped again", () => {
    const { configs, line } = translate({ own: { "message.timestamp.type": "LogAppendTime" } });
    expect(configs["message.timestamp.type"]).toBe("LogAppendTime");
    expect(line("message.timestamp.type")).toMatchObject({
      action: "noted",
      rule: "timestamps-stamped-again",
      approval: { needed: false },
    });
  });

  it("writes the broker's own spelling without a ledger line", () => {
    const own = { "min.cleanable.dirty.ratio": "0.50", "cleanup.policy": "compact, delete", "retention.ms": "+060000" };
    const { configs, line } = translate({ own });
    expect(configs).toMatchObject({
      "cleanup.policy": "compact,delete",
      "min.cleanable.dirty.ratio": "0.5",
      "retention.ms": "60000",
    });
    expect(line("min.cleanable.dirty.ratio")).toBeUndefined();
  });

  it("translates compression none to the broker's word for it, with a line", () => {
    const { configs, line } = translate({ own: { "compression.type": "none" } });
    expect(configs["compression.type"]).toBe("uncompressed");
    expect(line("compression.type")?.rule).toBe("topic-config-respelled");
  });

  it("names the topic, the key and what to write where the target refuses a value of the source", () => {
    expect(problems({ own: { "retention.ms": "1e3" } })).toEqual([
      'wave.yaml:6:7  members.topics[0]  "orders" has retention.ms = "1e3" at the source, and the value is not a whole number.\n' +
        '  Write digits only, such as 604800000. Set target.configs["orders"]["retention.ms"] in the wave, or correct the source and export again.',
    ]);
    expect(problems({ own: { "min.cleanable.dirty.ratio": "1.5" } })[0]).toContain("Write from 0 to 1.");
  });

  it("refuses a least compaction lag above the largest", () => {
    expect(problems({ own: { "min.compaction.lag.ms": "10", "max.compaction.lag.ms": "5" } })[0]).toContain(
      "makes min.compaction.lag.ms (10) larger than max.compaction.lag.ms (5)",
    );
  });

  it("proves every value that must hold, defaults included, and everything that is written", () => {
    const { effective, proved } = translate({ own: { "segment.ms": "600000" } });
    expect(effective.map(({ key }) => key)).toEqual([
      "cleanup.policy",
      "compression.type",
      "max.message.bytes",
      "message.timestamp.after.max.ms",
      "message.timestamp.before.max.ms",
      "message.timestamp.type",
      "min.insync.replicas",
      "retention.bytes",
      "retention.ms",
      "segment.ms",
      "unclean.leader.election.enable",
    ]);
    expect(proved("max.message.bytes")).toEqual({ key: "max.message.bytes", rule: "at-least", value: "1048588" });
    expect(proved("retention.ms")).toEqual({ key: "retention.ms", rule: "equal", value: "604800000" });
  });

  it("lets the target's brokers ask for more replicas in sync where the source's topic does not say", () => {
    expect(translate({}).proved("min.insync.replicas")?.rule).toBe("at-least");
    expect(translate({ own: { "min.insync.replicas": "2" } }).proved("min.insync.replicas")?.rule).toBe("equal");
  });
});

describe("configs that the wave sets", () => {
  it("weigh more than the source's, the topic's own more than those for all, each with a line", () => {
    const configs = { "*": { "retention.ms": "1000", "segment.ms": "2000" }, orders: { "retention.ms": "3000" } };
    const target = translate({ own: { "retention.ms": "5000" } }, { target: { configs } });
    expect(target.configs).toMatchObject({ "retention.ms": "3000", "segment.ms": "2000" });
    expect(target.line("retention.ms")).toMatchObject({
      action: "changed",
      source: "5000",
      target: "3000",
      rule: "wave-override",
    });
  });

  it("make no line where they say what the source's topic says", () => {
    const target = { configs: { orders: { "retention.ms": "5000" } } };
    expect(translate({ own: { "retention.ms": "5000" } }, { target }).line("retention.ms")).toBeUndefined();
  });

  it.each([
    ["retention.msx", "1", "is for no topic config of Apache Kafka 4.3 (nearest: retention.ms)"],
    ["message.format.version", "2.8", "is for a key that Apache Kafka 4.3 does not have"],
    ["compression.type", "GZIP", "is none of uncompressed, zstd, lz4, snappy, gzip, producer.\n  Write gzip."],
    ["segment.bytes", "1000", "is refused by Apache Kafka 4.3.\n  Write at least 1048576."],
    ["min.insync.replicas", "4", "is more than the topic's 3 replica(s)"],
    ["preallocate", "yes", "is neither true nor false"],
  ])("are refused at their own line: %s = %s", (key, value, text) => {
    const found = problems({}, { target: { configs: { "*": { [key]: value } } } });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(text);
    expect(found[0]).toMatch(/^wave\.yaml:16:\d+ {2}target\.configs/);
  });

  it("need an approval to switch unclean leader election on", () => {
    const target = { configs: { orders: { "unclean.leader.election.enable": "true" } } };
    expect(problems({}, { target })[0]).toContain("needs an approval");
  });
});
