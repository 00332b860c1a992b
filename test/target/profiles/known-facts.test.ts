import { type ConfigKey, type Profile } from "../../../src/target/profile";
import { canonicalConfigValue } from "../../../src/target/provider-safe/config-value";
import { profileOf } from "../../../src/target/read-profile";

function key(profile: Profile, name: string): ConfigKey {
  const found = profile.configs.get(name);
  if (found === undefined) throw new Error(`${profile.id} has no ${name}`);
  return found;
}

const of = (id: string, name: string): ConfigKey => key(profileOf(id), name);
const newest = ["apache-kafka@4.3", "automq@1.7", "msk-provisioned@4.1", "msk-express@3.9", "redpanda@26.1"] as const;

describe("what a topic gets where nobody says anything", () => {
  it.each([
    ["apache-kafka@3.9", "message.timestamp.after.max.ms", "9223372036854775807"],
    ["apache-kafka@4.0", "message.timestamp.after.max.ms", "3600000"],
    ["automq@1.7", "message.timestamp.after.max.ms", "9223372036854775807"],
    ["confluent-cloud", "max.message.bytes", "2097164"],
    ["confluent-cloud", "segment.bytes", "104857600"],
    ["confluent-cloud", "min.insync.replicas", "2"],
    ["msk-provisioned@4.1", "min.insync.replicas", "2"],
    ["msk-provisioned@4.1", "unclean.leader.election.enable", "true"],
    ["msk-express@3.9", "unclean.leader.election.enable", "false"],
    ["msk-express@3.9", "message.timestamp.before.max.ms", "86400000"],
    ["msk-express@3.9", "message.timestamp.after.max.ms", "86400000"],
    ["msk-serverless", "retention.bytes", String(250 * 1024 ** 3)],
    ["msk-serverless", "max.message.bytes", "1048588"],
    ["redpanda@26.1", "segment.bytes", String(128 * 1024 ** 2)],
    ["redpanda@26.1", "max.message.bytes", String(1024 ** 2)],
    ["redpanda@26.1", "min.cleanable.dirty.ratio", "0.2"],
    ["strimzi@4.3", "retention.ms", "604800000"],
  ])("by %s: %s is %s", (id, name, value) => {
    expect(of(id, name).default).toBe(value);
  });
});

describe("bounds", () => {
  it.each([
    ["apache-kafka@4.0", "segment.bytes", 14, undefined],
    ["apache-kafka@4.1", "segment.bytes", 1_048_576, undefined],
    ["automq@1.5", "segment.bytes", 14, undefined],
    ["confluent-cloud", "segment.bytes", 52_428_800, 1_073_741_824],
    ["confluent-cloud", "delete.retention.ms", 0, 60_566_400_000],
    ["confluent-cloud", "max.message.bytes", 0, 20_971_520],
    ["msk-express@3.9", "max.compaction.lag.ms", 604_800_000, undefined],
    ["msk-serverless", "max.message.bytes", 0, 8_388_608],
    ["redpanda@26.1", "segment.ms", 600_000, 31_536_000_000],
  ])("of %s for %s are %s and %s", (id, name, least, most) => {
    expect([of(id, name).least, of(id, name).most]).toEqual([least, most]);
  });

  it("of messages and retention are limits of the platform too", () => {
    expect(profileOf("msk-serverless").limits.maxMessageBytes).toEqual({
      value: 8_388_608,
      source: "Amazon MSK Developer Guide, Configuration properties for MSK Serverless clusters",
    });
    expect(profileOf("apache-kafka@4.3").limits.maxMessageBytes).toBeNull();
    expect(profileOf("confluent-cloud").limits.retentionMs?.value).toEqual({ least: -1, most: null });
  });
});

