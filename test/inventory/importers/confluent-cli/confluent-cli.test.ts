import { type Inventory, inventorySchema } from "../../../../src/inventory/document/inventory";
import { confluentCli } from "../../../../src/inventory/importers/confluent-cli/confluent-cli";
import { silentPlaces } from "../nothing-lost";

const taken = { now: new Date("2027-01-10T08:00:00Z"), exporterVersion: "0.1.0" };

/** What listings become, each under the name of its file. */
const imported = (listings: Readonly<Record<string, unknown>>, cluster?: string): Inventory =>
  confluentCli.read(
    Object.entries(listings).map(([file, content]) => ({
      file: `out/${file}`,
      text: typeof content === "string" ? content : JSON.stringify(content),
    })),
    { ...taken, ...(cluster === undefined ? {} : { cluster }) },
  );
const because = ({ unknowns }: Inventory, path: string): string | undefined =>
  unknowns.find((unknown) => unknown.path === path)?.message;
const problem = (listings: Readonly<Record<string, unknown>>, cluster?: string): string => {
  try {
    imported(listings, cluster);
  } catch (error) {
    return String(error);
  }
  return "";
};

const topics = [
  { name: "orders.v1", is_internal: false, replication_factor: 3, partition_count: 6 },
  { name: "billing", is_internal: false, replication_factor: 0, partition_count: 2 },
];
const anAcl = (acl: object = {}): object => ({
  principal: "User:sa-abc123",
  permission: "ALLOW",
  operation: "DESCRIBE_CONFIGS",
  resource_type: "TOPIC",
  resource_name: "orders",
  pattern_type: "PREFIXED",
  ...acl,
});

describe("topics of the confluent command", () => {
  it("have what the listing tells, and 0 replicas are not told", () => {
    const inventory = imported({ "topics.json": topics });
    expect(inventorySchema.parse(inventory)).toEqual(inventory);
    expect(inventory.cluster.platform).toBe("confluent-cloud");
    expect(inventory.topics).toMatchObject([
      { name: "billing", partitions: 2, replicationFactor: null, configs: null },
      { name: "orders.v1", partitions: 6, replicationFactor: 3 },
    ]);
    expect(because(inventory, 'topics["billing"].replicationFactor')).toBeDefined();
    expect(because(inventory, "topics[*].configs")).toContain("kafka topic configuration list TOPIC");
  });

  it("are listed by name alone in old releases", () => {
    expect(imported({ "topics.json": [{ name: "a" }] }).topics).toMatchObject([{ name: "a", partitions: null }]);
  });

  it("have configs of which nobody knows whether they were set, from a file named after the topic", () => {
    const rows = [
      { name: "cleanup.policy", value: "compact", read_only: false },
      { name: "num.partitions", value: "6", read_only: false },
    ];
    for (const file of ["orders.v1.json", "configuration-orders.v1.json", "topic-configuration-orders.v1.json"]) {
      const inventory = imported({ "topics.json": topics, [file]: rows });
      const topic = inventory.topics.find(({ name }) => name === "orders.v1");
      expect(topic?.configs).toEqual({ "cleanup.policy": { value: "compact", source: "UNKNOWN" } });
      expect(topic?.configsTold).toBe("overrides");
    }
    expect(imported({ "configuration-new.json": rows }).topics).toMatchObject([{ name: "new", partitions: 6 }]);
  });

  it("cannot have configs from a file that is named after no topic", () => {
    const rows = [{ name: "cleanup.policy", value: "compact" }];
    expect(problem({ "topics.json": topics, "configuration-ordesr.v1.json": rows, "x-y.json": rows })).toMatch(
      /ordesr\.v1\.json {2}lists the configs of a topic and is named after none that is listed\.\n.*configuration-orders\.v1\.json\?[\s\S]*x-y/,
    );
  });

  it("are of Confluent Platform where their replicas are told", () => {
    const partitions = [
      { partition: 0, leader: 1, replicas: [1, 2], isr: [1] },
      { partition: 1, leader: 2, replicas: [2, 3, 1], isr: [2] },
    ];
    const inventory = imported({
      "orders.json": { name: "orders", replication_factor: 2, partition_count: 2, partitions },
    });
    expect(inventory.cluster.platform).toBe("confluent-platform");
    expect(inventory.topics).toMatchObject([{ name: "orders", replicationFactor: 3, mixedReplication: true }]);
  });

  it("are read as old releases describe them", () => {
    const described = { topic_name: "orders", config: { "cleanup.policy": "delete", "num.partitions": "4" } };
    expect(imported({ "orders.json": described }).topics).toMatchObject([
      { name: "orders", partitions: 4, configs: { "cleanup.policy": { value: "delete", source: "UNKNOWN" } } },
    ]);
  });
});

