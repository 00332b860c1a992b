import { type Inventory } from "../../../src/inventory/document/inventory";
import { assess, type Completeness } from "../../../src/inventory/completeness/assess";
import { questions } from "../../../src/inventory/completeness/catalogue";
import { gates } from "../../../src/inventory/completeness/question";
import { aGroup, anAcl, anInventory, aTopic } from "../../builders/inventory";
import { anOverlay, applied } from "../../builders/overlay";
import { growthOf, inProportion } from "../../growth";

type Words = NonNullable<Parameters<typeof anOverlay>[0]>;

function assessed(words: Words = {}, inventory: Partial<Inventory> = {}): Completeness {
  const { people, findings } = applied(inventory, anOverlay(words));
  return assess(anInventory(inventory), people, findings);
}

/** Objects for which a question is open; undefined where it is open for none. */
function openFor({ open }: Completeness, id: string): readonly string[] | undefined {
  const asked = open.filter((question) => question.id === id);
  return asked.length === 0 ? undefined : asked.flatMap(({ objects }) => objects);
}

describe("the catalogue of questions", () => {
  it("has every id once, and says of each what is asked and why", () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(questions.filter(({ asks, why }) => !/\.$/.test(asks) || !/\.$/.test(why))).toEqual([]);
  });

  it("asks something for every gate", () => {
    expect(gates.filter((gate) => !questions.some((question) => question.gate === gate))).toEqual([]);
  });
});

describe("what people must say", () => {
  it.each([
    ["topics.owner", "orders", { owners: { p: { team: "P" } }, topics: { orders: { owner: "p" } } }],
    ["topics.orderingRequired", "orders", { topics: { "*": { orderingRequired: "per-key" } } }],
    [
      "topics.rollback.targetOnlyWrites",
      "orders",
      { topics: { orders: { rollback: { targetOnlyWrites: "replay" } } } },
    ],
    ["groups.tolerance.duplicates", "billing", { groups: { billing: { tolerance: { duplicates: { bounded: 3 } } } } }],
    ["groups.replayTolerance", "billing", { groups: { billing: { replayTolerance: { window: "PT1H" } } } }],
    ["cluster.environment", "", { cluster: { environment: "prod" } }],
    ["freeze.frozenAt", "", { freeze: { frozenAt: "2027-01-15T12:00:00Z" } }],
    ["operations.runbooks", "", { operations: { runbooks: [] } }],
    ["principals.secretRef", "User:billing", { principals: { "User:billing": { secretRef: "vault:kv/billing" } } }],
    ["endpoints.paths", "data", { endpoints: { main: { role: "data" } } }],
    ["topics.producers", "orders", { producers: { web: { topics: ["orders"] } } }],
    ["applications", "", { applications: { web: {} } }],
  ] satisfies readonly (readonly [string, string, Words])[])(
    "%s is open for %j until somebody says it",
    (id, object, words) => {
      expect(openFor(assessed(), id)).toContain(object);
      expect(openFor(assessed(words), id) ?? []).not.toContain(object);
    },
  );

  it("is asked where brokers do not tell it, such as their super users", () => {
    const { cluster } = anInventory();
    const silent = { cluster: { ...cluster, superUsers: null } };
    expect(openFor(assessed({}, silent), "cluster.superUsers")).toEqual([""]);
    expect(openFor(assessed({ cluster: { superUsers: [] } }, silent), "cluster.superUsers")).toBeUndefined();
    const told = { cluster: { ...cluster, superUsers: ["User:admin"] } };
    expect(openFor(assessed({}, told), "cluster.superUsers")).toBeUndefined();
  });

  it("is counted by area and by gate", () => {
    const before = assessed();
    const after = assessed({ topics: { orders: { criticality: 2 } } });
    const topics = ({ byArea }: Completeness) => byArea.find(({ area }) => area === "topics")?.gates.freeze;
    expect((topics(after)?.known ?? 0) - (topics(before)?.known ?? 0)).toBe(1);
    expect((topics(before)?.unknown ?? 0) - (topics(after)?.unknown ?? 0)).toBe(1);
    expect(after.total.known).toBe(before.total.known + 1);
    expect(after.byGate.map(({ gate }) => gate)).toEqual(gates);
  });

  it("is asked of the owner's contact once somebody is named", () => {
    const nobodyNamed = assessed().open.find(({ id }) => id === "topics.criticality");
    expect(nobodyNamed?.askedOf.who).toBe("its owner, whom nobody has named");
    const named = assessed({
      owners: { p: { team: "Payments", contact: "#pay" } },
      topics: { orders: { owner: "p" } },
    });
    expect(named.open.find(({ id }) => id === "topics.criticality")?.askedOf.who).toBe("Payments (#pay)");
  });

  it("is not asked of what does not move", () => {
    expect(openFor(assessed({ topics: { orders: { disposition: "retire" } } }), "topics.owner")).toBeUndefined();
    expect(
      openFor(assessed({}, { topics: [aTopic({ name: "__consumer_offsets", internal: true })] }), "topics.owner"),
    ).toBeUndefined();
    expect(
      openFor(assessed({ groups: { billing: { disposition: "keep-on-source" } } }), "groups.owner"),
    ).toBeUndefined();
    expect(openFor(assessed({}, { acls: [anAcl({ principal: "User:*" })] }), "principals.kind")).toBeUndefined();
  });

  it("is not asked of a group that holds a connector's position", () => {
    const connector = {
      ...{ name: "sink", class: "S", kind: "sink" as const, version: null, state: "RUNNING", tasks: [], config: {} },
      ...{ secretRefs: [], topics: ["orders"], groupId: "connect-sink", offsets: null },
    };
    const connectClusters = [
      {
        url: "http://connect.example",
        version: null,
        kafkaClusterId: null,
        groupId: null,
        internalTopics: null,
        connectors: [connector],
      },
    ];
    const groups = [aGroup({ groupId: "connect-sink" })];
    expect(openFor(assessed({}, { groups }), "groups.owner")).toEqual(["connect-sink"]);
    const found = assessed({}, { groups, connectClusters });
    expect(openFor(found, "groups.owner")).toBeUndefined();
    expect(openFor(found, "connectors.external.duplicateCost")).toEqual(["sink"]);
  });
});

