import fc from "fast-check";
import { type Inventory, inventorySchema } from "../../../src/inventory/document/inventory";
import { mergeInventories } from "../../../src/inventory/merge/merge-inventories";
import { provenanceOf, sourceOf } from "../../../src/inventory/merge/provenance";
import { type Acl } from "../../../src/kafka/acl";
import { aGroup, anAcl, anInventory, aTopic } from "../../builders/inventory";
import { growthOf, inProportion } from "../../growth";

type Format = Inventory["sources"][number]["format"];

/** An inventory of one source of which nothing is known but what is said here. */
function from(id: string, told: Partial<Inventory>, format: Format = "kafka-cli"): Inventory {
  const blank = anInventory({ topics: [], acls: null, quotas: null, scramUsers: null, groups: null });
  const cluster = {
    ...blank.cluster,
    id: null,
    kafkaVersion: null,
    controllerId: null,
    brokers: null,
    authorizer: null,
  };
  return { ...blank, cluster, sources: [{ id, format, name: `${id}.txt`, takenAt: null }], ...told };
}

const bare = (name: string, fields: Partial<Inventory["topics"][number]> = {}): Inventory["topics"][number] =>
  aTopic({ name, topicId: null, configs: null, configsTold: "overrides", sizeBytes: null, ...fields });

const config = (
  value: string | null,
  source: "UNKNOWN" | "DYNAMIC_TOPIC_CONFIG" | "STATIC_BROKER_CONFIG" | "DEFAULT_CONFIG",
) => ({
  value,
  source,
});

describe("what one does not know", () => {
  it("another tells: a whole part, an element, a field", () => {
    const first = from("a", { topics: [bare("x"), bare("y")] });
    const second = from("b", { topics: [bare("x", { sizeBytes: 7 }), bare("z")], acls: [anAcl()] });
    const merged = mergeInventories(first, second);
    expect(merged.topics.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
      ["x", 7],
      ["y", null],
      ["z", null],
    ]);
    expect(merged.acls).toEqual([anAcl()]);
    expect(merged.provenance).toEqual([
      { path: "acls", source: "b" },
      { path: 'topics["x"].sizeBytes', source: "b" },
      { path: 'topics["z"]', source: "b" },
    ]);
  });

  it("is told once where it is the same for all elements of a list", () => {
    const names = ["x", "y", "z"];
    const first = from("a", { topics: names.map((name) => bare(name)) });
    const second = from("b", { topics: names.map((name) => bare(name, { sizeBytes: 1 })) });
    const merged = mergeInventories(first, second);
    expect(merged.provenance).toEqual([{ path: "topics[*].sizeBytes", source: "b" }]);
    expect(sourceOf(merged, 'topics["y"].sizeBytes')).toBe("b");
    expect(sourceOf(merged, 'topics["y"].partitions')).toBe("a");
  });

  it("words that mean it yield as well: a group's unknown type and state", () => {
    const first = from("a", { groups: [aGroup({ type: "unknown", state: "Unknown" })] });
    const second = from("b", { groups: [aGroup({ type: "classic", state: "Stable" })] });
    const merged = mergeInventories(first, second);
    expect(merged.groups).toMatchObject([{ type: "classic", state: "Stable" }]);
    expect(merged.conflicts).toEqual([]);
    expect(mergeInventories(second, first).groups).toMatchObject([{ type: "classic", state: "Stable" }]);
  });

  it("does not include whether replicas differ, where nobody counted them", () => {
    const first = from("a", { topics: [bare("x", { replicationFactor: null, mixedReplication: false })] });
    const second = from("b", { topics: [bare("x", { replicationFactor: 3, mixedReplication: true })] });
    for (const merged of [mergeInventories(first, second), mergeInventories(second, first)]) {
      expect(merged.topics).toMatchObject([{ replicationFactor: 3, mixedReplication: true }]);
      expect(merged.conflicts).toEqual([]);
    }
  });
});

