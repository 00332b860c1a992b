import { existsSync, readdirSync, readFileSync } from "node:fs";
import { stringify } from "yaml";
import { inventorySchema } from "../../../../src/inventory/document/inventory";
import { strimzi } from "../../../../src/inventory/importers/strimzi/strimzi";
import { silentPlaces } from "../nothing-lost";
import { aKafkaTopic, aKafkaUser, because, imported, manifest, pathsLeftOut, read, taken } from "./manifests";

describe("a KafkaTopic", () => {
  it("is a topic with the configs that were set on it", () => {
    const inventory = imported(
      aKafkaTopic({ status: { topicId: "AAAAAAAAAAAAAAAAAAAAAQ", conditions: [{ type: "Ready" }] } }),
    );
    expect(inventorySchema.parse(inventory)).toEqual(inventory);
    expect(inventory.cluster).toMatchObject({ name: "shop", platform: "strimzi" });
    expect(inventory.topics).toMatchObject([
      {
        name: "orders",
        topicId: "AAAAAAAAAAAAAAAAAAAAAQ",
        partitions: 3,
        replicationFactor: 2,
        configs: { "retention.ms": { value: "1000", source: "DYNAMIC_TOPIC_CONFIG" } },
        configsTold: "overrides",
      },
    ]);
    expect(inventory.sources).toEqual([{ id: "strimzi", format: "strimzi", name: "all.yaml", takenAt: null }]);
  });

  it.each(["v1", "v1beta2"])("is read in %s", (apiVersion) => {
    const inventory = imported(aKafkaTopic({ apiVersion }));
    expect(inventory.topics).toHaveLength(1);
    expect(inventory.leftOut).toEqual([]);
  });

  it("is read in other versions, which is told", () => {
    expect(imported(aKafkaTopic({ apiVersion: "v1beta1" })).leftOut[0]?.reason).toContain(
      "v1beta1 is not v1beta2 or v1",
    );
  });

  it("has the name that Kubernetes would not take", () => {
    expect(imported(aKafkaTopic({ spec: { topicName: "Orders_V1" } })).topics[0]?.name).toBe("Orders_V1");
  });

  it("does not tell what it leaves to the brokers", () => {
    const inventory = imported(aKafkaTopic({ spec: {} }));
    expect(inventory.topics).toMatchObject([{ partitions: null, replicationFactor: null, configs: {} }]);
    expect(because(inventory, "topics[*].partitions")).toContain("brokers' defaults");
  });

  it("says where the operator does not keep the topic as it is written", () => {
    const inventory = imported(aKafkaTopic({ metadata: { annotations: { "strimzi.io/managed": "false" } } }));
    expect(because(inventory, 'topics["orders"]')).toContain("strimzi.io/managed is false");
  });

  it("keeps every digit of a large number", () => {
    const text = stringify(aKafkaTopic()).replace("1000", "9223372036854775807");
    expect(read(text).topics[0]?.configs?.["retention.ms"]?.value).toBe("9223372036854775807");
  });

  it("writes a list as Kafka does, which the operator does too", () => {
    const config = { "cleanup.policy": ["compact", "delete"] };
    expect(imported(aKafkaTopic({ spec: { config } })).topics[0]?.configs).toEqual({
      "cleanup.policy": { value: "compact,delete", source: "DYNAMIC_TOPIC_CONFIG" },
    });
  });

  it("that claims another's topic is told, and the first stands", () => {
    const second = aKafkaTopic({ name: "again", spec: { topicName: "orders", partitions: 9 } });
    const inventory = imported(aKafkaTopic(), second);
    expect(inventory.topics).toMatchObject([{ partitions: 3 }]);
    expect(inventory.leftOut).toEqual([
      { source: "strimzi", path: "KafkaTopic again", reason: "the topic orders is told before: the first stands" },
    ]);
  });
});

