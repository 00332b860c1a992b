import { inventorySchema } from "../../../../src/inventory/document/inventory";
import { kcp } from "../../../../src/inventory/importers/kcp/kcp";
import {
  aKafkaPart,
  anAclOfKcp,
  anMskStateFile,
  aRegion,
  arn,
  aStateFile,
  imported,
  stateFile,
  taken,
} from "./state-files";

const because = (inventory: ReturnType<typeof imported>, path: string): string | undefined =>
  inventory.unknowns.find((unknown) => unknown.path === path)?.message;
const whyLeftOut = (inventory: ReturnType<typeof imported>, path: string): string | undefined =>
  inventory.leftOut.find((left) => left.path === path)?.reason;

describe("importing a cluster that kcp scanned", () => {
  it("is a valid inventory with one source, named and dated", () => {
    const inventory = imported(aStateFile());
    expect(inventorySchema.parse(inventory)).toEqual(inventory);
    expect(inventory.sources).toEqual([
      { id: "kcp", format: "kcp", name: "kcp-state.json", takenAt: "2026-08-20T10:00:00.000Z" },
    ]);
    expect(inventory.cluster).toMatchObject({ id: "abc", name: "prod", kafkaVersion: "3.6", platform: null });
  });

  it("has its topics with configs of which the source is not known", () => {
    expect(imported(aStateFile()).topics).toEqual([
      {
        name: "orders",
        topicId: null,
        internal: false,
        partitions: 3,
        replicationFactor: 2,
        mixedReplication: false,
        configs: { "retention.ms": { value: "1000", source: "UNKNOWN" } },
        configsTold: "overrides",
        sizeBytes: null,
        offsets: null,
        producers: null,
      },
    ]);
  });

  it("knows nothing of topics that were not scanned, and says so, where an empty list says that there are none", () => {
    expect(because(imported(aStateFile({ topics: null })), "topics")).toContain("did not scan topics");
    expect(because(imported(aStateFile({ topics: { summary: {}, details: [] } })), "topics")).toBeUndefined();
  });

  it("knows nothing of ACLs that were not scanned", () => {
    const inventory = imported(aStateFile({ acls: null }));
    expect(inventory.acls).toBeNull();
    expect(because(inventory, "acls")).toContain("did not scan ACLs");
    expect(imported(aStateFile({ acls: [] })).acls).toEqual([]);
  });

  it.each([
    ["TransactionalID", "TRANSACTIONAL_ID"],
    ["TRANSACTIONAL_ID", "TRANSACTIONAL_ID"],
    ["DelegationToken", "DELEGATION_TOKEN"],
    ["topic", "TOPIC"],
  ])("reads the resource type %s as %s", (spelt, resourceType) => {
    expect(imported(aStateFile({ acls: [anAclOfKcp({ ResourceType: spelt })] })).acls).toMatchObject([
      { resourceType },
    ]);
  });

  it("reads operations and permissions in sarama's and in Kafka's spelling", () => {
    const acls = [
      anAclOfKcp({ Operation: "DescribeConfigs", PermissionType: "Deny", ResourcePatternType: "Prefixed" }),
      anAclOfKcp({ Operation: "IDEMPOTENT_WRITE", ResourceType: "CLUSTER", ResourceName: "kafka-cluster" }),
    ];
    expect(imported(aStateFile({ acls })).acls).toMatchObject([
      { operation: "DESCRIBE_CONFIGS", permission: "DENY", patternType: "PREFIXED" },
      { operation: "IDEMPOTENT_WRITE", resourceType: "CLUSTER" },
    ]);
  });

  it("has the groups of schema_version 4, of which positions and the members of newer types are not known", () => {
    const member = { member_id: "m1", client_id: "app", client_host: "/10.0.0.7", assigned_topics: ["orders"] };
    const consumer_groups = {
      summary: { total: 2 },
      details: [
        {
          group_id: "b",
          type: "classic",
          state: "Stable",
          members: [member],
          topics: ["orders"],
          detail_complete: true,
        },
        { group_id: "a", type: "", state: "", members: [], detail_complete: false },
      ],
    };
    const inventory = imported(aStateFile({ consumer_groups }, {}, { schema_version: 4 }));
    expect(inventory.groups).toEqual([
      { groupId: "a", type: "unknown", state: "Unknown", members: null, offsets: null },
      {
        groupId: "b",
        type: "classic",
        state: "Stable",
        members: [{ memberId: "m1", clientId: "app", host: "/10.0.0.7" }],
        offsets: null,
      },
    ]);
    expect(because(inventory, "groups[*].offsets")).toBe("kcp reads no committed positions.");
    expect(because(inventory, 'groups["a"].members')).toBeDefined();
  });

  it("knows no groups where kcp was too old to read them", () => {
    expect(imported(aStateFile()).groups).toBeNull();
  });

  it("has the clients of a broker's log, and tells those whose role it does not know", () => {
    const seen = { client_id: "app", topic: "orders", auth: "SASL/SCRAM", timestamp: "2026-08-01T10:00:00.123456Z" };
    const clients = [
      { ...seen, role: "Consumer", principal: "User:alice", composite_key: "k" },
      { ...seen, role: "producer", principal: "", timestamp: "0001-01-01T00:00:00Z" },
      { ...seen, role: "admin" },
    ];
    const inventory = imported(aStateFile({}, { discovered_clients: clients }));
    expect(inventory.clients).toEqual([
      {
        clientId: "app",
        principal: "User:alice",
        role: "consumer",
        topic: "orders",
        lastSeenAt: "2026-08-01T10:00:00.123Z",
      },
      { clientId: "app", principal: null, role: "producer", topic: "orders", lastSeenAt: null },
    ]);
    expect(whyLeftOut(inventory, "osk_sources.clusters[0].discovered_clients[2].role")).toContain("admin");
    expect(imported(aStateFile()).clients).toBeNull();
  });

  it("has its addresses", () => {
    expect(imported(aStateFile({ discovered_brokers: ["b1:9092", "b2:9092"] })).endpoints).toMatchObject([
      { id: "bootstrap", kind: "bootstrap", addresses: ["b1:9092"] },
      { id: "discovered-brokers", kind: "broker", addresses: ["b1:9092", "b2:9092"] },
    ]);
  });

  it("has connectors without their secrets", () => {
    const config = {
      "connector.class": "io.aiven.kafka.connect.s3.AivenKafkaConnectS3SinkConnector",
      "aws.secret.access.key": "hunter2-planted",
      "connection.password": "${file:/opt/secrets:db}",
      "tasks.max": 2,
    };
    const connectors = [{ name: "s3", state: "RUNNING", config, connect_host: "10.0.0.5:8083", metrics: { a: 1 } }];
    const inventory = imported(
      aStateFile({ connect_clusters: [{ connect_rest_url: "http://connect:8083", connectors }] }),
    );
    expect(JSON.stringify(inventory)).not.toContain("hunter2-planted");
    expect(inventory.connectClusters).toMatchObject([
      {
        url: "http://connect:8083",
        connectors: [
          {
            name: "s3",
            kind: "sink",
            groupId: "connect-s3",
            state: "RUNNING",
            config: { "tasks.max": "2", "aws.secret.access.key": "[redacted]" },
            secretRefs: [{ key: "connection.password", ref: "${file:/opt/secrets:db}" }],
          },
        ],
      },
    ]);
    expect(inventory.redactions).toMatchObject([{ because: "key" }]);
  });

  it("has the connectors of files that did not keep the workers' address", () => {
    const connectors = [
      { name: "beat", config: { "connector.class": "x" }, state: "RUNNING", connect_host: "w1:8083" },
    ];
    const inventory = imported(aStateFile({ self_managed_connectors: { connectors, metrics: { a: 1 } } }));
    expect(inventory.connectClusters).toMatchObject([{ url: "w1:8083", connectors: [{ name: "beat", class: "x" }] }]);
  });
});