describe("where two tell different things", () => {
  it("keeps the earlier and names both places", () => {
    const first = from("a", { topics: [bare("x", { partitions: 3 })] });
    const second = from("b", { topics: [bare("x", { partitions: 6 })] });
    const merged = mergeInventories(first, second);
    expect(merged.topics).toMatchObject([{ partitions: 3 }]);
    expect(merged.conflicts).toEqual([
      { path: 'topics["x"].partitions', kept: { value: "3", source: "a" }, other: { value: "6", source: "b" } },
    ]);
  });

  it("names who told the value that was kept, also where that was not the first", () => {
    const merged = mergeInventories(
      from("a", { topics: [bare("x")] }),
      from("b", { topics: [bare("x", { sizeBytes: 1 })] }),
      from("c", { topics: [bare("x", { sizeBytes: 2 })] }),
    );
    expect(merged.conflicts).toEqual([
      { path: 'topics["x"].sizeBytes', kept: { value: "1", source: "b" }, other: { value: "2", source: "c" } },
    ]);
  });

  it("takes one look at what moves, not half of two", () => {
    const offsets = (committed: number) => [{ topic: "x", partition: 0, committed, logEnd: null, lag: null }];
    const merged = mergeInventories(
      from("a", { groups: [aGroup({ offsets: offsets(1) })] }),
      from("b", { groups: [aGroup({ offsets: [...offsets(2), ...offsets(3)] })] }),
    );
    expect(merged.groups).toMatchObject([{ offsets: offsets(1) }]);
    expect(merged.conflicts).toMatchObject([
      { path: 'groups["billing"].offsets', other: { value: JSON.stringify([...offsets(2), ...offsets(3)]) } },
    ]);
  });
});

describe("configs", () => {
  const overrides = { "retention.ms": config("5", "UNKNOWN") };
  const effective = {
    "cleanup.policy": config("delete", "DEFAULT_CONFIG"),
    "min.insync.replicas": config("2", "STATIC_BROKER_CONFIG"),
    "retention.ms": config("5", "DYNAMIC_TOPIC_CONFIG"),
    "segment.ms": config("9", "DEFAULT_CONFIG"),
  };

  it("that were told in part merge into all that are effective; a source that nobody told yields", () => {
    const first = from("a", { topics: [bare("x", { configs: overrides })] });
    const second = from("b", { topics: [bare("x", { configs: effective, configsTold: "effective" })] });
    for (const merged of [mergeInventories(first, second), mergeInventories(second, first)]) {
      expect(merged.topics).toMatchObject([{ configsTold: "effective" }]);
      expect(merged.topics[0]?.configs).toEqual(effective);
      expect(merged.conflicts).toEqual([]);
    }
    expect(sourceOf(mergeInventories(first, second), 'topics["x"].configs["segment.ms"]')).toBe("b");
  });

  it("that differ are told by key, the value or the source", () => {
    const first = from("a", { topics: [bare("x", { configs: { "retention.ms": config("6", "UNKNOWN") } })] });
    const second = from("b", { topics: [bare("x", { configs: { "retention.ms": config("5", "DEFAULT_CONFIG") } })] });
    const third = from("c", {
      topics: [bare("x", { configs: { "retention.ms": config("5", "STATIC_BROKER_CONFIG") } })],
    });
    expect(mergeInventories(first, second).conflicts).toMatchObject([
      { path: 'topics["x"].configs["retention.ms"]', kept: { value: "6" }, other: { value: "5" } },
    ]);
    expect(mergeInventories(second, third).conflicts).toMatchObject([
      {
        path: 'topics["x"].configs["retention.ms"].source',
        kept: { value: "DEFAULT_CONFIG" },
        other: { value: "STATIC_BROKER_CONFIG" },
      },
    ]);
  });
});