describe("a KafkaUser", () => {
  const acls = [
    { resource: { type: "topic", name: "orders.", patternType: "prefix" }, operations: ["Read", "DescribeConfigs"] },
    { type: "deny", resource: { type: "transactionalId", name: "tx" }, operations: ["Write"], host: "10.0.0.7" },
    { resource: { type: "cluster" }, operation: "IdempotentWrite" },
  ];

  it("is a SCRAM user with one ACL for each operation", () => {
    const authorization = { type: "simple", acls };
    const inventory = imported(aKafkaUser({ authentication: { type: "scram-sha-512" }, authorization }));
    const grant = { principal: "User:app", host: "*", permission: "ALLOW", patternType: "LITERAL" };
    expect(inventory.acls).toEqual([
      {
        ...grant,
        operation: "DESCRIBE_CONFIGS",
        resourceType: "TOPIC",
        resourceName: "orders.",
        patternType: "PREFIXED",
      },
      { ...grant, operation: "IDEMPOTENT_WRITE", resourceType: "CLUSTER", resourceName: "kafka-cluster" },
      { ...grant, operation: "READ", resourceType: "TOPIC", resourceName: "orders.", patternType: "PREFIXED" },
      {
        ...grant,
        operation: "WRITE",
        resourceType: "TRANSACTIONAL_ID",
        resourceName: "tx",
        permission: "DENY",
        host: "10.0.0.7",
      },
    ]);
    expect(inventory.scramUsers).toEqual([
      { user: "app", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 4096 }] },
    ]);
    expect(because(inventory, "acls")).toContain("what was made otherwise");
  });

  it.each(["tls", "tls-external"])("with %s is known by its certificate, and so are its quotas", (type) => {
    const quotas = {
      producerByteRate: 1024,
      consumerByteRate: 2048,
      requestPercentage: 55,
      controllerMutationRate: 0.5,
    };
    const inventory = imported(aKafkaUser({ authentication: { type }, authorization: { acls: [acls[1]] }, quotas }));
    expect(inventory.acls).toMatchObject([{ principal: "User:CN=app" }]);
    expect(inventory.scramUsers).toEqual([]);
    expect(inventory.quotas).toEqual([
      {
        entity: { user: "CN=app" },
        values: {
          producer_byte_rate: 1024,
          consumer_byte_rate: 2048,
          request_percentage: 55,
          controller_mutation_rate: 0.5,
        },
      },
    ]);
  });

  it("has references to its secrets", () => {
    const password = { valueFrom: { secretKeyRef: { name: "given", key: "pw" } } };
    const user = aKafkaUser(
      { authentication: { type: "scram-sha-512", password } },
      { metadata: { namespace: "kafka" }, status: { username: "app", secret: "app" } },
    );
    expect(imported(user).secretRefs).toEqual([
      { principal: "User:app", ref: "${secrets:kafka/given:pw}" },
      { principal: "User:app", ref: "${secrets:kafka/app:password}" },
    ]);
  });

  it("whose grant names no resource is refused: it would become wider", () => {
    const unnamed = aKafkaUser({ authorization: { acls: [{ resource: { type: "topic" }, operations: ["Read"] }] } });
    expect(() => imported(unnamed)).toThrow("names no resource, which only a grant on the cluster may leave out");
  });

  it("is needed to know of ACLs at all", () => {
    expect(imported(aKafkaTopic()).acls).toBeNull();
    expect(imported(aKafkaUser({})).acls).toEqual([]);
  });
});

describe("a Kafka", () => {
  const listeners = [
    { name: "plain", port: 9092, type: "internal", tls: false },
    { name: "tls", port: 9093, type: "internal", tls: true, authentication: { type: "tls" } },
    { name: "out", port: 9094, type: "loadbalancer", tls: true, authentication: { type: "scram-sha-512" } },
    {
      name: "way",
      port: 9095,
      type: "ingress",
      tls: true,
      configuration: { bootstrap: { host: "kafka.shop.example" } },
    },
  ];
  const kafka = (more: object = {}, status: object = {}): object =>
    manifest("Kafka", {
      name: "shop",
      metadata: { namespace: "kafka", labels: {} },
      spec: {
        kafka: { version: "3.9.1", replicas: 3, listeners, config: { "min.insync.replicas": 2 }, ...more },
        zookeeper: { replicas: 3 },
      },
      status,
    });

  it("is the cluster with its configuration, super users and listeners", () => {
    const status = {
      clusterId: "abc",
      listeners: [{ name: "out", bootstrapServers: "lb.example:9094", certificates: ["x"] }],
    };
    const inventory = imported(
      kafka({ authorization: { type: "simple", superUsers: ["CN=ops", "User:root"] } }, status),
    );
    expect(inventory.cluster).toMatchObject({
      id: "abc",
      name: "shop",
      platform: "strimzi",
      kafkaVersion: "3.9",
      authorizer: "on",
      superUsers: ["User:CN=ops", "User:root"],
      allowEveryoneIfNoAclFound: false,
      brokerConfigs: { "min.insync.replicas": { value: "2", source: "STATIC_BROKER_CONFIG" } },
    });
    expect(
      inventory.endpoints?.map(({ id, addresses, protocol, visibility }) => [id, addresses, protocol, visibility]),
    ).toEqual([
      ["bootstrap-plain", ["shop-kafka-bootstrap.kafka.svc:9092"], "PLAINTEXT", "private"],
      ["bootstrap-tls", ["shop-kafka-bootstrap.kafka.svc:9093"], "SSL", "private"],
      ["bootstrap-out", ["lb.example:9094"], "SASL_SSL", null],
      ["bootstrap-way", ["kafka.shop.example:443"], "SSL", null],
    ]);
    expect(pathsLeftOut(inventory)).toEqual(
      expect.arrayContaining(["Kafka.spec.zookeeper", "Kafka.spec.kafka.replicas"]),
    );
  });

  it("without authorization lets everyone do everything", () => {
    expect(imported(kafka()).cluster).toMatchObject({
      authorizer: "off",
      superUsers: null,
      allowEveryoneIfNoAclFound: null,
    });
  });

  it("can say that everyone is let in where no ACL is found", () => {
    const config = { "allow.everyone.if.no.acl.found": true };
    expect(imported(kafka({ authorization: { type: "simple" }, config })).cluster.allowEveryoneIfNoAclFound).toBe(true);
  });
});

