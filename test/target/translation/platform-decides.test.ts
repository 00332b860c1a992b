import { resolveWave } from "../../../src/waves/resolve-wave";
import { type ConfigKey, type Profile } from "../../../src/target/profile";
import { profileOf } from "../../../src/target/read-profile";
import { translate } from "../../../src/target/translation/translate-wave";
import { type Inventory, type InventoryTopic } from "../../../src/inventory/document/inventory";
import { nobody } from "../../../src/inventory/overlay/people";
import { problemText } from "../../../src/documents/problem";
import { aTopic, anInventory, readInventoryOf } from "../../builders/inventory";
import { aWave, today, type WaveParts } from "../../builders/wave";

const kafka = profileOf("apache-kafka@4.3");

/** Apache Kafka with other words on some keys, and other facts. */
function platform(keys: Readonly<Record<string, Partial<ConfigKey>>>, facts: Partial<Profile> = {}): Profile {
  const changed = Object.entries(keys).flatMap(([name, change]) => {
    const key = kafka.configs.get(name);
    return key === undefined ? [] : [[name, { ...key, ...change }] as const];
  });
  return { ...kafka, title: "Some Platform", configs: new Map([...kafka.configs, ...changed]), ...facts };
}

function moving(
  profile: Profile,
  topic: Parameters<typeof aTopic>[0] = {},
  wave: WaveParts = {},
  targetNow: Pick<Inventory, "topics"> | null = null,
) {
  const members = { groups: [], principals: [], ...wave.members };
  const inventory = readInventoryOf(anInventory({ topics: [aTopic(topic)] }));
  const { target, undecided, problems } = translate(
    resolveWave(aWave({ ...wave, members }), inventory, nobody, targetNow),
    profile,
    today,
  );
  return {
    topic: target.topics[0],
    ledger: target.ledger,
    undecided: undecided.map(({ rule }) => rule),
    problems: problems.map(problemText),
  };
}

const lineOf = ({ ledger }: ReturnType<typeof moving>, change: string) => ledger.find((line) => line.change === change);

describe("a platform that writes a config itself", () => {
  const forcing = platform({ "min.insync.replicas": { forced: "1", source: "its controller" } });

  it("gets just that value for every topic, so that no plan differs for ever", () => {
    const moved = moving(forcing, { own: { "min.insync.replicas": "2" } });
    expect(moved.topic?.configs["min.insync.replicas"]).toBe("1");
    expect(lineOf(moved, "topic orders config min.insync.replicas")).toMatchObject({
      source: "2",
      target: "1",
      rule: "topic-config-forced-by-platform",
      reason: "Some Platform writes it on every topic (its controller)",
    });
  });

  it("gets it without a line where the source has the same", () => {
    const moved = moving(forcing, { own: { "min.insync.replicas": "1" } });
    expect(moved.topic?.configs["min.insync.replicas"]).toBe("1");
    expect(lineOf(moved, "topic orders config min.insync.replicas")).toBeUndefined();
  });

  it("refuses a wave that wants another one", () => {
    const { problems } = moving(forcing, {}, { target: { configs: { "*": { "min.insync.replicas": "2" } } } });
    expect(problems.join()).toContain("is for a key that Some Platform writes itself: 1, whatever is asked for");
  });
});

describe("a config that nobody can set at the target", () => {
  const fixed = platform({
    "retention.bytes": { readOnly: true, default: "268435456000", source: "its page" },
    "max.message.bytes": { readOnly: true, default: "8388608", source: "its page" },
    "segment.ms": { readOnly: true, source: "its page" },
  });

  it("is not written, and its loss needs an approval where clients would see it", () => {
    const moved = moving(fixed, { own: { "retention.bytes": "1000" } });
    expect(moved.topic?.configs).not.toHaveProperty("retention.bytes");
    expect(moved.undecided.join()).toContain("nobody can set it on a topic of Some Platform (its page)");
  });

  it("needs none where the platform's value is larger and larger does no harm", () => {
    const moved = moving(fixed, { own: { "max.message.bytes": "2000000", "retention.bytes": "268435456000" } });
    expect(moved.undecided).toEqual([]);
    expect(lineOf(moved, "topic orders config max.message.bytes")).toMatchObject({
      source: "2000000",
      target: "8388608",
    });
  });

  it("is proved to be the platform's own at the target", () => {
    const moved = moving(fixed, { own: { "retention.bytes": "268435456000" } });
    expect(moved.topic?.effective).toContainEqual({ key: "retention.bytes", rule: "equal", value: "268435456000" });
  });

  it("has no line where it is inherited and decides nothing", () => {
    expect(
      lineOf(moving(fixed, { inherited: { "segment.ms": "1" } }), "topic orders config segment.ms"),
    ).toBeUndefined();
  });

  it("refuses a wave that wants to set it", () => {
    const { problems } = moving(fixed, {}, { target: { configs: { orders: { "segment.ms": "2" } } } });
    expect(problems.join()).toContain("is for a key that nobody can set on a topic of Some Platform");
  });
});