describe("what nobody decides but the platform", () => {
  it("is one replica and one in-sync replica on AutoMQ", () => {
    for (const id of ["automq@1.5", "automq@1.6", "automq@1.7"]) {
      expect(profileOf(id).replicas).toMatchObject({ exactly: 1 });
      expect(of(id, "min.insync.replicas").forced).toBe("1");
    }
  });

  it.each([
    ["confluent-cloud", { serverDecides: 3 }],
    ["msk-express@3.9", { serverDecides: 3 }],
    ["msk-provisioned@4.1", { least: 3 }],
    ["redpanda@26.1", { least: 3 }],
    ["strimzi@4.3", { least: 3 }],
  ])("of replicas on %s is %j", (id, rule) => {
    expect(profileOf(id).replicas).toMatchObject(rule);
  });

  it("can be set on a topic of Apache Kafka in full", () => {
    expect([...profileOf("apache-kafka@4.3").configs].filter(([, { readOnly, forced }]) => readOnly || forced)).toEqual(
      [],
    );
  });

  it("leaves seven configs to a topic of MSK Serverless", () => {
    const { configs } = profileOf("msk-serverless");
    const settable = [...configs].filter(([, { readOnly, needs }]) => !readOnly && needs === undefined);
    expect(settable.map(([name]) => name).sort()).toEqual([
      "cleanup.policy",
      "compression.type",
      "max.message.bytes",
      "message.timestamp.difference.max.ms",
      "message.timestamp.type",
      "retention.bytes",
      "retention.ms",
    ]);
  });

  it("leaves eleven configs to a topic of MSK Express", () => {
    const { configs } = profileOf("msk-express@3.9");
    const settable = [...configs].filter(
      ([, { class: kind, readOnly, needs }]) => !readOnly && needs === undefined && kind !== "ignore",
    );
    expect(settable).toHaveLength(11);
    expect(settable.map(([name]) => name)).not.toContain("min.insync.replicas");
  });

  it.each(["compression.type", "unclean.leader.election.enable", "min.cleanable.dirty.ratio"])(
    "is %s on Confluent Cloud",
    (name) => {
      expect(of("confluent-cloud", name).readOnly).toBe(true);
    },
  );
});

describe("who may do what", () => {
  it("is IAM's alone on MSK Serverless, and ACLs' everywhere else", () => {
    expect(profileOf("msk-serverless").capabilities.access?.value).toBe("iam");
    for (const id of [...newest, "confluent-cloud", "strimzi@4.3"])
      expect(profileOf(id).capabilities.access?.value).toBe("acls");
  });

  it("is open without ACLs on MSK", () => {
    const open = (id: string) => profileOf(id).capabilities.openWithoutAcls?.value;
    expect(["msk-provisioned@4.0", "msk-express@3.9", "apache-kafka@4.3"].map(open)).toEqual([true, true, false]);
  });

  it("names no hosts and makes no SCRAM users on Confluent Cloud", () => {
    const { aclHosts, denyAcls, scramUsers, quotaEntities, quotasOverKafka } =
      profileOf("confluent-cloud").capabilities;
    expect([aclHosts?.value, denyAcls?.value, scramUsers?.value, quotasOverKafka?.value]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(quotaEntities?.value).toEqual(["user", "default"]);
  });

  it("is an operator's on Strimzi, so Terraform holds topics alone", () => {
    expect(profileOf("strimzi@4.3").capabilities.kafkaProvider?.value).toEqual(["topics"]);
    expect(profileOf("msk-provisioned@4.1").capabilities.kafkaProvider?.value).toEqual(["topics", "acls", "quotas"]);
  });

  it("has no quotas by address on Redpanda", () => {
    expect(profileOf("redpanda@26.1").capabilities.quotaEntities?.value).not.toContain("ip");
    expect(profileOf("apache-kafka@4.3").capabilities.quotaEntities?.value).toContain("ip");
  });
});

describe("how much fits", () => {
  it.each([
    ["automq@1.7", "partitionsPerTopic", 1024],
    ["msk-serverless", "partitionsPerCluster", 2400],
    ["confluent-cloud", "aclsPerCluster", 10_000],
    ["apache-kafka@4.3", "topicNameLength", 249],
    ["strimzi@4.3", "topicNameLength", 249],
  ] as const)("on %s: %s is %s", (id, limit, value) => {
    expect(profileOf(id).limits[limit]?.value).toBe(value);
  });

  it("is not known of Apache Kafka", () => {
    const { partitionsPerTopic, partitionsPerCluster, topicsPerCluster, aclsPerCluster } =
      profileOf("apache-kafka@4.3").limits;
    expect([partitionsPerTopic, partitionsPerCluster, topicsPerCluster, aclsPerCluster]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("what Redpanda calls otherwise", () => {
  it.each([
    ["max.compaction.lag.ms", "9223372036854775807", "9223372036854"],
    ["compression.type", "uncompressed", "none"],
  ])("%s = %s is %s there", (name, said, meant) => {
    expect(canonicalConfigValue(of("redpanda@26.1", name), said)).toEqual({ ok: true, value: meant, respelled: true });
  });
});