describe("lists", () => {
  const write = anAcl({ operation: "WRITE" });

  it("that both claim to be whole and differ are united, and the difference is told once", () => {
    const merged = mergeInventories(from("a", { acls: [anAcl()] }), from("b", { acls: [write] }));
    expect(merged.acls).toEqual([anAcl(), write]);
    expect(merged.conflicts).toEqual([
      {
        path: "acls",
        kept: { value: "1 in all, 1 alone: User:billing|*|READ|ALLOW|TOPIC|orders|LITERAL", source: "a" },
        other: { value: "1 in all, 1 alone: User:billing|*|WRITE|ALLOW|TOPIC|orders|LITERAL", source: "b" },
      },
    ]);
  });

  it("of a declaration tell of their own part alone: more elsewhere is no conflict", () => {
    const declared = from("b", { acls: [write], topics: [bare("x")] }, "strimzi");
    const merged = mergeInventories(from("a", { acls: [anAcl()], topics: [bare("y")] }), declared);
    expect(merged.acls).toHaveLength(2);
    expect(merged.conflicts).toEqual([]);
  });

  it("that may be short are no conflict either, and stay noted unless the other has them whole", () => {
    const note = { path: "acls", error: "NOT_IN_THE_FILE", message: "by principal" };
    const short = from("a", { acls: [anAcl()], unknowns: [note] });
    expect(mergeInventories(short, from("b", { acls: [anAcl(), write] }))).toMatchObject({
      conflicts: [],
      unknowns: [],
    });
    expect(mergeInventories(short, from("b", { acls: null })).unknowns).toEqual([note]);
  });
});

describe("parts of parts", () => {
  const connector = (name: string, fields: object) => ({
    name,
    class: null,
    kind: null,
    version: null,
    state: null,
    tasks: null,
    config: null,
    secretRefs: [],
    topics: null,
    groupId: null,
    offsets: null,
    ...fields,
  });
  const workers = (...connectors: ReturnType<typeof connector>[]): Partial<Inventory> => ({
    connectClusters: [
      { url: "http://w:8083", version: null, kafkaClusterId: null, groupId: null, internalTopics: null, connectors },
    ],
  });
  const version = (number: number, id: number) => ({
    version: number,
    id,
    guid: null,
    type: "AVRO" as const,
    sha256: "0".repeat(64),
    references: [],
  });
  const subject = (...versions: ReturnType<typeof version>[]): Partial<Inventory> => ({
    schemas: {
      registries: [],
      subjects: [{ registry: "r", context: ".", subject: "orders-value", compatibility: null, mode: null, versions }],
    },
  });

  it("are merged by their own keys: connectors of workers, versions of subjects", () => {
    const first = from("a", { ...workers(connector("sink", { config: { topics: "x" } })), ...subject(version(1, 7)) });
    const second = from("b", {
      ...workers(
        connector("sink", { state: "RUNNING", config: { topics: "x", "tasks.max": "2" } }),
        connector("tap", {}),
      ),
      ...subject(version(1, 8), version(2, 9)),
    });
    const merged = mergeInventories(first, second);
    expect(merged.connectClusters?.[0]?.connectors).toMatchObject([
      { name: "sink", state: "RUNNING", config: { topics: "x", "tasks.max": "2" } },
      { name: "tap" },
    ]);
    expect(merged.schemas?.subjects[0]?.versions).toMatchObject([{ id: 7 }, { id: 9 }]);
    expect(merged.conflicts).toEqual([
      {
        path: 'schemas.subjects["r . orders-value"].versions["1"].id',
        kept: { value: "7", source: "a" },
        other: { value: "8", source: "b" },
      },
    ]);
    expect(sourceOf(merged, 'connectClusters["http://w:8083"].connectors["sink"].state')).toBe("b");
    expect(sourceOf(merged, 'connectClusters["http://w:8083"].connectors["sink"].config["topics"]')).toBe("a");
  });
});

describe("what nobody knows", () => {
  const note = (path: string) => ({ path, error: "NOT_IN_THE_FILE", message: "not told" });

  it("stays in unknowns; what another answers goes", () => {
    const first = from("a", { unknowns: [note("acls"), note("groups"), note("cluster.id")] });
    const second = from("b", { acls: [], unknowns: [note("groups")] });
    expect(mergeInventories(first, second).unknowns.map(({ path }) => path)).toEqual(["cluster.id", "groups"]);
  });

  it("is named topic by topic once some of them are known", () => {
    const first = from("a", { topics: [bare("x"), bare("y")], unknowns: [note("topics[*].sizeBytes")] });
    const second = from("b", { topics: [bare("x", { sizeBytes: 1 })] });
    expect(mergeInventories(first, second).unknowns.map(({ path }) => path)).toEqual(['topics["y"].sizeBytes']);
    const third = from("c", { topics: [bare("y", { sizeBytes: 2 })] });
    expect(mergeInventories(first, second, third).unknowns).toEqual([]);
  });

  it("stays where a topic is hidden from everybody, and goes where one sees it", () => {
    const first = from("a", { unknowns: [note('topics["hidden"]')] });
    expect(mergeInventories(first, from("b", { topics: [bare("x")] })).unknowns).toHaveLength(1);
    expect(mergeInventories(first, from("b", { topics: [bare("hidden")] })).unknowns).toEqual([]);
  });
});