describe("a platform with its own number of replicas", () => {
  const one = platform({}, { replicas: { exactly: 1, source: "object storage keeps the records" } });

  it("gets that number, without a decision: its durability does not rest on replicas", () => {
    const moved = moving(one, { replicationFactor: 3 });
    expect(moved.topic?.replicationFactor).toBe(1);
    expect(moved.undecided).toEqual([]);
    expect(lineOf(moved, "topic orders replicationFactor")).toMatchObject({
      source: "3",
      target: "1",
      reason: "object storage keeps the records",
    });
  });

  it("refuses a wave that asks for another", () => {
    const { problems } = moving(one, {}, { target: { replicationFactor: 3 } });
    expect(problems.join()).toContain("is not what Some Platform gives every topic: 1");
  });
});

describe("a platform's limits", () => {
  const limit = (value: number) => ({ value, source: "its quota page" });
  const small = platform(
    {},
    {
      limits: {
        ...kafka.limits,
        partitionsPerTopic: limit(8),
        partitionsPerCluster: limit(10),
        topicsPerCluster: limit(2),
      },
    },
  );

  it("take a topic within them", () => {
    expect(moving(small, { partitions: 8 }).problems).toEqual([]);
  });

  it("refuse a topic with more partitions, with the number and where it comes from", () => {
    expect(moving(small, { partitions: 9 }).problems).toEqual([
      expect.stringContaining("has 9 partitions, and Some Platform takes 8 in one topic (its quota page)"),
    ]);
  });

  it("count what the target holds already, and not the wave's own topics twice", () => {
    const there = (...topics: readonly InventoryTopic[]) => ({ topics: [...topics] });
    const other = aTopic({ name: "other", partitions: 5 });
    expect(moving(small, { partitions: 5 }, {}, there(other, aTopic({ partitions: 5 }))).problems).toEqual([]);
    expect(moving(small, { partitions: 6 }, {}, there(other)).problems).toEqual([
      expect.stringContaining("bring 6 partitions beside 5 that the target has already"),
    ]);
    expect(moving(small, {}, {}, there(other, aTopic({ name: "third", partitions: 1 }))).problems).toEqual([
      expect.stringContaining("bring 1 topics beside 2 that the target has already"),
    ]);
  });

  it("refuse more ACLs than it takes, and take as many", () => {
    const taking = (acls: number) =>
      platform({}, { limits: { ...kafka.limits, aclsPerCluster: { value: acls, source: "its quota page" } } });
    const members = { principals: ["User:billing"] };
    expect(moving(taking(1), {}, { members }).problems).toEqual([]);
    expect(moving(taking(0), {}, { members }).problems).toEqual([
      expect.stringMatching(/members\.principals .*bring 1 ACLs, and Some Platform takes 0 in all \(its quota page\)/),
    ]);
  });

  it("refuse a name that collides with a topic of the target in dots and underscores alone", () => {
    const targetNow = { topics: [aTopic({ name: "orders_v1" })] };
    const members = { topics: ["orders.v1"] };
    expect(moving(kafka, { name: "orders.v1" }, { members }, targetNow).problems).toEqual([
      expect.stringContaining('differs from "orders_v1" at the target in dots and underscores alone'),
    ]);
  });
});

describe("what an import does not know of a topic's configs", () => {
  it("is carried where it may have been set on the topic and is not the target's default", () => {
    const moved = moving(kafka, {
      configs: {
        "retention.ms": { value: "1000", source: "UNKNOWN" },
        "cleanup.policy": { value: "delete", source: "UNKNOWN" },
        "segment.ms": { value: "5000", source: "UNKNOWN" },
      },
    });
    expect(moved.topic?.configs).toEqual({ "retention.ms": "1000", "segment.ms": "5000" });
  });

  it("is told, and needs an approval, where what the topic inherits is missing", () => {
    const moved = moving(kafka, { configsTold: "overrides", configs: {} });
    expect(moved.undecided).toEqual([
      expect.stringContaining("of orders the inventory has only what was set on the topic"),
    ]);
    expect(lineOf(moved, "cluster source inherited configs")?.rule).toBe("inherited-configs-not-known");
  });
});