describe("access of the confluent command", () => {
  it("has ACLs from everywhere in the cloud, and principals as they are written", () => {
    expect(imported({ "acls.json": [anAcl()] }).acls).toEqual([
      {
        principal: "User:sa-abc123",
        host: "*",
        operation: "DESCRIBE_CONFIGS",
        permission: "ALLOW",
        resourceType: "TOPIC",
        resourceName: "orders",
        patternType: "PREFIXED",
      },
    ]);
  });

  it("has ACLs with their hosts on premises", () => {
    const inventory = imported({ "acls.json": [anAcl({ host: "10.0.0.7" })] });
    expect(inventory.acls).toMatchObject([{ host: "10.0.0.7" }]);
    expect(inventory.cluster.platform).toBe("confluent-platform");
  });

  it("has accounts and keys, and tells keys for something else", () => {
    const key = {
      description: "for orders",
      owner: "sa-abc123",
      owner_email: "<service account>",
      created: "2026-01-01",
    };
    const inventory = imported({
      "accounts.json": [{ id: "sa-abc123", name: "orders", description: "the orders service" }],
      "keys.json": [
        { key: "ABCDEFGHIJKLMNOP", resource_type: "kafka", resource: "lkc-1", ...key },
        { key: "QRSTUVWXYZABCDEF", resource_type: "schema-registry", resource: "lsrc-1", ...key },
        { key: "GHIJKLMNOPQRSTUV", resource_type: "kafka", resource: "lkc-2", ...key },
      ],
      "groups.json": [{ cluster: "lkc-1", consumer_group: "g", state: "STABLE", is_simple: false }],
    });
    expect(inventory.serviceAccounts).toEqual([{ id: "sa-abc123", name: "orders" }]);
    expect(inventory.apiKeys).toEqual([{ id: "ABCDEFGHIJKLMNOP", owner: "User:sa-abc123", description: "for orders" }]);
    expect(inventory.leftOut).toEqual(
      expect.arrayContaining([
        { source: "confluent-cli", path: "keys.json: [1]", reason: "a key for schema-registry lsrc-1" },
        { source: "confluent-cli", path: "keys.json: [2]", reason: "a key for kafka lkc-2" },
      ]),
    );
  });

  it("has roles on resources and on whole clusters", () => {
    const role = { principal: "User:sa-1", email: "", environment: "env-1", cloud_cluster: "lkc-1" };
    const bindings = [
      { ...role, role: "DeveloperRead", resource_type: "Topic", name: "orders", pattern_type: "PREFIXED" },
      { ...role, role: "CloudClusterAdmin", resource_type: "", name: "", pattern_type: "" },
      { ...role, role: "EnvironmentAdmin", cloud_cluster: "" },
    ];
    const rest = { principal: "User:sa-1", patternType: "LITERAL" };
    expect(imported({ "roles.json": bindings }).roleBindings).toEqual([
      { ...rest, role: "DeveloperRead", resourceType: "Topic", resourceName: "orders", patternType: "PREFIXED" },
      { ...rest, role: "CloudClusterAdmin", resourceType: "Cluster", resourceName: "lkc-1" },
      { ...rest, role: "EnvironmentAdmin", resourceType: "Environment", resourceName: "env-1" },
    ]);
  });
});