describe("sources", () => {
  it("get ids of their own, and what speaks of them follows", () => {
    const first = from("kafka-cli", { topics: [bare("x")] });
    const leftOut = [{ source: "kafka-cli", path: "line 1", reason: "?" }];
    const second = {
      ...from("kafka-cli", { topics: [bare("y")], leftOut }),
      sources: [{ ...first.sources[0]!, name: "other.txt" }],
    };
    const merged = mergeInventories(first, second);
    expect(merged.sources.map(({ id, name }) => [id, name])).toEqual([
      ["kafka-cli", "kafka-cli.txt"],
      ["kafka-cli-2", "other.txt"],
    ]);
    expect(merged.leftOut).toMatchObject([{ source: "kafka-cli-2" }]);
    expect(merged.provenance).toEqual([{ path: 'topics["y"]', source: "kafka-cli-2" }]);
  });

  it("are made up for an export that names none", () => {
    const merged = mergeInventories({ ...anInventory(), sources: [] }, from("b", { transactionalIds: [] }));
    expect(merged.sources.map(({ id }) => id)).toEqual(["kafka", "b"]);
  });
});

const names = fc.constantFrom("a", "b", "c.d", 'odd "name"');
const small = fc.integer({ min: 1, max: 3 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyConfigs = fc.dictionary(
  fc.constantFrom("retention.ms", "cleanup.policy", "segment.ms"),
  fc.record({
    value: maybe(fc.constantFrom("1", "2")),
    source: fc.constantFrom("UNKNOWN" as const, "DYNAMIC_TOPIC_CONFIG" as const, "DEFAULT_CONFIG" as const),
  }),
);
const anyTopic = fc
  .record({
    name: names,
    partitions: maybe(small),
    replicationFactor: maybe(small),
    mixedReplication: fc.boolean(),
    configs: maybe(anyConfigs),
    configsTold: fc.constantFrom("effective" as const, "overrides" as const),
    sizeBytes: maybe(small),
  })
  .map((fields) => bare(fields.name, fields));
const anyAcl: fc.Arbitrary<Acl> = fc
  .record({
    principal: fc.constantFrom("User:a", "User:b"),
    resourceName: names,
    host: fc.constantFrom("*", "10.0.0.1"),
  })
  .map(anAcl);
const anyGroup = fc
  .record({
    groupId: names,
    type: fc.constantFrom("unknown", "classic"),
    state: fc.constantFrom("Unknown", "Empty", "Stable"),
  })
  .map((fields) => aGroup(fields));
const anyQuota = fc.record({
  entity: fc.constantFrom({ user: "a" }, { user: null }, { user: "a", "client-id": null }, { ip: "1.1.1.1" }),
  values: fc.dictionary(fc.constantFrom("producer_byte_rate", "request_percentage"), small),
});
const anyTold = fc.record({
  topics: fc.uniqueArray(anyTopic, { selector: ({ name }) => name, maxLength: 4 }),
  acls: maybe(fc.uniqueArray(anyAcl, { selector: (acl) => JSON.stringify(acl), maxLength: 4 })),
  groups: maybe(fc.uniqueArray(anyGroup, { selector: ({ groupId }) => groupId, maxLength: 3 })),
  quotas: maybe(fc.uniqueArray(anyQuota, { selector: ({ entity }) => JSON.stringify(entity), maxLength: 3 })),
});
const anyInventory = fc
  .tuple(fc.constantFrom("x", "y", "z"), fc.constantFrom<Format>("kafka-cli", "kcp", "strimzi"), anyTold)
  .map(([id, format, told]) => from(id, told, format));

/** Every value that an inventory knows, with its path. */
function knownIn(inventory: Inventory): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const add = (path: string, value: unknown): void => void (value === null || known.set(path, String(value)));
  for (const { name, configs, replicationFactor, mixedReplication, ...topic } of inventory.topics) {
    const path = `topics[${JSON.stringify(name)}]`;
    for (const [key, { value }] of Object.entries(configs ?? {})) add(`${path}.configs[${JSON.stringify(key)}]`, value);
    add(`${path}.replicationFactor`, replicationFactor);
    if (replicationFactor !== null) add(`${path}.mixedReplication`, mixedReplication);
    add(`${path}.partitions`, topic.partitions);
    add(`${path}.sizeBytes`, topic.sizeBytes);
  }
  for (const acl of inventory.acls ?? []) add(`acl ${JSON.stringify(Object.entries(acl).sort())}`, true);
  for (const { groupId, type, state } of inventory.groups ?? []) {
    if (type !== "unknown") add(`groups[${JSON.stringify(groupId)}].type`, type);
    if (state !== "Unknown") add(`groups[${JSON.stringify(groupId)}].state`, state);
  }
  for (const { entity, values } of inventory.quotas ?? [])
    for (const [key, value] of Object.entries(values))
      add(`quotas[${JSON.stringify(JSON.stringify(entity))}].values[${JSON.stringify(key)}]`, value);
  return known;
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe("any inventories", () => {
  it("lose nothing that they know: it is in the result or in a conflict; and are left as they are", () => {
    fc.assert(
      fc.property(fc.array(anyInventory, { minLength: 1, maxLength: 4 }), (inventories) => {
        const [first, ...others] = frozen(inventories);
        const merged = mergeInventories(first!, ...others);
        const known = knownIn(merged);
        for (const inventory of inventories)
          for (const [path, value] of knownIn(inventory)) {
            const told = merged.conflicts.some((conflict) => conflict.path === path && conflict.other.value === value);
            if (known.get(path) !== value && !told) throw new Error(`${path} = ${value} is lost`);
          }
        expect(inventorySchema.safeParse(merged).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("merged with themselves, or again with what is in them, are the same", () => {
    fc.assert(
      fc.property(anyInventory, anyInventory, (a, b) => {
        expect(mergeInventories(a, a)).toEqual(a);
        const merged = mergeInventories(a, b);
        expect(mergeInventories(merged, merged)).toEqual(merged);
        expect({ ...mergeInventories(merged, b), conflicts: [] }).toEqual({ ...merged, conflicts: [] });
      }),
      { numRuns: 200 },
    );
  });

  it("have every part's source told: kept values from who told them", () => {
    fc.assert(
      fc.property(anyInventory, anyInventory, (a, b) => {
        const second = { ...b, sources: [{ ...b.sources[0]!, id: "second", name: "second" }] };
        const merged = mergeInventories(a, second);
        const { sourceOf: source } = provenanceOf(merged);
        const own = knownIn(a);
        for (const [path, value] of knownIn(merged))
          if (path.startsWith("topics") && !path.includes("configs")) {
            const expected = own.get(path) === value ? a.sources[0]!.id : "second";
            if (!own.has(path) || own.get(path) === value) expect([path, source(path)]).toEqual([path, expected]);
          }
      }),
      { numRuns: 200 },
    );
  });
});

describe("large inventories", () => {
  it("take work in proportion to their size", () => {
    const merging = (count: number): (() => void) => {
      const topics = Array.from({ length: count }, (_, index) => aTopic({ name: `t${String(index)}` }));
      const acls = topics.map(({ name }) => anAcl({ resourceName: name }));
      const first = from("a", { topics: topics.map((topic) => ({ ...topic, sizeBytes: null })), acls });
      const second = from("b", { topics, acls });
      return () =>
        expect(mergeInventories(first, second).provenance).toEqual([{ path: "topics[*].sizeBytes", source: "b" }]);
    };
    expect(growthOf(1000, merging)).toBeLessThan(inProportion);
  });
});
