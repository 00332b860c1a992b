import fc from "fast-check";
import { type Inventory, inventorySchema } from "../../../src/inventory/document/inventory";
import { type Change } from "../../../src/inventory/diff/change";
import { diffInventories } from "../../../src/inventory/diff/diff-inventories";
import { anyDocument } from "../../builders/any-document";
import { aGroup, anAcl, anInventory, aTopic, configsOf } from "../../builders/inventory";
import { growthOf, inProportion } from "../../growth";

/** What changed, as `path before → after: meaning`. */
function told(before: Partial<Inventory>, after: Partial<Inventory>): readonly string[] {
  return diffInventories(anInventory(before), anInventory(after)).map(inWords);
}

function inWords({ path, before = "none", after = "none", matters }: Change): string {
  return `${path} ${before.startsWith("{") ? "{…}" : before} → ${after.startsWith("{") ? "{…}" : after}: ${matters}`;
}

describe("what changed between two inventories", () => {
  it("is nothing where nothing did, whatever the order", () => {
    const topics = [aTopic({ name: "a" }), aTopic({ name: "b" })];
    const acls = [anAcl({ host: "1" }), anAcl({ host: "2" })];
    expect(told({ topics, acls }, { topics: topics.toReversed(), acls: acls.toReversed() })).toEqual([]);
  });

  it("is a topic that came, one that went, one that was made again", () => {
    expect(
      told(
        { topics: [aTopic({ name: "gone" }), aTopic({ name: "again", topicId: "A" })] },
        { topics: [aTopic({ name: "again", topicId: "B" }), aTopic({ name: "new" })] },
      ),
    ).toEqual([
      'topics["gone"] {…} → none: blocks the wave',
      'topics["again"].topicId "A" → "B": blocks the wave',
      'topics["new"] none → {…}: blocks the wave',
    ]);
  });

  it("is partitions, replicas and configs", () => {
    expect(
      told(
        { topics: [aTopic({ own: { "retention.ms": "1" } })] },
        { topics: [aTopic({ partitions: 6, replicationFactor: 2, own: { "retention.ms": "2" } })] },
      ),
    ).toEqual([
      'topics["orders"].partitions 3 → 6: blocks the wave',
      'topics["orders"].replicationFactor 3 → 2: look',
      'topics["orders"].configs["retention.ms"].value "1" → "2": blocks the wave',
    ]);
  });

  it("is an ACL by all its seven parts", () => {
    expect(told({ acls: [anAcl()] }, { acls: [anAcl(), anAcl({ permission: "DENY" })] })).toEqual([
      'acls["DENY User:billing READ TOPIC LITERAL orders *"] none → {…}: blocks the wave',
    ]);
    expect(told({ acls: [anAcl()] }, { acls: [anAcl({ host: "10.0.0.7" })] })).toHaveLength(2);
  });

  it("is a quota, a user's mechanism, its iterations", () => {
    expect(
      told(
        {
          quotas: [{ entity: { user: "a", "client-id": null }, values: { producer_byte_rate: 1 } }],
          scramUsers: [{ user: "a", credentials: [{ mechanism: "SCRAM-SHA-256", iterations: 4096 }] }],
        },
        {
          quotas: [{ entity: { "client-id": null, user: "a" }, values: { producer_byte_rate: 2 } }],
          scramUsers: [{ user: "a", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 4096 }] }],
        },
      ),
    ).toEqual([
      'quotas["client-id=<default>, user=a"].values.producer_byte_rate 1 → 2: blocks the wave',
      'scramUsers["a"].credentials["SCRAM-SHA-256"] {…} → none: blocks the wave',
      'scramUsers["a"].credentials["SCRAM-SHA-512"] none → {…}: blocks the wave',
    ]);
  });

  it("is a group that reads another topic; that its position moved is only movement", () => {
    const positions = (offset: number) => [{ topic: "orders", partition: 0, committed: offset, logEnd: 9, lag: 0 }];
    const more = { topic: "payments", partition: 0, committed: 1, logEnd: 1, lag: 0 };
    expect(
      told({ groups: [aGroup({ offsets: positions(1) })] }, { groups: [aGroup({ offsets: [...positions(2), more] })] }),
    ).toEqual([
      expect.stringMatching(/^groups\["billing"\]\.offsets .*: moves anyway$/),
      'groups["billing"].topics["payments"] none → "payments": look',
    ]);
  });

  it("is only movement where sizes, offsets, members, times move", () => {
    const changes = diffInventories(
      anInventory({ topics: [aTopic({ sizeBytes: 1 })], groups: [aGroup({ state: "Empty" })] }),
      anInventory({
        exportedAt: "2028-01-01T00:00:00Z",
        topics: [aTopic({ sizeBytes: 2, offsets: [{ partition: 0, start: 0, end: 9, lastStable: 9 }] })],
        groups: [aGroup({ state: "Stable", members: [{ memberId: "m", clientId: "c", host: "h" }] })],
      }),
    );
    expect(changes.length).toBeGreaterThan(4);
    expect(changes.filter(({ matters }) => matters !== "moves anyway")).toEqual([]);
  });

  it("is one thing where a part is not known any more, not a thousand", () => {
    const acls = Array.from({ length: 1_000 }, (_, index) => anAcl({ host: String(index) }));
    const [change, ...rest] = diffInventories(anInventory({ acls }), anInventory({ acls: null }));
    expect(rest).toEqual([]);
    expect(change).toMatchObject({ path: "acls", after: "null", matters: "blocks the wave" });
  });

  it("takes nothing for gone that the other inventory does not tell because it is inherited", () => {
    const overrides = aTopic({
      configs: { "retention.ms": { value: "1", source: "DYNAMIC_TOPIC_CONFIG" } },
      configsTold: "overrides",
    });
    const whole = aTopic({ own: { "retention.ms": "1" } });
    expect(told({ topics: [whole] }, { topics: [overrides] })).toEqual([
      'topics["orders"].configsTold "effective" → "overrides": look',
    ]);
  });

  it("takes a source that nobody told for no change", () => {
    const untold = Object.fromEntries(
      Object.entries(configsOf()).map(([key, { value }]) => [key, { value, source: "UNKNOWN" as const }]),
    );
    expect(told({ topics: [aTopic()] }, { topics: [aTopic({ configs: untold })] })).toEqual([]);
  });

  it("is a schema under another id, a connector's config", () => {
    const registry = {
      url: "http://registry.example",
      software: null,
      compatibility: null,
      mode: null,
      contexts: null,
    };
    const schemas = (id: number): Inventory["schemas"] => ({
      registries: [{ ...registry, deviations: [] }],
      subjects: [
        {
          registry: registry.url,
          context: ".",
          subject: "orders-value",
          compatibility: "inherited",
          mode: "inherited",
          versions: [{ version: 1, id, guid: null, type: "AVRO", sha256: "0".repeat(64), references: [] }],
        },
      ],
    });
    expect(told({ schemas: schemas(1) }, { schemas: schemas(2) })).toEqual([
      'schemas.subjects["http://registry.example . orders-value"].versions["1"] {…} → {…}: blocks the wave',
    ]);
  });

  it("sees every field: a whole inventory against an empty one and another whole one", () => {
    const [one, other] = fc
      .sample(anyDocument(inventorySchema, { whole: true }), { numRuns: 2, seed: 4 })
      .map((document) => inventorySchema.parse(document));
    for (const area of Object.keys(inventorySchema.shape).filter((key) => key !== "apiVersion" && key !== "kind"))
      expect([area, diffInventories(one!, { ...one!, [area]: other![area as keyof Inventory] }).length]).not.toEqual([
        area,
        0,
      ]);
  });

  it("is nothing for any inventory against itself", () => {
    fc.assert(
      fc.property(anyDocument(inventorySchema), (document) => {
        const inventory = inventorySchema.parse(document);
        expect(diffInventories(inventory, structuredClone(inventory))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("of many topics is work in proportion", () => {
    const growth = growthOf(2_500, (count) => {
      const inventoryWith = (partitions: number): Inventory =>
        anInventory({ topics: Array.from({ length: count }, (_, n) => aTopic({ name: `t${String(n)}`, partitions })) });
      const [before, after] = [inventoryWith(3), inventoryWith(6)];
      return () => expect(diffInventories(before, after)).toHaveLength(count);
    });
    expect(growth).toBeLessThan(inProportion);
  });
});