describe("groups of the confluent command", () => {
  const lag = {
    cluster: "lkc-1",
    consumer_group: "billing",
    topic: "orders",
    consumer: "c",
    client: "x",
    instance: "",
  };

  it.each([
    ["3.x", { cluster_id: "lkc-1", consumer_group_id: "billing" }],
    ["4.x", { cluster: "lkc-1", consumer_group: "billing" }],
  ])("have the state as Kafka writes it (%s)", (_, names) => {
    const inventory = imported({ "groups.json": [{ ...names, state: "PREPARING_REBALANCE", is_simple: false }] });
    expect(inventory.cluster.id).toBe("lkc-1");
    expect(inventory.groups).toEqual([
      { groupId: "billing", type: "unknown", state: "PreparingRebalance", members: null, offsets: null },
    ]);
  });

  it("have the positions of those whose lag is listed", () => {
    const inventory = imported({
      "groups.json": [{ cluster: "lkc-1", consumer_group: "billing", state: "EMPTY" }],
      "lag-billing.json": [
        { ...lag, partition: 1, current_offset: 5, log_end_offset: 9, lag: 4 },
        { ...lag, partition: 0, current_offset: 7, log_end_offset: 7, lag: 0 },
        { ...lag, partition: 2, current_offset: -1, log_end_offset: 3, lag: 3 },
      ],
    });
    expect(inventory.groups).toMatchObject([
      {
        groupId: "billing",
        state: "Empty",
        offsets: [
          { topic: "orders", partition: 0, committed: 7, logEnd: 7, lag: 0 },
          { topic: "orders", partition: 1, committed: 5, logEnd: 9, lag: 4 },
        ],
      },
    ]);
  });

  it("are of one cluster", () => {
    const listings = {
      "one.json": [{ cluster: "lkc-1", consumer_group: "a", state: "EMPTY" }],
      "two.json": [{ cluster: "lkc-2", consumer_group: "b", state: "EMPTY" }],
    };
    expect(problem(listings)).toContain("have several clusters.\n  Name one by --cluster: lkc-1, lkc-2.");
    expect(problem(listings, "lkc-3")).toContain('"lkc-3" is no cluster of these files');
    const inventory = imported(listings, "lkc-2");
    expect(inventory.groups?.map(({ groupId }) => groupId)).toEqual(["b"]);
    expect(inventory.leftOut).toMatchObject([{ path: "one.json: [0]", reason: "of another cluster: lkc-1" }]);
  });
});

describe("services beside the cluster", () => {
  it("are connectors, each known by its id, without their secrets", () => {
    const described = {
      connector: { id: "lcc-1", name: "to-s3", status: "RUNNING", type: "sink", trace: "" },
      tasks: [{ task_id: 0, state: "RUNNING" }],
      configs: [
        { config: "connector.class", value: "S3_SINK" },
        { config: "aws.secret.access.key", value: "planted-77" },
        { config: "kafka.api.secret", value: "****************" },
      ],
    };
    const inventory = imported({
      "connectors.json": [described.connector, { id: "lcc-2", name: "gen", status: "PAUSED", type: "source" }],
      "to-s3.json": described,
    });
    expect(inventory.connectClusters?.map(({ url }) => url).sort()).toEqual(["lcc-1", "lcc-2"]);
    expect(inventory.connectClusters?.find(({ url }) => url === "lcc-1")?.connectors).toMatchObject([
      {
        name: "to-s3",
        class: "S3_SINK",
        kind: "sink",
        state: "RUNNING",
        groupId: "connect-lcc-1",
        tasks: [{ id: 0, state: "RUNNING" }],
        config: { "aws.secret.access.key": "[redacted]" },
      },
    ]);
    expect(JSON.stringify(inventory)).not.toContain("planted-77");
  });

  it("are a registry and its subjects, whose versions are not listed", () => {
    const inventory = imported({
      "registry.json": {
        endpoint_url: "https://psrc-1.example",
        global_compatibility: "BACKWARD",
        mode: "READWRITE",
        cluster: "lsrc-1",
      },
      "subjects.json": [{ subject: "orders-value" }, { subject: ":.lab:orders-value" }],
      "orders-value.json": [{ version: 1 }, { version: 2 }],
    });
    expect(inventory.schemas).toMatchObject({
      registries: [{ url: "https://psrc-1.example", compatibility: "BACKWARD", mode: "READWRITE" }],
      subjects: [
        { registry: "https://psrc-1.example", context: ".", subject: "orders-value", versions: null },
        { context: ".lab", subject: "orders-value" },
      ],
    });
    expect(inventory.leftOut.map(({ path }) => path)).toContain("orders-value.json: [*].version");
    expect(imported({ "subjects.json": [{ subject: "a" }] }).schemas?.registries).toMatchObject([
      { url: "address-not-told" },
    ]);
  });

  it("are the cluster's name and address", () => {
    const rows = [
      {
        id: "lkc-1",
        name: "shop",
        cloud: "aws",
        type: "DEDICATED",
        endpoint: "SASL_SSL://pkc-1.aws.confluent.cloud:9092",
      },
      { id: "lkc-2", name: "lab", cloud: "aws", type: "BASIC", endpoint: "" },
    ];
    const inventory = imported({ "clusters.json": rows }, "shop");
    expect(inventory.cluster).toMatchObject({ id: "lkc-1", name: "shop" });
    expect(inventory.endpoints).toMatchObject([{ id: "bootstrap", addresses: ["pkc-1.aws.confluent.cloud:9092"] }]);
    expect(inventory.leftOut.at(-1)).toMatchObject({ path: "[1]", reason: "another cluster: lkc-2" });
  });
});

