import fc from "fast-check";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { aclKey, operations, patternTypes, permissions, resourceTypes } from "../../../src/kafka/acl";
import { canonicalConfigValue } from "../../../src/target/provider-safe/config-value";
import { type Profile } from "../../../src/target/profile";
import { knownProfiles, profileOf } from "../../../src/target/read-profile";
import { type TargetWave } from "../../../src/target/target-wave";
import { translate } from "../../../src/target/translation/translate-wave";
import { resolveWave } from "../../../src/waves/resolve-wave";
import { configsOf, aGroup, anAcl, anInventory, aTopic, readInventoryOf } from "../../builders/inventory";
import { aWave, today } from "../../builders/wave";

/** Of every platform the newest version. */
const platforms = [...new Map(knownProfiles().map((id) => [id.split("@")[0], id])).values()];
const topicNames = ["orders", "orders.v2", "payments", "audit.log", "audit"];
const principals = ["User:billing", "User:reports", "User:*", "User:audit"];
const users = principals.map((principal) => principal.slice("User:".length));

const longs = fc.oneof(fc.constantFrom("-1", "0", "1", "+7", " 42 ", "9223372036854775807"), fc.nat().map(String));
/** Values for a key: mostly right, some wrong, some spelled in other ways. */
const ownConfigs = fc.dictionary(
  fc.constantFrom(
    "retention.ms",
    "segment.bytes",
    "min.insync.replicas",
    "message.timestamp.difference.max.ms",
    "message.timestamp.before.max.ms",
    "file.delete.delay.ms",
    "local.retention.ms",
    "vendor.extra",
    "confluent.tier.enable",
    "max.compaction.lag.ms",
    "min.compaction.lag.ms",
    "flush.messages",
  ),
  longs,
  { maxKeys: 6 },
);
const wordConfigs = fc.record(
  {
    "cleanup.policy": fc.constantFrom("compact", "delete", "compact, delete", "delete,compact", ""),
    "compression.type": fc.constantFrom("gzip", "none", "producer"),
    "message.timestamp.type": fc.constantFrom("CreateTime", "LogAppendTime"),
    "min.cleanable.dirty.ratio": fc.constantFrom("0.50", "1", ".1", "0.00001"),
    "unclean.leader.election.enable": fc.constantFrom("true", "FALSE"),
    "message.downconversion.enable": fc.constantFrom("true", "false"),
    "confluent.value.schema.validation": fc.constantFrom("true", "false"),
    "remote.storage.enable": fc.constantFrom("true", "false"),
    preallocate: fc.constantFrom("true", "false"),
  },
  { requiredKeys: [] },
);
const topic = (name: string) =>
  fc
    .record({
      numbers: ownConfigs,
      words: wordConfigs,
      inherited: wordConfigs,
      replicationFactor: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ numbers, words, inherited, replicationFactor }) =>
      aTopic({ name, replicationFactor, configs: configsOf({ ...numbers, ...words }, inherited) }),
    );
const acl = fc.record({
  principal: fc.constantFrom(...principals),
  host: fc.constantFrom("*", "10.0.0.1", "::1"),
  operation: fc.constantFrom(...operations),
  permission: fc.constantFrom(...permissions),
  resourceType: fc.constantFrom(...resourceTypes),
  resourceName: fc.constantFrom(...topicNames, "*", "aud", "o", "kafka-cluster", "billing"),
  patternType: fc.constantFrom(...patternTypes),
});
const rate = fc.record({ producer_byte_rate: fc.nat() });
const name = fc.option(fc.constantFrom(...users, "reports"), { nil: null });
const quota = fc.record({
  entity: fc.oneof(
    fc.record({ user: name }),
    fc.record({ "client-id": name }),
    fc.record({ user: name, "client-id": name }),
    fc.record({ ip: fc.constantFrom(null, "10.0.0.1") }),
  ),
  values: rate,
});
const scramUser = (user: string) =>
  fc.record({
    user: fc.constant(user),
    credentials: fc
      .subarray(["SCRAM-SHA-256", "SCRAM-SHA-512"] as const)
      .chain((mechanisms) =>
        fc.tuple(
          ...mechanisms.map((mechanism) =>
            fc.record({ mechanism: fc.constant(mechanism), iterations: fc.integer({ min: 1, max: 20_000 }) }),
          ),
        ),
      ),
  });