describe("importing a cluster that kcp found at AWS", () => {
  it("knows MSK's three kinds", () => {
    const kind = (aws: object, cluster: object = {}): unknown =>
      imported(anMskStateFile(aws, cluster)).cluster.platform;
    expect(kind({})).toBe("msk-provisioned");
    expect(kind({ msk_cluster_config: { ClusterType: "SERVERLESS" } })).toBe("msk-serverless");
    expect(kind({}, { metrics: { metadata: { broker_type: "express" } } })).toBe("msk-express");
    const Provisioned = { BrokerNodeGroupInfo: { InstanceType: "express.m7g.large" } };
    expect(kind({ msk_cluster_config: { ClusterType: "PROVISIONED", Provisioned } })).toBe("msk-express");
  });

  it("does not take the ACLs of MSK Serverless for none, since kcp does not scan them", () => {
    const serverless = { msk_cluster_config: { ClusterType: "SERVERLESS" } };
    const inventory = imported(
      anMskStateFile(serverless, { kafka_admin_client_information: aKafkaPart({ acls: [] }) }),
    );
    expect(inventory.acls).toBeNull();
    expect(because(inventory, "acls")).toContain("Serverless");
  });

  it("reads its own configuration, and no other's", () => {
    const base64 = (text: string): string => Buffer.from(text).toString("base64");
    const own = "arn:aws:kafka:eu-west-1:123456789012:configuration/shop/1";
    const text = "allow.everyone.if.no.acl.found = false\nsuper.users=User:admin;User:CN=ops\nmin.insync.replicas=2\n";
    const configurations = [
      { Arn: own, Revision: 1, ServerProperties: base64("min.insync.replicas=1") },
      { Arn: own, Revision: 2, ServerProperties: base64(text) },
      { Arn: "arn:other", Revision: 2, ServerProperties: base64("min.insync.replicas=7") },
    ];
    const inventory = imported(anMskStateFile({}, {}, { configurations }));
    expect(inventory.cluster).toMatchObject({
      name: "shop",
      kafkaVersion: "3.7",
      allowEveryoneIfNoAclFound: false,
      superUsers: ["User:admin", "User:CN=ops"],
      brokerConfigs: { "min.insync.replicas": { value: "2", source: "STATIC_BROKER_CONFIG" } },
    });
    expect(whyLeftOut(inventory, "msk_sources.regions[0].configurations[2]")).toContain("arn:other");
  });

  it("does not guess whether everyone is let in where the configuration does not say it, but tells MSK's default", () => {
    const inventory = imported(anMskStateFile());
    expect(inventory.cluster.allowEveryoneIfNoAclFound).toBeNull();
    expect(because(inventory, "cluster.allowEveryoneIfNoAclFound")).toContain("lets everyone in");
  });

  it("has each list of addresses with the way to sign in", () => {
    const bootstrap_brokers = {
      BootstrapBrokerStringTls: "b-1:9094,b-2:9094",
      BootstrapBrokerStringPublicSaslIam: "b-1-public:9198",
      BootstrapBrokerStringVpcConnectivitySaslScram: "b-1.vpce:14001",
    };
    const nodes = [{ NodeType: "BROKER", BrokerNodeInfo: { BrokerId: 1, Endpoints: ["b-1"] } }];
    expect(imported(anMskStateFile({ bootstrap_brokers, nodes })).endpoints).toEqual([
      {
        id: "bootstrap-tls",
        kind: "bootstrap",
        addresses: ["b-1:9094", "b-2:9094"],
        protocol: "SSL",
        visibility: "private",
      },
      {
        id: "bootstrap-sasl-iam-public",
        kind: "bootstrap",
        addresses: ["b-1-public:9198"],
        protocol: "SASL_SSL",
        visibility: "public",
      },
      {
        id: "bootstrap-sasl-scram-privatelink",
        kind: "bootstrap",
        addresses: ["b-1.vpce:14001"],
        protocol: "SASL_SSL",
        visibility: "privatelink",
      },
      { id: "broker-1", kind: "broker", addresses: ["b-1"], protocol: null, visibility: null },
    ]);
  });

  it("has the statements of its policy, and tells what has no place", () => {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "read",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::1:role/app" },
          Action: "kafka-cluster:Connect",
          Resource: ["*"],
        },
        {
          Effect: "Deny",
          Principal: "*",
          NotAction: "kafka-cluster:*",
          Resource: "*",
          Condition: { Bool: { x: "y" } },
        },
      ],
    });
    const inventory = imported(anMskStateFile({ policy: { CurrentVersion: "1", Policy } }));
    expect(inventory.iamPolicies).toEqual([
      {
        id: `${arn}#read`,
        principals: ["arn:aws:iam::1:role/app"],
        statements: [{ effect: "Allow", actions: ["kafka-cluster:Connect"], resources: ["*"], condition: null }],
      },
      {
        id: `${arn}#1`,
        principals: ["*"],
        statements: [{ effect: "Deny", actions: [], resources: ["*"], condition: '{"Bool":{"x":"y"}}' }],
      },
    ]);
    expect(inventory.leftOut.map(({ path }) => path)).toContain(
      "msk_sources.regions[0].clusters[0].aws_client_information.policy.Policy.Statement[1].NotAction",
    );
  });

  it("tells each secret of SCRAM users, whose names are not in the file", () => {
    const secret = "arn:aws:secretsmanager:eu-west-1:1:secret:AmazonMSK_app";
    const inventory = imported(anMskStateFile({ ScramSecrets: [secret] }));
    expect(inventory.leftOut.map(({ reason }) => reason).join()).toContain("AmazonMSK_app");
    expect(inventory.scramUsers).toBeNull();
    expect(because(inventory, "scramUsers")).toContain("1 secrets of SCRAM users");
  });

  it("has the connectors of MSK Connect by their ARN", () => {
    const connector = {
      connector_arn: "arn:aws:kafkaconnect:eu-west-1:1:connector/dbz/1",
      connector_name: "dbz",
      connector_state: "RUNNING",
      capacity: { x: 1 },
      connector_configuration: {
        "connector.class": "io.debezium.connector.mysql.MySqlConnector",
        "database.password": "planted1",
      },
    };
    const inventory = imported(anMskStateFile({ connectors: [connector] }));
    expect(inventory.connectClusters).toMatchObject([
      {
        url: connector.connector_arn,
        connectors: [{ name: "dbz", state: "RUNNING", config: { "database.password": "[redacted]" } }],
      },
    ]);
    expect(JSON.stringify(inventory)).not.toContain("planted1");
  });
});