describe("files of the confluent command", () => {
  it("that are empty lists say by their name what there is none of", () => {
    expect(imported({ "acls.json": [] }).acls).toEqual([]);
    expect(imported({ "acls.json": [] }).groups).toBeNull();
    expect(imported({ "consumer-groups.json": [], "topics.json": topics }).groups).toEqual([]);
    expect(problem({ "out.json": [] })).toContain("is an empty list, which does not say of what");
  });

  it("can be YAML", () => {
    expect(imported({ "topics.yaml": "- name: a\n  partition_count: 3\n" }).topics).toMatchObject([{ partitions: 3 }]);
  });

  it("have every key that is not read told with its file", () => {
    expect(imported({ "a.json": [{ ...topics[0], moon: 1 }], "acls.json": [anAcl()] }).leftOut).toEqual([
      { source: "confluent-cli", path: "a.json: [*].moon", reason: "not a key that this importer knows" },
    ]);
  });

  it("that are none are told, all at once", () => {
    const text = problem({
      "empty.json": "",
      "cut.json": '[{"name": "a"',
      "kcp.json": { msk_sources: {} },
      "what.json": { a: 1 },
    });
    expect(text).toContain("out/empty.json  is empty");
    expect(text).toMatch(/out\/cut\.json:1:\d+ {2}is not valid YAML/);
    expect(text).toContain("Import it with --from kcp.");
    expect(text).toContain("out/what.json  is not what --from confluent-cli reads");
  });

  it("have wrong values told at their place", () => {
    expect(
      problem({ "t.json": [{ name: "a", partition_count: "3" }], "a.json": [anAcl({ operation: "FLY" })] }),
    ).toMatch(
      /out\/t\.json:1:\d+ {2}.*partition_count {2}"3" [\s\S]*out\/a\.json:1:\d+ {2}.*operation {2}"FLY" is none of ALL/,
    );
  });

  it("make a difference with every value that is read", () => {
    const sample = {
      "topics.json": topics,
      "configuration-billing.json": [{ name: "cleanup.policy", value: "compact" }],
      "acls.json": [anAcl({ host: "*" })],
      "groups.json": [{ cluster: "lkc-1", consumer_group: "g", state: "EMPTY" }],
      "lag.json": [
        {
          cluster: "lkc-1",
          consumer_group: "g",
          topic: "t",
          partition: 0,
          current_offset: 1,
          log_end_offset: 2,
          lag: 1,
        },
      ],
      "accounts.json": [{ id: "sa-1", name: "a" }],
      "keys.json": [{ key: "K", owner: "sa-1", description: "d", resource_type: "kafka", resource: "lkc-1" }],
      "roles.json": [
        {
          principal: "User:a",
          role: "R",
          cloud_cluster: "lkc-1",
          resource_type: "Topic",
          name: "t",
          pattern_type: "LITERAL",
        },
      ],
      "subjects.json": [{ subject: "s" }],
      "c.json": {
        connector: { id: "lcc-1", name: "c", status: "RUNNING", type: "sink" },
        tasks: [{ task_id: 0, state: "RUNNING" }],
        configs: [{ config: "a", value: "b" }],
      },
    };
    expect(silentPlaces(sample, (changed) => imported(changed as Readonly<Record<string, unknown>>))).toEqual([]);
  });
});
