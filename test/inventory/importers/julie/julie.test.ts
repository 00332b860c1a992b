import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DocumentError } from "../../../../src/documents/problem";
import { inventorySchema, type Inventory } from "../../../../src/inventory/document/inventory";
import { julie } from "../../../../src/inventory/importers/julie/julie";
import { grantText } from "../../../../src/kafka/acl-text";

const taken = { now: new Date("2027-01-10T08:00:00Z"), exporterVersion: "test" };

/** Imports texts by file name, and holds the result against the schema. */
function imported(files: Readonly<Record<string, string>>): Inventory {
  const read = julie.read(
    Object.entries(files).map(([file, text]) => ({ file, text })),
    taken,
  );
  return inventorySchema.parse(JSON.parse(JSON.stringify(read)));
}

const grants = ({ acls }: Inventory): readonly string[] =>
  (acls ?? []).map((acl) => `${acl.principal} ${grantText(acl)}`).sort();

const names = ({ topics }: Inventory): readonly string[] => topics.map(({ name }) => name);

const topology = (project: string, more = ""): string => `
context: ctx
company: acme
env: 7
projects:
  - name: pay
${project.replace(/^/gm, "    ")}
${more}
`;

describe("names of topics", () => {
  it("are made of the context, every other key in its order, project, topic and data type", () => {
    const inventory = imported({
      "t.yaml": topology("topics:\n  - name: orders\n  - name: events\n    dataType: avro"),
    });
    expect(names(inventory)).toEqual(["ctx.acme.7.pay.events.avro", "ctx.acme.7.pay.orders"]);
    expect(inventory.leftOut).toEqual([]);
  });

  it("say that they are by default, where no properties file tells the pattern", () => {
    const yaml = topology("topics:\n  - name: orders");
    const noted = (inventory: Inventory) => inventory.unknowns.some(({ path }) => path === "topics");
    expect(noted(imported({ "t.yaml": yaml }))).toBe(true);
    expect(noted(imported({ "t.yaml": yaml, "julie.properties": "" }))).toBe(false);
  });

  it("follow the properties file: separator, pattern, bare", () => {
    const yaml = topology("topics:\n  - name: orders\n    dataType: avro");
    const under = (properties: string) => names(imported({ "t.yaml": yaml, "julie.properties": properties }));
    expect(under("topology.topic.prefix.separator=_")).toEqual(["ctx_acme_7_pay_orders_avro"]);
    expect(under("topology.topic.prefix.format={{ env }}-{{project}}-{{topic}}{{nothing}}")).toEqual(["7-pay-orders"]);
    expect(under("topology.topic.prefix.format=name")).toEqual(["orders"]);
  });

  it("that only Jinja itself could make are refused", () => {
    expect(() =>
      imported({
        "t.yaml": topology("topics: []"),
        "julie.properties": "topology.topic.prefix.format={% if env %}{{topic|upper}}{% endif %}",
      }),
    ).toThrow(/^julie\.properties {2}"\{% if env .* is a Jinja pattern with more than words in braces/);
  });

  it("of special topics are their own", () => {
    const yaml = topology("topics: []", "special_topics:\n  - name: outside\n    config: { retention.ms: 5 }");
    expect(imported({ "t.yaml": yaml }).topics).toMatchObject([
      {
        name: "outside",
        partitions: null,
        configs: { "retention.ms": { value: "5", source: "DYNAMIC_TOPIC_CONFIG" } },
      },
    ]);
  });

  it("of dead letters are made where the settings ask for them", () => {
    const yaml = topology("topics:\n  - name: orders\n  - name: logs");
    const under = (more: string) =>
      names(imported({ "t.yaml": yaml, "julie.properties": `topology.dlq.topics.generate=true\n${more}` }));
    expect(under("")).toHaveLength(4);
    expect(under("topology.dlq.topics.deny.list.0=.*logs")).toEqual([
      "ctx.acme.7.pay.logs",
      "ctx.acme.7.pay.orders",
      "ctx.acme.7.pay.orders.dlq",
    ]);
  });
});

describe("configs of topics", () => {
  it("are the topic's with its plan's over them; partitions and replicas are none of them", () => {
    const yaml = topology(
      'topics:\n  - name: orders\n    plan: gold\n    config: { num.partitions: "12", replication.factor: 3, retention.ms: 1, cleanup.policy: "compact,delete" }',
    );
    const plans = "plans:\n  gold:\n    alias: Gold\n    config: { retention.ms: 9223372036854775807 }\n";
    const inventory = imported({ "t.yaml": yaml, "plans.yaml": plans });
    expect(inventory.topics).toMatchObject([{ partitions: 12, replicationFactor: 3, configsTold: "overrides" }]);
    expect(inventory.topics[0]?.configs).toEqual({
      "cleanup.policy": { value: "compact,delete", source: "DYNAMIC_TOPIC_CONFIG" },
      "retention.ms": { value: "9223372036854775807", source: "DYNAMIC_TOPIC_CONFIG" },
    });
    expect(inventory.leftOut).toMatchObject([{ path: "plans.gold.alias" }]);
  });

  it("of a plan that nobody gave are told to be missing", () => {
    const { leftOut } = imported({ "t.yaml": topology("topics:\n  - name: orders\n    plan: gold") });
    expect(leftOut).toMatchObject([{ path: "plan gold" }]);
  });
});

describe("grants", () => {
  it("of a project are given on each of its topics", () => {
    const inventory = imported({
      "t.yaml": topology(
        "topics:\n  - name: a\n  - name: b\n    consumers:\n      - principal: User:b-only\n        group: team-*\n" +
          "consumers:\n  - principal: User:reader\nproducers:\n  - principal: User:writer\n    transactionId: tx-*",
      ),
    });
    const [a, b] = ["ctx.acme.7.pay.a", "ctx.acme.7.pay.b"];
    expect(grants(inventory)).toEqual(
      [
        `User:b-only Allow DESCRIBE on Topic ${b}`,
        `User:b-only Allow READ on Topic ${b}`,
        "User:b-only Allow READ on Group team-*",
        ...[a, b].flatMap((topic) => [
          `User:reader Allow DESCRIBE on Topic ${topic}`,
          `User:reader Allow READ on Topic ${topic}`,
          `User:writer Allow DESCRIBE on Topic ${topic}`,
          `User:writer Allow WRITE on Topic ${topic}`,
        ]),
        "User:reader Allow READ on Group *",
        "User:writer Allow DESCRIBE on TransactionalId tx-*",
        "User:writer Allow WRITE on TransactionalId tx-*",
        "User:writer Allow IDEMPOTENT_WRITE on Cluster kafka-cluster",
      ].sort(),
    );
    const everyGroup = inventory.acls?.find(({ resourceName }) => resourceName === "*");
    expect(everyGroup?.patternType).toBe("LITERAL");
  });

  it("of a project are given on its prefix where Julie was told to make few", () => {
    const inventory = imported({
      "t.yaml": topology("topics:\n  - name: a\n  - name: b\nconsumers:\n  - principal: User:reader\n    group: g"),
      "julie.properties": "topology.acls.optimized=true",
    });
    expect(grants(inventory)).toEqual([
      "User:reader Allow DESCRIBE on Topic ctx.acme.7.pay*",
      "User:reader Allow READ on Group g",
      "User:reader Allow READ on Topic ctx.acme.7.pay*",
    ]);
  });

  it("of streams, connectors and ksqlDB applications name what they make for themselves", () => {
    const inventory = imported({
      "t.yaml": topology(
        [
          "streams:",
          "  - principal: User:s",
          "    applicationId: app",
          "    exactlyOnce: true",
          "    topics: { read: [x], write: [y] }",
          "connectors:",
          "  access_control:",
          "    - principal: User:c",
          "      topics: { write: [z] }",
          "  artefacts:",
          "    - { path: sink.json, server: here, name: sink }",
          "ksql:",
          "  access_control:",
          "    - principal: User:k",
        ].join("\n"),
      ),
      "julie.properties": "topology.connector.allow.topic.create=true",
    });
    const internal = ["connect-configs", "connect-offsets", "connect-status"];
    expect(grants(inventory)).toEqual(
      [
        ...internal.flatMap((topic) => [`User:c Allow READ on Topic ${topic}`, `User:c Allow WRITE on Topic ${topic}`]),
        "User:c Allow CREATE on Cluster kafka-cluster",
        "User:c Allow READ on Group connect-cluster",
        "User:c Allow WRITE on Topic z",
        "User:k Allow ALL on Group ctx.acme.7.pay*",
        "User:k Allow ALL on Topic ctx.acme.7.pay*",
        "User:s Allow ALL on Topic app*",
        "User:s Allow READ on Group app*",
        "User:s Allow READ on Topic x",
        "User:s Allow WRITE on Topic y",
        "User:s Allow DESCRIBE on TransactionalId app*",
        "User:s Allow WRITE on TransactionalId app*",
      ].sort(),
    );
    expect(inventory.leftOut.map(({ path }) => path)).toEqual(["projects[*].connectors.artefacts"]);
  });

  it("of roles of one's own come from the roles file; without it they are told to be missing", () => {
    const yaml = topology("topics: []\nauditors:\n  - principal: User:auditor");
    const roles =
      "roles:\n  - name: auditors\n    acls:\n      - { resourceType: Topic, resourceName: audit, patternType: PREFIXED, host: '*', operation: READ, permissionType: DENY }\n";
    expect(grants(imported({ "t.yaml": yaml, "roles.yaml": roles }))).toEqual([
      "User:auditor Deny READ on Topic audit*",
    ]);
    expect(imported({ "t.yaml": yaml }).leftOut).toMatchObject([{ path: "projects[0].auditors" }]);
  });

  it("that Julie makes as role bindings are not known, and the command that tells them is named", () => {
    const inventory = imported({
      "t.yaml": topology("topics:\n  - name: a\nconsumers:\n  - principal: User:reader"),
      "julie.properties": "topology.builder.access.control.class=com.purbon.kafka.topology.roles.RBACProvider",
    });
    expect(inventory.acls).toBeNull();
    expect(inventory.unknowns.find(({ path }) => path === "acls")?.message).toContain("role-binding list");
  });
});

describe("what has no place in an inventory", () => {
  it("is told by its path: owners, schemas, role bindings, keys that nobody knows", () => {
    const { leftOut } = imported({
      "t.yaml": topology(
        "metadata: { owner: team-pay }\nrbac:\n  - ResourceOwner:\n      - principal: User:o\n" +
          "topics:\n  - name: a\n    schemas:\n      value.schema.file: a.avsc\n    metadata: { owner: me }\n    colour: red",
        "platform:\n  kafka:\n    moon: full",
      ),
    });
    expect(leftOut.map(({ path }) => path).sort()).toEqual([
      "platform.kafka.moon",
      "projects[*].metadata",
      "projects[*].rbac",
      "projects[*].topics[*].colour",
      "projects[*].topics[*].metadata",
      "projects[*].topics[*].schemas",
    ]);
    expect(leftOut.find(({ path }) => path === "projects[*].metadata")?.reason).toContain("overlay");
  });

  it("does not include quotas: they are on the user that is written", () => {
    const { quotas } = imported({
      "t.yaml": topology(
        "topics: []",
        "platform:\n  kafka:\n    quotas:\n      - principal: app0\n        producer_byte_rate: 1024\n        request_percentage: 50.5",
      ),
    });
    expect(quotas).toEqual([
      { entity: { user: "app0" }, values: { producer_byte_rate: 1024, request_percentage: 50.5 } },
    ]);
  });
});

describe("files that are no topologies", () => {
  it("are refused by name, with every problem at its place", () => {
    expect(() =>
      imported({ "a.yaml": "context: c\nprojects:\n  - topics:\n      - {}\n", "b.yaml": "context: ''\n" }),
    ).toThrow(
      /a\.yaml:3:5 {2}projects\[0\]\.name[\s\S]*a\.yaml:4:9 {2}projects\[0\]\.topics\[0\]\.name[\s\S]*b\.yaml:1:10 {2}context/,
    );
    expect(() => imported({ "other.yaml": "a: 1\n" })).toThrow(/^other\.yaml {2}is not what --from julie reads/);
    expect(() => imported({ "plans.yaml": "plans: {}\n" })).toThrow(/^plans\.yaml {2}is no topology/);
  });

  it("are refused where they would make names that Kafka has none of, each at its place", () => {
    const long = "x".repeat(240);
    expect(() =>
      imported({
        "t.yaml": `context: c\nprojects:\n  - name: p\n    topics:\n      - name: short\n      - name: ${long}yyyyyyyy\n`,
      }),
    ).toThrow(
      /^t\.yaml:6:15 {2}projects\[0\]\.topics\[1\]\.name {2}"x+… makes a topic of 252 characters, and Kafka has none of more than 249\./,
    );
    expect(() => imported({ "t.yaml": `context: c\nspecial_topics:\n  - name: ${long}${long}\n` })).toThrow(
      /^t\.yaml:3:11 {2}special_topics\[0\]\.name {2}"x+… makes a topic of 480 characters/,
    );
    expect(() =>
      imported({
        "t.yaml": topology("topics:\n  - name: orders"),
        "a.properties": "topology.topic.prefix.format={{nothing}}\n",
      }),
    ).toThrow(/^t\.yaml:8:15 {2}projects\[0\]\.topics\[0\]\.name {2}"orders" makes a topic without a name\./);
    expect(() =>
      imported({
        "t.yaml": topology("topics:\n  - name: orders"),
        "a.properties": "topology.project.prefix.format={{nothing}}\n",
      }),
    ).toThrow(
      /^t\.yaml:6:11 {2}projects\[0\]\.name {2}"pay" makes a prefix without a letter: grants would be on everything\./,
    );
  });

  it("are refused where a grant is on nothing", () => {
    expect(() => imported({ "t.yaml": topology("consumers:\n  - principal: User:a\n    group: ''") })).toThrow(
      /^t\.yaml:\d+:\d+ {2}projects\[0\]\.consumers\[0\]\.group/,
    );
  });

  it("are refused where a properties file has a list of names that is no pattern", () => {
    expect(() =>
      imported({
        "t.yaml": topology("topics: []"),
        "a.properties": "topology.dlq.topics.generate=true\ntopology.dlq.topics.allow.list=ok,(\n",
      }),
    ).toThrow(/^a\.properties {2}topology\.dlq\.topics\.allow\.list {2}"\(" is no regular expression/);
  });

  it("never break it", () => {
    const keys = fc.constantFrom(
      "topology.topic.prefix.format",
      "topology.project.prefix.format",
      "topology.topic.prefix.separator",
      "topology.topic.dlq.prefix.format",
      "topology.dlq.topics.allow.list",
      "topology.dlq.topics.deny.list.0",
      "confluent.metrics.topic",
      "topology.acls.optimized",
    );
    const values = fc.oneof(fc.constantFrom("", "{{topic}}", "{{nothing}}", "{{", "a,(", "[", "true"), fc.string());
    const properties = fc
      .array(fc.tuple(keys, values), { maxLength: 4 })
      .map((pairs) => ["topology.dlq.topics.generate=true", ...pairs.map((pair) => pair.join("="))].join("\n"));
    const beside = fc.oneof(
      fc.tuple(fc.constantFrom("a.yaml", "a.properties"), fc.oneof(fc.json(), fc.string())),
      fc.tuple(fc.constant("a.properties"), properties),
    );
    fc.assert(
      fc.property(beside, ([file, text]) => {
        const files = [
          { file: "t.yaml", text: topology("topics:\n  - name: orders\nconsumers:\n  - principal: User:a") },
          { file, text },
        ];
        const read = orProblems(() => julie.read(files, taken));
        if (read instanceof DocumentError) expect(read.message).toMatch(/^(t\.yaml|a\.(yaml|properties))\b/);
        else expect(inventorySchema.safeParse(read).error).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

/** What is made, or what is wrong with the files; any other error is a defect of ours. */
function orProblems<T>(make: () => T): T | DocumentError {
  try {
    return make();
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
}

const real = resolve(__dirname, "../../../../../shared/data/julie/descriptor.yaml");

(existsSync(real) ? describe : describe.skip)(
  "Julie's own example (skipped where it is not beside the repository)",
  () => {
    it("comes in whole: five topics, every grant, and only the SQL of ksqlDB left out", () => {
      const inventory = imported({ "descriptor.yaml": readFileSync(real, "utf8") });
      const prefix = "context.company.env.source";
      expect(names(inventory)).toEqual([
        `${prefix}.projectA.bar.avro`,
        `${prefix}.projectA.foo`,
        `${prefix}.projectB.bar.avro`,
        `${prefix}.projectC.topicE`,
        `${prefix}.projectC.topicF`,
      ]);
      const all = grants(inventory);
      for (const grant of [
        `User:App0 Allow READ on Topic ${prefix}.projectA.foo`,
        "User:App0 Allow ALL on Topic streamsApplicationId*",
        `User:App4 Allow WRITE on Topic ${prefix}.projectA.bar.avro`,
        `User:Streams0 Allow ALL on Topic ${prefix}.projectA*`,
        "User:Connect1 Allow WRITE on Topic offset",
        "User:Connect2 Allow READ on Topic connect-status",
        "User:SchemaRegistry01 Allow READ on Group bar",
        "User:SchemaRegistry02 Allow WRITE on Topic zet",
        "User:ControlCenter Allow READ on Group controlcenter-command*",
      ])
        expect(all).toContain(grant);
      expect(inventory.leftOut).toMatchObject([{ path: "projects[*].ksql.artefacts" }]);
    });
  },
);