describe("files of manifests", () => {
  it("can be lists of kubectl in YAML and JSON", () => {
    const list = { apiVersion: "v1", kind: "List", items: [aKafkaTopic(), aKafkaTopic({ name: "billing" })] };
    for (const text of [stringify(list), JSON.stringify(list)])
      expect(read(text).topics.map(({ name }) => name)).toEqual(["billing", "orders"]);
  });

  it("can have other kinds, each of which is told, and no secret comes along", () => {
    const secret = {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "db" },
      data: { password: "cGxhbnRlZC1zZWNyZXQ=" },
    };
    const inventory = imported(
      aKafkaTopic(),
      secret,
      manifest("KafkaNodePool", { name: "pool" }),
      manifest("KafkaMoon", {}),
    );
    expect(inventory.leftOut).toEqual([
      { source: "strimzi", path: "Secret db", reason: "secrets are never read" },
      { source: "strimzi", path: "KafkaNodePool pool", reason: expect.stringContaining("brokers") },
      { source: "strimzi", path: "KafkaMoon it", reason: "not a kind that this importer knows" },
    ]);
    expect(JSON.stringify(inventory)).not.toContain("cGxhbnRlZC");
  });

  it("are told by key with how often it was met", () => {
    const odd = { spec: { partitions: 1, moon: 7 } };
    expect(imported(aKafkaTopic(odd), aKafkaTopic({ ...odd, name: "b" })).leftOut).toEqual([
      { source: "strimzi", path: "KafkaTopic.spec.moon", reason: "not a key that this importer knows (2 times)" },
    ]);
  });

  it("of several clusters need the name of one", () => {
    const other = aKafkaTopic({ name: "b", metadata: { labels: { "strimzi.io/cluster": "lab" } } });
    const text = [aKafkaTopic(), other].map((one) => stringify(one)).join("---\n");
    expect(() => read(text)).toThrow("k8s/all.yaml  have several clusters.\n  Name one by --cluster: lab, shop.");
    expect(() => read(text, "shup")).toThrow(
      '"shup" is no cluster of these files.\n  They have lab, shop. Did you mean shop?',
    );
    const inventory = read(text, "lab");
    expect(inventory.topics.map(({ name }) => name)).toEqual(["b"]);
    expect(inventory.leftOut).toMatchObject([
      { path: "KafkaTopic orders", reason: "of another cluster: import it by --cluster shop" },
    ]);
  });

  it("make a difference with every value that is read", () => {
    const sample = {
      items: [
        aKafkaTopic({ status: { topicId: "id" } }),
        aKafkaUser({
          authentication: { type: "scram-sha-512", password: { valueFrom: { secretKeyRef: { name: "a", key: "b" } } } },
          authorization: {
            acls: [
              {
                type: "deny",
                resource: { type: "topic", name: "t", patternType: "prefix" },
                host: "h",
                operations: ["Read"],
              },
            ],
          },
          quotas: { producerByteRate: 1 },
        }),
      ],
    };
    const silent = silentPlaces(sample, (changed) => read(JSON.stringify(changed)));
    expect(silent).toEqual([]);
  });

  const problems = (text: string): string => {
    try {
      read(text);
    } catch (error) {
      return String(error);
    }
    return "";
  };

  it("that are none are told: empty, cut off, something else", () => {
    expect(problems("\n")).toContain("all.yaml  is empty");
    expect(problems("kind: KafkaTopic\nspec: {")).toMatch(/all\.yaml:2:\d+ {2}is not valid YAML/);
    expect(problems('{"msk_sources": {}}')).toContain("Import it with --from kcp.");
    expect(problems("apiVersion: kafka-byoc/v1\nkind: Inventory\n")).toContain("a document of ours already");
    expect(problems("apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\n")).toContain(
      "has no kind or no metadata.name",
    );
  });

  it("have every wrong value told at its place in the stream", () => {
    const text = `${stringify(aKafkaTopic({ spec: { partitions: "many" } }))}---\n${stringify(
      aKafkaUser({ authorization: { acls: [{ resource: { type: "moon", name: "a" }, operations: ["Fly"] }] } }),
    )}`;
    expect(problems(text)).toMatch(
      /all\.yaml:8:\d+ {2}spec\.partitions {2}"many" [\s\S]*resource\.type {2}"moon" is none of TOPIC[\s\S]*"Fly" is none of/,
    );
  });

  const data = "../shared/data/strimzi";
  (existsSync(data) ? it : it.skip)("of Strimzi's own examples import with nothing lost", () => {
    const files = readdirSync(data).map((file) => ({ file, text: readFileSync(`${data}/${file}`, "utf8") }));
    const inventory = strimzi.read(files, taken);
    expect(inventorySchema.parse(inventory)).toEqual(inventory);
    expect(inventory.topics.map(({ name }) => name)).toEqual(["my-topic"]);
    expect(inventory.acls).toHaveLength(5);
    expect(inventory.connectClusters?.[0]?.connectors).toHaveLength(2);
    for (const { reason } of inventory.leftOut) expect(reason).not.toContain("not a key");
  });
});