describe("what machines must tell", () => {
  it("is open where the inventory has null, with the grant that would help", () => {
    const found = assessed(
      {},
      {
        topics: [aTopic({ configs: null }), aTopic({ name: "payments", configs: null })],
        unknowns: [
          {
            path: "topics[*].configs",
            error: "TOPIC_AUTHORIZATION_FAILED",
            message: "No right.",
            grantNeeded: "DESCRIBE_CONFIGS on Topic *",
          },
        ],
      },
    );
    expect(found.open.find(({ id }) => id === "topics.configs")).toMatchObject({
      objects: ["orders", "payments"],
      askedOf: { who: "an export with one more right", grantNeeded: "DESCRIBE_CONFIGS on Topic *" },
    });
  });

  it("is open where a file told overrides alone", () => {
    expect(openFor(assessed({}, { topics: [aTopic({ configsTold: "overrides" })] }), "topics.configs")).toEqual([
      "orders",
    ]);
    expect(openFor(assessed(), "topics.configs")).toBeUndefined();
  });

  it("is open where one of several of the same name is not told", () => {
    const subject = { registry: "http://registry.example", context: ".", subject: "orders-value", mode: null };
    const schemas = {
      registries: [],
      subjects: [
        { ...subject, compatibility: null, versions: [] },
        { ...subject, context: ".b", compatibility: "FULL" as const, versions: [] },
      ],
    };
    expect(openFor(assessed({}, { schemas }), "schemas.subjects.compatibility")).toEqual(["orders-value"]);
    expect(openFor(assessed({}, { schemas }), "schemas.subjects.versions")).toBeUndefined();
  });

  it.each(["schemas", "connectClusters", "certificates"] as const)(
    "is none where a person says that %s are absent",
    (part) => {
      expect(openFor(assessed(), `inventory.${part}`)).toEqual([""]);
      expect(openFor(assessed({ absent: [part] }), `inventory.${part}`)).toBeUndefined();
    },
  );

  it("is asked for roles and keys only where the platform may have them", () => {
    const { cluster } = anInventory();
    const on = (platform: Inventory["cluster"]["platform"]) => assessed({}, { cluster: { ...cluster, platform } });
    expect(openFor(on("apache-kafka"), "inventory.apiKeys")).toBeUndefined();
    expect(openFor(on("confluent-cloud"), "inventory.apiKeys")).toEqual([""]);
    expect(openFor(on("msk-serverless"), "inventory.iamPolicies")).toEqual([""]);
    expect(openFor(on(null), "inventory.iamPolicies")).toEqual([""]);
  });
});

describe("scale", () => {
  it("assesses many topics with work in proportion", () => {
    const growth = growthOf(2_500, (count) => {
      const inventory = anInventory({
        topics: Array.from({ length: count }, (_, index) => aTopic({ name: `t.${String(index)}` })),
        groups: Array.from({ length: count / 5 }, (_, index) => aGroup({ groupId: `g-${String(index)}` })),
      });
      const { people } = applied(inventory, anOverlay({ topics: { "t.*": { criticality: 2 } } }));
      return () => expect(assess(inventory, people).total.unknown).toBeGreaterThan(10 * count);
    });
    expect(growth).toBeLessThan(inProportion);
  });
});
