import { type Given, imported, manifest, pathsLeftOut } from "./manifests";

describe("KafkaConnect and KafkaConnector", () => {
  const labels = { "strimzi.io/cluster": "workers" };
  const connector = (given: Given = {}): object =>
    manifest("KafkaConnector", {
      name: "sink",
      metadata: { labels },
      spec: {
        class: "org.example.S3SinkConnector",
        tasksMax: 2,
        config: {
          topics: "orders",
          "aws.secret.key": "planted-9f",
          "db.password": "${secrets:kafka/db:password}",
          "flush.size": 9,
        },
      },
      ...given,
    });

  it("are workers with their connectors, without secrets", () => {
    const workers = manifest("KafkaConnect", {
      name: "workers",
      spec: {
        version: "4.0.0",
        groupId: "g",
        configStorageTopic: "c",
        offsetStorageTopic: "o",
        statusStorageTopic: "s",
      },
      status: { url: "http://workers-connect-api.kafka.svc:8083" },
    });
    const state = {
      connectorStatus: {
        name: "sink",
        connector: { state: "RUNNING", worker_id: "w" },
        tasks: [{ id: 0, state: "FAILED", worker_id: "w:8083", trace: "…" }],
        type: "sink",
      },
      topics: ["orders"],
    };
    const inventory = imported(workers, connector({ status: state }));
    expect(inventory.connectClusters).toEqual([
      {
        url: "http://workers-connect-api.kafka.svc:8083",
        version: "4.0.0",
        kafkaClusterId: null,
        groupId: "g",
        internalTopics: { config: "c", offset: "o", status: "s" },
        connectors: [
          {
            name: "sink",
            class: "org.example.S3SinkConnector",
            kind: "sink",
            version: null,
            state: "RUNNING",
            tasks: [{ id: 0, state: "FAILED", workerId: "w:8083" }],
            config: {
              topics: "orders",
              "aws.secret.key": "[redacted]",
              "db.password": "${secrets:kafka/db:password}",
              "flush.size": "9",
              "connector.class": "org.example.S3SinkConnector",
              "tasks.max": "2",
            },
            secretRefs: [{ key: "db.password", ref: "${secrets:kafka/db:password}" }],
            topics: ["orders"],
            groupId: "connect-sink",
            offsets: null,
          },
        ],
      },
    ]);
    expect(JSON.stringify(inventory)).not.toContain("planted-9f");
    expect(inventory.redactions).toHaveLength(1);
  });

  it("of v1beta2 name their storage in the configuration, or take the operator's names", () => {
    const workers = manifest("KafkaConnect", {
      name: "workers",
      apiVersion: "v1beta2",
      spec: { config: { "group.id": "mine", "config.storage.topic": "mine-configs", "key.converter": "x" } },
    });
    const inventory = imported(workers);
    expect(inventory.connectClusters).toMatchObject([
      {
        url: "http://workers-connect-api:8083",
        groupId: "mine",
        internalTopics: { config: "mine-configs", offset: "connect-cluster-offsets", status: "connect-cluster-status" },
      },
    ]);
    expect(pathsLeftOut(inventory)).toEqual(['KafkaConnect.spec.config["key.converter"]']);
  });

  it("are known by the workers' name where only the connector is in the files", () => {
    expect(imported(connector()).connectClusters).toMatchObject([
      { url: "http://workers-connect-api:8083", internalTopics: null, connectors: [{ name: "sink" }] },
    ]);
    expect(pathsLeftOut(imported(connector({ metadata: { labels: {} } })))).toEqual(["KafkaConnector sink"]);
  });
});

describe("a KafkaMirrorMaker2", () => {
  const mirror = {
    sourceConnector: { tasksMax: 4, config: { "sync.topic.acls.enabled": false } },
    topicsPattern: "a|b",
  };
  const login = { type: "scram-sha-512", username: "mm2", passwordSecret: { secretName: "mm2", password: "pw" } };

  it("of v1 has one target and its mirrors' sources", () => {
    const target = {
      alias: "new",
      bootstrapServers: "n:9092",
      groupId: "g",
      configStorageTopic: "c",
      offsetStorageTopic: "o",
      statusStorageTopic: "s",
    };
    const source = { alias: "old", bootstrapServers: "o:9092", authentication: login };
    const inventory = imported(
      manifest("KafkaMirrorMaker2", { name: "mm2", spec: { target, mirrors: [{ source, ...mirror }] } }),
    );
    expect(inventory.connectClusters).toMatchObject([
      {
        url: "http://mm2-mirrormaker2-api:8083",
        groupId: "g",
        connectors: [
          {
            name: "old->new.MirrorSourceConnector",
            kind: "mirror",
            config: {
              "source.cluster.alias": "old",
              "target.cluster.bootstrap.servers": "n:9092",
              topics: "a|b",
              "tasks.max": "4",
              "sync.topic.acls.enabled": "false",
            },
            secretRefs: [{ key: "source.cluster.sasl.jaas.config", ref: "${secrets:mm2:pw}" }],
          },
        ],
      },
    ]);
  });

  it("of v1beta2 names its clusters by alias", () => {
    const clusters = [
      { alias: "old", bootstrapServers: "o:9092" },
      { alias: "new", bootstrapServers: "n:9092", config: { "config.storage.topic": "mine" } },
    ];
    const mirrors = [{ sourceCluster: "old", targetCluster: "new", ...mirror, checkpointConnector: {} }];
    const spec = { connectCluster: "new", clusters, mirrors };
    const inventory = imported(manifest("KafkaMirrorMaker2", { name: "mm2", apiVersion: "v1beta2", spec }));
    expect(inventory.connectClusters).toMatchObject([
      {
        groupId: "mirrormaker2-cluster",
        internalTopics: { config: "mine", offset: "mirrormaker2-cluster-offsets" },
        connectors: [
          { name: "old->new.MirrorSourceConnector", config: { "source.cluster.bootstrap.servers": "o:9092" } },
          {
            name: "old->new.MirrorCheckpointConnector",
            class: "org.apache.kafka.connect.mirror.MirrorCheckpointConnector",
          },
        ],
      },
    ]);
  });
});