const inventories: fc.Arbitrary<Inventory> = fc
  .record({
    topics: fc.tuple(...topicNames.map(topic)),
    acls: fc.array(acl, { maxLength: 30 }),
    quotas: fc.uniqueArray(quota, { maxLength: 8, selector: ({ entity }) => JSON.stringify(entity) }),
    scramUsers: fc.tuple(scramUser("billing"), scramUser("audit")),
  })
  .map(({ acls, ...parts }) =>
    anInventory({
      ...parts,
      acls: [anAcl(), anAcl({ principal: "User:reports" }), ...acls],
      groups: [aGroup(), aGroup({ groupId: "others", reads: ["audit"] })],
    }),
  );

const members = { topics: ["orders", "orders.v2", "audit"], principals: ["User:billing", "User:reports"] };
const inWave = new Set<string>(members.topics);
const moving = new Set<string>(members.principals);

/** The wave as far as it goes, decided or not; undefined where the platform refuses something of it. */
function translatedTo(profile: Profile, inventory: Inventory): TargetWave | undefined {
  const wave = aWave({ members });
  const { target, problems } = translate(resolveWave(wave, readInventoryOf(inventory)), profile, today);
  return problems.length === 0 ? target : undefined;
}

/** So many inventories must get through; what the platform refuses is made up anew, and too many refusals are a failure. */
const runs = { numRuns: 15, maxSkipsPerRun: 100 };
function forTranslated(profile: Profile, check: (inventory: Inventory, target: TargetWave) => void): void {
  fc.assert(
    fc.property(inventories, (inventory) => {
      const target = translatedTo(profile, inventory);
      fc.pre(target !== undefined);
      if (target !== undefined) check(inventory, target);
    }),
    runs,
  );
}

/** As the target would spell the source's value. */
function canonical(profile: Profile, key: string, value: string | null): string | undefined {
  const known = profile.configs.get(key);
  if (known === undefined || value === null) return undefined;
  const read = canonicalConfigValue(known, value);
  return read.ok ? read.value : undefined;
}

