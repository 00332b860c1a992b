import { productionAcls, movingPrincipals } from "../../../src/rehearsal/production/access";
import { productionGroups } from "../../../src/rehearsal/production/groups";
import { productionQuotas } from "../../../src/rehearsal/production/quotas";
import { recordsFor } from "../../../src/rehearsal/production/records";
import {
  largeRecordTopic,
  productionTopics,
  quietTopic,
  transactionalTopic,
} from "../../../src/rehearsal/production/topics";
import { aclKey } from "../../../src/kafka/acl";

const configs = productionTopics.flatMap((topic) => Object.entries(topic.configs));
const names = productionTopics.map(({ name }) => name);

describe("the topics of production", () => {
  it("are some fifty, each name once", () => {
    expect(names.length).toBeGreaterThanOrEqual(50);
    expect(new Set(names).size).toBe(names.length);
  });

  it("have the configs that make migrations interesting", () => {
    for (const [key, value] of [
      ["cleanup.policy", "compact"],
      ["cleanup.policy", "compact,delete"],
      ["retention.ms", "-1"],
      ["message.timestamp.type", "LogAppendTime"],
      ["unclean.leader.election.enable", "true"],
      // Removed in 4.0.
      ["message.timestamp.difference.max.ms", "9223372036854775807"],
    ])
      expect(configs).toContainEqual([key, value]);
  });

  it("have the names that are found in the wild", () => {
    for (const pattern of [/\./, /_/, /^[A-Z]/, /^\d/, /^.{200,249}$/, /^.$/])
      expect(names.filter((name) => pattern.test(name))).not.toEqual([]);
  });

  it("hold batches of all five codecs", () => {
    const codecs = new Set(productionTopics.filter(({ records }) => records > 0).map(({ codec }) => codec));
    expect(codecs).toEqual(new Set(["none", "gzip", "snappy", "lz4", "zstd"]));
  });

  it("include those that steps and faults rely on, and live ones only within the wave", () => {
    expect(names).toEqual(expect.arrayContaining([largeRecordTopic, transactionalTopic, quietTopic]));
    const quiet = productionTopics.find(({ name }) => name === quietTopic);
    expect(quiet).toMatchObject({ moves: true, live: false });
    expect(productionTopics.filter(({ live, moves }) => live && !moves)).toEqual([]);
  });
});

describe("the groups of production", () => {
  it("read topics that there are; those of the wave read only what moves and is written to", () => {
    for (const { topics, moves } of productionGroups)
      for (const topic of topics) {
        const read = productionTopics.find(({ name }) => name === topic);
        expect([topic, read === undefined]).toEqual([topic, false]);
        if (moves) expect([topic, read?.moves, read?.live]).toEqual([topic, true, true]);
      }
  });
});

describe("the grants and quotas of production", () => {
  it("are some sixty, each once, of every kind", () => {
    expect(productionAcls.length).toBeGreaterThanOrEqual(58);
    expect(new Set(productionAcls.map(aclKey)).size).toBe(productionAcls.length);
    const kinds = new Set(productionAcls.map(({ resourceType }) => resourceType));
    expect(kinds).toEqual(new Set(["TOPIC", "GROUP", "CLUSTER", "TRANSACTIONAL_ID"]));
    expect(productionAcls.filter(({ permission }) => permission === "DENY")).not.toEqual([]);
    expect(productionAcls.filter(({ patternType }) => patternType === "PREFIXED")).not.toEqual([]);
    expect(productionAcls.filter(({ host }) => host !== "*")).not.toEqual([]);
    expect(productionAcls.filter(({ resourceName }) => resourceName === "*")).not.toEqual([]);
  });

  it("have principals and clients whose names look like templates", () => {
    expect(movingPrincipals).toEqual(expect.arrayContaining(["User:${env}-batch", "User:%{if}-loader"]));
    expect(productionQuotas.map(({ entity }) => entity["client-id"])).toContain("%{if}-export");
  });

  it("have quotas of every kind of entity", () => {
    const kinds = new Set(productionQuotas.map(({ entity }) => Object.keys(entity).sort().join("+")));
    expect(kinds).toEqual(new Set(["user", "client-id", "ip", "client-id+user"]));
  });
});

describe("the records of production", () => {
  const [plain, compacted] = ["orders.v1", "customers"].map((name) =>
    productionTopics.find((one) => one.name === name)!,
  );

  it("have keys, now and then none, and headers of one name twice", () => {
    const records = recordsFor(plain!, 0, 100);
    expect(records.filter(({ key }) => key === null)).toHaveLength(2);
    expect(records.every(({ headers }) => Array.isArray(headers?.["tag"]))).toBe(true);
  });

  it("always have a key where the topic is compacted, and tombstones among them", () => {
    const records = recordsFor(compacted!, 0, 100);
    expect(records.filter(({ key }) => key === null)).toEqual([]);
    expect(records.filter(({ value }) => value === null)).toHaveLength(4);
  });
});