describe("schema registries of a state file", () => {
  const version = (number: number, more: object = {}): object => ({
    version: number,
    id: 100 + number,
    schema: '{"type":"string"}',
    subject: "orders-value",
    ...more,
  });

  it("have subjects with ids, references and the hash of the text that is not kept", () => {
    const subject = {
      name: "orders-value",
      schema_type: "AVRO",
      compatibility: "FULL_TRANSITIVE",
      versions: [
        version(1),
        version(2, { schemaType: "PROTOBUF", references: [{ name: "a", subject: "b", version: 1 }] }),
      ],
      latest_schema: version(2),
    };
    const registry = {
      type: "confluent",
      url: "http://sr:8081",
      default_compatibility: "BACKWARD",
      contexts: [".", ".staging"],
      subjects: [subject, { name: ":.staging:orders-key", versions: [] }],
    };
    const { schemas } = imported(aStateFile({}, {}, { schema_registries: { confluent_schema_registry: [registry] } }));
    expect(schemas?.registries).toEqual([
      {
        url: "http://sr:8081",
        software: null,
        compatibility: "BACKWARD",
        mode: null,
        contexts: [".", ".staging"],
        deviations: [],
      },
    ]);
    expect(schemas?.subjects).toMatchObject([
      {
        context: ".",
        subject: "orders-value",
        compatibility: "FULL_TRANSITIVE",
        versions: [
          {
            version: 1,
            id: 101,
            type: "AVRO",
            sha256: "00404e686415370f1711c4d7acfa2905444d3cf23cef2e10c47d445ebe690f96",
          },
          { version: 2, type: "PROTOBUF", references: [{ name: "a", subject: "b", version: 1 }] },
        ],
      },
      { context: ".staging", subject: "orders-key", versions: [] },
    ]);
  });

  it("are AWS Glue's too, whose versions have no ids", () => {
    const glue = {
      registry_name: "shop",
      registry_arn: "arn:aws:glue:eu-west-1:1:registry/shop",
      schemas: [
        {
          schema_name: "orders",
          data_format: "JSON",
          versions: [
            { schema_definition: "{}", data_format: "JSON", version_number: 1, status: "AVAILABLE" },
            { version_number: 2, data_format: "THRIFT", schema_definition: "struct" },
          ],
        },
      ],
    };
    const inventory = imported(aStateFile({}, {}, { schema_registries: { aws_glue: [glue] } }));
    expect(inventory.schemas?.subjects).toMatchObject([
      { registry: glue.registry_arn, subject: "orders", versions: [{ version: 1, id: null, type: "JSON" }] },
    ]);
    expect(whyLeftOut(inventory, "schema_registries.aws_glue[0].schemas[0].versions[1]")).toContain("THRIFT");
  });
});

