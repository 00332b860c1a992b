import fc from "fast-check";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { aclKey, operations, patternTypes, permissions, resourceTypes } from "../../../src/kafka/acl";
import { canonicalConfigValue } from "../../../src/target/provider-safe/config-value";
import { profileOf } from "../../../src/target/read-profile";
import { DocumentError } from "../../../src/documents/problem";
import { type TargetWave } from "../../../src/target/target-wave";
import { type Wave } from "../../../src/waves/document";
import { configsOf, aGroup, anAcl, anInventory, aTopic } from "../../builders/inventory";
import { aWave, translated } from "../../builders/wave";

const profile = profileOf("apache-kafka@4.3");
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
    anInventory({ ...parts, acls: [anAcl(), anAcl({ principal: "User:reports" }), ...acls], groups: [aGroup()] }),
  );

const members = { topics: ["orders", "orders.v2", "audit"], principals: ["User:billing", "User:reports"] };
const inWave = new Set<string>(members.topics);
const moving = new Set<string>(members.principals);

/** Approves whatever needs it, so that the translation gets to its end; undefined where the inventory is refused. */
function translatedWithApprovals(inventory: Inventory): TargetWave | undefined {
  const first = attempt(inventory, []);
  if ("target" in first) return first.target;
  const approvals = first.refusals.map((rule) => ({
    change: /^needs an approval: (.*?) \(.*? → /.exec(rule)?.[1] ?? "",
    by: "Jane",
    reason: "test",
    expires: "2027-12-31",
  }));
  if (approvals.some(({ change }) => change === "")) return undefined;
  const second = attempt(inventory, approvals);
  return "target" in second ? second.target : undefined;
}

function attempt(
  inventory: Inventory,
  approvals: Wave["approvals"],
): { readonly target: TargetWave } | { readonly refusals: readonly string[] } {
  try {
    return { target: translated(aWave({ members, approvals }), inventory) };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { refusals: error.problems.map(({ rule }) => rule) };
  }
}

const runs = { numRuns: 150 };
/** Keeps a property honest: so many of its inventories must get through. */
function forTranslated(check: (inventory: Inventory, target: TargetWave) => void): void {
  let through = 0;
  fc.assert(
    fc.property(inventories, (inventory) => {
      const target = translatedWithApprovals(inventory);
      if (target === undefined) return;
      through += 1;
      check(inventory, target);
    }),
    runs,
  );
  expect(through).toBeGreaterThan(runs.numRuns / 5);
}

describe("nothing is lost between the source and the target", () => {
  it("of a topic's own configs: each is equal at the target or in the ledger", () => {
    forTranslated((inventory, target) => {
      const lines = new Set(target.ledger.map(({ change }) => change));
      for (const source of inventory.topics.filter((each) => inWave.has(each.name))) {
        const written = target.topics.find((each) => each.name === source.name)?.configs ?? {};
        for (const [key, entry] of Object.entries(source.configs ?? {})) {
          if (entry.source !== "DYNAMIC_TOPIC_CONFIG" || lines.has(`topic ${source.name} config ${key}`)) continue;
          const known = profile.configs.get(key);
          const canonical = known === undefined ? undefined : canonicalConfigValue(known, entry.value ?? "");
          expect({ key, value: written[key] }).toEqual({ key, value: canonical?.ok === true ? canonical.value : "?" });
        }
      }
    });
  });

  it("of replication factors and partitions: each is equal or in the ledger", () => {
    forTranslated((inventory, target) => {
      for (const source of inventory.topics.filter((each) => inWave.has(each.name))) {
        const found = target.topics.find((each) => each.name === source.name);
        expect(found?.partitions).toBe(source.partitions);
        const isTold = target.ledger.some(({ change }) => change === `topic ${source.name} replicationFactor`);
        expect(isTold).toBe(found?.replicationFactor !== source.replicationFactor);
      }
    });
  });

  it("of a wave principal's ACLs: each is at the target or in the ledger, and no other comes with them", () => {
    forTranslated((inventory, target) => {
      const moved = new Set(target.acls.map(aclKey));
      const told = new Set(
        target.ledger.filter(({ object }) => object.kind === "acl").map(({ object }) => object.name),
      );
      for (const each of inventory.acls ?? [])
        if (moving.has(each.principal)) expect(moved.has(aclKey(each)) || told.has(aclKey(each))).toBe(true);
      const atSource = new Set((inventory.acls ?? []).map(aclKey));
      expect(target.acls.filter((each) => !atSource.has(aclKey(each)))).toEqual([]);
      expect(target.acls.filter(({ principal }) => !moving.has(principal) && principal !== "User:*")).toEqual([]);
      expect(moved.size).toBe(target.acls.length);
    });
  });

  it("of what others may do to the wave's topics: each is at the target or in the ledger", () => {
    forTranslated((inventory, target) => {
      const here = new Set([...target.acls.map(aclKey), ...target.ledger.map(({ object }) => object.name)]);
      for (const each of inventory.acls ?? [])
        if (each.resourceType === "TOPIC" && inWave.has(each.resourceName)) expect(here.has(aclKey(each))).toBe(true);
    });
  });

  it("of quotas and SCRAM credentials: each is at the target or in the ledger", () => {
    forTranslated((inventory, target) => {
      const quotasTold = target.ledger.filter(({ object }) => object.kind === "quota").length;
      expect(target.quotas.length + quotasTold).toBe(inventory.quotas?.length);
      const billing = inventory.scramUsers?.find(({ user }) => user === "billing")?.credentials ?? [];
      for (const { mechanism, iterations } of billing) {
        const found = target.scramUsers.find((each) => each.mechanism === mechanism);
        const isTold = target.ledger.some(({ change }) => change === `scram-user billing ${mechanism} iterations`);
        expect(isTold).toBe(found?.iterations !== iterations);
      }
      expect(target.scramUsers).toHaveLength(billing.length);
    });
  });

  it("and every ledger line has a name of its own", () => {
    forTranslated((_, { ledger }) => {
      expect(new Set(ledger.map(({ change }) => change)).size).toBe(ledger.length);
    });
  });
});