describe("what is said of a topic as a whole", () => {
  const rules = (topic: Parameters<typeof aTopic>[0]) => {
    const members = { topics: [topic?.name ?? "orders"] };
    return moving(kafka, topic, { members }).ledger.map(({ rule }) => rule);
  };

  it("that its records are kept for ever, with how much that is", () => {
    const moved = moving(kafka, { own: { "retention.ms": "-1" }, sizeBytes: 1_610_612_736 });
    expect(lineOf(moved, "topic orders retention-unlimited")?.source).toBe("1.5 GiB at the source today");
  });

  it("that its records are kept for ever where it has no cleanup policy, whatever retention says", () => {
    const moved = moving(kafka, { own: { "cleanup.policy": "", "retention.ms": "1000" } });
    expect(lineOf(moved, "topic orders retention-unlimited")?.reason).toContain("Set cleanup.policy under");
  });

  it("that every write needs all of its replicas, where one broker away is enough to stop them", () => {
    const moved = moving(kafka, { own: { "min.insync.replicas": "3" }, replicationFactor: 3 });
    expect(lineOf(moved, "topic orders every-replica-needed-for-writes")).toMatchObject({
      source: "min.insync.replicas 3 of 3 replicas",
      approval: { needed: false },
    });
    const byDefault = moving(
      platform({ "min.insync.replicas": { default: "2" } }),
      { replicationFactor: 2 },
      {
        target: { brokers: 2 },
      },
    );
    expect(lineOf(byDefault, "topic orders every-replica-needed-for-writes")).toBeDefined();
    expect(rules({ own: { "min.insync.replicas": "2" }, replicationFactor: 3 })).not.toContain(
      "every-replica-needed-for-writes",
    );
    const alone = moving(kafka, { replicationFactor: 1 }, { target: { replicationFactor: 1 } });
    expect(lineOf(alone, "topic orders every-replica-needed-for-writes")).toBeUndefined();
  });

  it.each([
    ["bounded by size", { own: { "retention.ms": "-1", "retention.bytes": "1000" } }],
    ["bounded by time", { own: { "retention.ms": "1000" } }],
    ["compacted only", { own: { "cleanup.policy": "compact", "retention.ms": "-1" } }],
  ])("but not of one that is %s", (_, topic) => {
    expect(rules(topic)).not.toContain("retention-unlimited");
  });

  it.each([
    ["orders.internal", "topic-name-that-mirror-maker-skips-by-default"],
    ["orders-internal", "topic-name-that-mirror-maker-skips-by-default"],
    ["orders.replica", "topic-name-that-mirror-maker-skips-by-default"],
    ["app-store-changelog", "topic-of-kafka-streams"],
    ["app-by-user-repartition", "topic-of-kafka-streams"],
  ])("that %s is a name that needs care", (name, rule) => {
    expect(rules({ name })).toContain(rule);
    expect(rules({ name: `${name}.v1` })).not.toContain(rule);
  });
});

describe("a platform whose default is larger than what a topic inherits", () => {
  const larger = platform({ "max.message.bytes": { default: "2097164" }, "min.insync.replicas": { default: "2" } });

  it("keeps its own where larger does no harm, and says so", () => {
    const moved = moving(larger);
    expect(moved.topic?.configs).not.toHaveProperty(["max.message.bytes"]);
    expect(moved.topic?.configs).not.toHaveProperty(["min.insync.replicas"]);
    for (const [key, source, target] of [
      ["max.message.bytes", "1048588", "2097164"],
      ["min.insync.replicas", "1", "2"],
    ])
      expect(lineOf(moved, `topic orders config ${String(key)}`)).toMatchObject({
        action: "changed",
        source,
        target,
        rule: "topic-config-default-is-larger",
      });
  });

  it("is kept from one that every write would fail with", () => {
    const moved = moving(larger, { replicationFactor: 1 }, { target: { replicationFactor: 1 } });
    expect(moved.topic?.configs).toHaveProperty(["min.insync.replicas"], "1");
  });

  it.each([
    ["inherits the same at the source", { inherited: { "min.insync.replicas": "2" } }, "2"],
    ["is known by its own configs alone", { configsTold: "overrides", configs: {} }, null],
  ] as const)("is kept from it too where the topic %s", (_, topic, source) => {
    const moved = moving(larger, { replicationFactor: 1, ...topic }, { target: { replicationFactor: 1 } });
    expect(moved.topic?.configs).toHaveProperty(["min.insync.replicas"], "1");
    expect(lineOf(moved, "topic orders config min.insync.replicas")).toMatchObject({
      source,
      target: "1",
      rule: "min-insync-above-replication-factor",
    });
  });

  it("gets the source's value where a person set it on the topic", () => {
    const moved = moving(larger, { own: { "max.message.bytes": "1048588" } });
    expect(moved.topic?.configs).toHaveProperty(["max.message.bytes"], "1048588");
  });
});