describe("state files of every era", () => {
  it("are read with regions at the top, and registries as a list (0.4 to 0.7)", () => {
    const registry = { type: "CONFLUENT", url: "http://sr:8081", subjects: [], contexts: [] };
    const old = { regions: [aRegion()], kcp_build_info: { version: "0.5.0" }, timestamp: "2026-01-01T00:00:00Z" };
    const inventory = imported({ ...old, schema_registries: [registry] });
    expect(inventory.cluster.name).toBe("shop");
    expect(inventory.schemas?.registries).toMatchObject([{ url: "http://sr:8081" }]);
    expect(inventory.sources[0]?.takenAt).toBe("2026-01-01T00:00:00.000Z");
    expect(imported({ ...old, schema_registries: { aws_glue: [] } }).schemas).toBeNull();
    expect(imported({ ...old, schema_registries: null }).topics).toHaveLength(1);
  });

  it("are read under the name that one build gave to given clusters", () => {
    const { osk_sources, ...rest } = aStateFile() as { osk_sources: object };
    expect(imported({ ...rest, apache_kafka_sources: osk_sources }).cluster.name).toBe("prod");
  });

  it.each([undefined, 1, 2, 3, 4])("are read with schema_version %s", (schema_version) => {
    expect(whyLeftOut(imported(aStateFile({}, {}, { schema_version })), "schema_version")).toBeUndefined();
  });

  it("are read when newer than known, which is told together with every key that is new", () => {
    const inventory = imported(aStateFile({ partition_leaders: [1] }, {}, { schema_version: 7 }));
    expect(inventory.topics).toHaveLength(1);
    expect(whyLeftOut(inventory, "schema_version")).toContain("7 is newer than 4");
    expect(whyLeftOut(inventory, "osk_sources.clusters[0].kafka_admin_client_information.partition_leaders")).toBe(
      "not a key that this importer knows",
    );
  });
});