describe.each(platforms)("nothing is lost between the source and %s", (id) => {
  const profile = profileOf(id);

  it("of a topic's own configs: each is equal at the target or in the ledger", () => {
    forTranslated(profile, (inventory, target) => {
      const lines = new Set(target.ledger.map(({ change }) => change));
      for (const source of inventory.topics.filter((each) => inWave.has(each.name))) {
        const written = target.topics.find((each) => each.name === source.name)?.configs ?? {};
        for (const [key, entry] of Object.entries(source.configs ?? {})) {
          if (entry.source !== "DYNAMIC_TOPIC_CONFIG" || lines.has(`topic ${source.name} config ${key}`)) continue;
          const meant = canonical(profile, key, entry.value) ?? "?";
          // What nobody can set there needs no writing where the platform has it so.
          const held = profile.configs.get(key)?.readOnly === true ? profile.configs.get(key)?.default : written[key];
          expect({ key, value: held }).toEqual({ key, value: meant });
        }
      }
    });
  });

  it("of what a topic inherits: each value that clients see is equal, larger where that does no harm, or in the ledger", () => {
    forTranslated(profile, (inventory, target) => {
      const lines = new Set(target.ledger.map(({ change }) => change));
      for (const { name, effective } of target.topics) {
        const source = inventory.topics.find((each) => each.name === name)?.configs ?? {};
        for (const { key, rule, value } of effective) {
          const before = canonical(profile, key, source[key]?.value ?? null);
          if (before === undefined || lines.has(`topic ${name} config ${key}`)) continue;
          const holds = before === value || (rule === "at-least" && BigInt(value) >= BigInt(before));
          expect({ name, key, before, value, holds }).toMatchObject({ holds: true });
        }
      }
    });
  });

  it("of groups that read the wave's topics: each resumes at the target or is in the ledger", () => {
    forTranslated(profile, (inventory, target) => {
      const here = new Set([
        ...target.groups.map(({ groupId }) => groupId),
        ...target.ledger.map(({ object }) => object.name),
      ]);
      for (const { groupId, offsets } of inventory.groups ?? [])
        if (offsets?.some(({ topic: read }) => inWave.has(read)) === true) expect(here.has(groupId)).toBe(true);
    });
  });

  it("of replication factors and partitions: each is equal or in the ledger", () => {
    forTranslated(profile, (inventory, target) => {
      for (const source of inventory.topics.filter((each) => inWave.has(each.name))) {
        const found = target.topics.find((each) => each.name === source.name);
        expect(found?.partitions).toBe(source.partitions);
        const isTold = target.ledger.some(({ change }) => change === `topic ${source.name} replicationFactor`);
        expect(isTold).toBe(found?.replicationFactor !== source.replicationFactor);
      }
    });
  });

  it("of a wave principal's ACLs: each is at the target or in the ledger, and no other comes with them", () => {
    forTranslated(profile, (inventory, target) => {
      const moved = new Set(target.acls.map(aclKey));
      const told = new Set(
        target.ledger.filter(({ object }) => object.kind === "acl").map(({ object }) => object.name),
      );
      for (const each of inventory.acls ?? [])
        if (moving.has(each.principal)) expect(moved.has(aclKey(each)) || told.has(aclKey(each))).toBe(true);
      const changes = new Set(target.ledger.filter(({ action }) => action === "changed").map(({ change }) => change));
      // Where the target knows no hosts, a line says of each such ACL that it holds from everywhere.
      const atSource = new Set(
        (inventory.acls ?? []).flatMap((each) => [
          aclKey(each),
          ...(changes.has(`acl ${aclKey(each)} host`) ? [aclKey({ ...each, host: "*" })] : []),
        ]),
      );
      expect(target.acls.filter((each) => !atSource.has(aclKey(each)))).toEqual([]);
      expect(target.acls.filter(({ principal }) => !moving.has(principal) && principal !== "User:*")).toEqual([]);
      expect(moved.size).toBe(target.acls.length);
    });
  });

  it("of what others may do to the wave's topics: each is at the target or in the ledger", () => {
    forTranslated(profile, (inventory, target) => {
      const here = new Set([...target.acls.map(aclKey), ...target.ledger.map(({ object }) => object.name)]);
      for (const each of inventory.acls ?? [])
        if (each.resourceType === "TOPIC" && inWave.has(each.resourceName)) expect(here.has(aclKey(each))).toBe(true);
    });
  });

  it("of quotas and SCRAM credentials: each is at the target or in the ledger", () => {
    forTranslated(profile, (inventory, target) => {
      const quotasTold = target.ledger.filter(({ object }) => object.kind === "quota").length;
      expect(target.quotas.length + quotasTold).toBe(inventory.quotas?.length);
      const billing = inventory.scramUsers?.find(({ user }) => user === "billing")?.credentials ?? [];
      const told = new Set(target.ledger.map(({ change }) => change));
      for (const { mechanism, iterations } of billing) {
        const found = target.scramUsers.find((each) => each.mechanism === mechanism);
        const line = `scram-user billing ${mechanism}`;
        expect(told.has(found === undefined ? line : `${line} iterations`)).toBe(found?.iterations !== iterations);
      }
      const { scramUsers, kafkaProvider } = profile.capabilities;
      const room = scramUsers?.value !== false && kafkaProvider?.value.includes("users") !== false;
      expect(target.scramUsers).toHaveLength(room ? billing.length : 0);
    });
  });

  it("and every ledger line has a name of its own", () => {
    forTranslated(profile, (_, { ledger }) => {
      expect(new Set(ledger.map(({ change }) => change)).size).toBe(ledger.length);
    });
  });
});