describe("which cluster of a state file is meant", () => {
  const both = { ...aStateFile(), msk_sources: { regions: [aRegion()] } };

  it("has to be said where there are several", () => {
    expect(() => imported(both)).toThrow("kcp-state.json  has several clusters.");
    expect(() => imported(both)).toThrow(/shop = .*; prod/);
  });

  it.each(["shop", arn])("can be said as %s", (name) => {
    const inventory = imported(both, name);
    expect(inventory.cluster.name).toBe("shop");
    expect(whyLeftOut(inventory, "osk_sources.clusters[0]")).toBe("another cluster: import it by --cluster prod");
  });

  it("is told with the nearest name where it was misspelt", () => {
    expect(() => imported(both, "shup")).toThrow('"shup" is no cluster of these files');
    expect(() => imported(both, "shup")).toThrow("Did you mean shop?");
  });
});

describe("files that are no state files", () => {
  const problem = (text: string): string => {
    try {
      kcp.read([{ file: "kcp-state.json", text }], taken);
    } catch (error) {
      return String(error);
    }
    return "";
  };

  it("are told: empty, cut off, something else", () => {
    expect(problem("")).toContain("kcp-state.json  is empty");
    expect(problem('{"osk_sources": {"clusters": [')).toMatch(/kcp-state\.json:1:\d+ {2}is not valid YAML/);
    expect(problem("[]")).toContain("is not what --from kcp reads");
    expect(problem("apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\n")).toContain("Import it with --from strimzi.");
    expect(problem("Topic: a\tPartitionCount: 1")).toContain("Import it with --from kafka-cli.");
  });

  it("are told with every wrong value at its place, of all files at once", () => {
    const broken = aStateFile({
      topics: { details: [{ name: "a", partitions: "3" }] },
      acls: [anAclOfKcp({ Operation: "Fly" })],
    });
    const files = [stateFile(broken, "a.json"), stateFile({}, "b.json")];
    expect(() => kcp.read(files, taken)).toThrow(
      /a\.json:1:\d+ .*details\[0\]\.partitions {2}"3" [\s\S]*acls\[0\]\.Operation {2}"Fly" is none of ALL, READ[\s\S]*b\.json/,
    );
  });

  it("are told where they have no cluster", () => {
    expect(() => imported({ kcp_build_info: {} })).toThrow("has no cluster");
  });
});
