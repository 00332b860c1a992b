import { imported, textOf } from "./texts";

describe("kafka-topics --describe", () => {
  it("is read in the spelling of 2.x, without blanks after colons", () => {
    const { topics, leftOut } = textOf(
      "Topic:orders\tPartitionCount:2\tReplicationFactor:3\tConfigs:retention.ms=1000,cleanup.policy=compact,delete",
      "\tTopic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1,2,3",
      "\tTopic: orders\tPartition: 1\tLeader: none\tReplicas: 2,3,1\tIsr: 2,3,1",
    );
    expect(topics).toMatchObject([{ name: "orders", topicId: null, partitions: 2, replicationFactor: 3 }]);
    expect(topics[0]?.configs).toEqual({
      "cleanup.policy": { value: "compact,delete", source: "UNKNOWN" },
      "retention.ms": { value: "1000", source: "UNKNOWN" },
    });
    expect(leftOut).toEqual([]);
  });

  it("is read in the spelling of 4.x, where a terminal made blanks of the tabs", () => {
    const { topics } = textOf(
      "Topic: a.b       TopicId: 56FwC_vrQPiOowYR_Qq-7g PartitionCount: 1       ReplicationFactor: 1    Configs: min.insync.replicas=1",
      "        Topic: a.b       Partition: 0    Leader: 1       Replicas: 1     Isr: 1  Elr:    LastKnownElr: ",
    );
    expect(topics).toMatchObject([
      {
        name: "a.b",
        topicId: "56FwC_vrQPiOowYR_Qq-7g",
        partitions: 1,
        configs: { "min.insync.replicas": { value: "1" } },
      },
    ]);
  });

  it("splits configs only before a key: values have commas and equals signs", () => {
    const { topics } = textOf(
      "Topic: t\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: " +
        "leader.replication.throttled.replicas=0:1,1:2,cleanup.policy=compact,delete,preallocate=true," +
        'confluent.placement.constraints={"version":1,"replicas":[{"count":1,"constraints":{"rack":"a=b"}}]},segment.bytes=7',
    );
    expect(
      Object.fromEntries(Object.entries(topics[0]?.configs ?? {}).map(([key, { value }]) => [key, value])),
    ).toEqual({
      "cleanup.policy": "compact,delete",
      "confluent.placement.constraints": '{"version":1,"replicas":[{"count":1,"constraints":{"rack":"a=b"}}]}',
      "leader.replication.throttled.replicas": "0:1,1:2",
      preallocate: "true",
      "segment.bytes": "7",
    });
  });

  it("sees partitions with different numbers of replicas, and those that are being moved", () => {
    const { topics, reassignments } = textOf(
      "Topic: t\tPartitionCount: 2\tReplicationFactor: 1\tConfigs: ",
      "\tTopic: t\tPartition: 0\tLeader: 1\tReplicas: 1,2\tIsr: 1",
      "\tTopic: t\tPartition: 1\tLeader: 1\tReplicas: 1,2,3\tIsr: 1\tAdding Replicas: 3\tRemoving Replicas: 1",
    );
    expect(topics).toMatchObject([{ replicationFactor: 3, mixedReplication: true }]);
    expect(reassignments).toEqual([{ topic: "t", partition: 1, adding: [3], removing: [1] }]);
  });

  it("leaves out a topic that is marked for deletion, and says so", () => {
    const { topics, leftOut } = textOf(
      "Topic: gone\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: \tMarkedForDeletion: true",
      "\tTopic: gone\tPartition: 0\tLeader: none\tReplicas: 1\tIsr: 1\tMarkedForDeletion: true",
      "Configs for topic 'gone' are retention.ms=1000",
      "Topic: here\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: ",
    );
    expect(topics.map(({ name }) => name)).toEqual(["here"]);
    expect(leftOut).toEqual([
      { source: "kafka-cli", path: "texts.txt line 1", reason: "topic gone is marked for deletion" },
    ]);
  });

  it("marks Kafka's own topics as internal", () => {
    const { topics } = textOf("Topic: __consumer_offsets\tPartitionCount: 50\tReplicationFactor: 3\tConfigs: ");
    expect(topics).toMatchObject([{ internal: true }]);
  });
});

describe("names alone", () => {
  it("are topics in a file whose name says so", () => {
    const { topics, unknowns } = imported({ "all-topics.txt": ["orders", "__consumer_offsets"] });
    expect(topics).toMatchObject([{ name: "__consumer_offsets" }, { name: "orders", partitions: null, configs: null }]);
    expect(unknowns.map(({ path }) => path)).toContain("topics[*].partitions");
  });

  it("are groups in a file whose name says so", () => {
    const { groups } = imported({ "groups.txt": ["billing", "a group"] });
    expect(groups).toMatchObject([
      { groupId: "a group", state: "Unknown", type: "unknown", members: null, offsets: null },
      { groupId: "billing" },
    ]);
  });

  it("are left out where nothing says of what they are", () => {
    const { topics, groups, leftOut } = textOf("orders", "billing");
    expect([topics, groups]).toEqual([[], null]);
    expect(leftOut).toMatchObject([
      { path: "texts.txt line 1", reason: "2 names, of topics or of groups: put the word into the file's name" },
    ]);
  });
});

describe("kafka-configs --describe", () => {
  it("tells where a topic's config was set; the topic's own are a part of all", () => {
    const { topics } = textOf(
      "Dynamic configs for topic orders are:",
      "  retention.ms=5 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:retention.ms=5, STATIC_BROKER_CONFIG:log.retention.hours=1}",
    );
    expect(topics).toMatchObject([
      { configsTold: "overrides", configs: { "retention.ms": { value: "5", source: "DYNAMIC_TOPIC_CONFIG" } } },
    ]);
  });

  it("with --all tells every effective config, those with Kafka's own default among them", () => {
    const { topics } = textOf(
      "All configs for topic orders are:",
      "  min.insync.replicas=2 sensitive=false synonyms={STATIC_BROKER_CONFIG:min.insync.replicas=2, DEFAULT_CONFIG:min.insync.replicas=1}",
      "  flush.ms=9 sensitive=false synonyms={}",
      "  secret.thing=null sensitive=true synonyms={}",
    );
    expect(topics[0]).toMatchObject({ configsTold: "effective" });
    expect(topics[0]?.configs).toEqual({
      "flush.ms": { value: "9", source: "DEFAULT_CONFIG" },
      "min.insync.replicas": { value: "2", source: "STATIC_BROKER_CONFIG" },
      "secret.thing": { value: null, source: "DEFAULT_CONFIG" },
    });
  });

  it("makes what kafka-topics tells exact", () => {
    const { topics } = textOf(
      "Topic: t\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: min.insync.replicas=2,retention.ms=5",
      "Dynamic configs for topic t are:",
      "  retention.ms=5 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:retention.ms=5}",
    );
    expect(topics[0]?.configs).toEqual({
      "min.insync.replicas": { value: "2", source: "UNKNOWN" },
      "retention.ms": { value: "5", source: "DYNAMIC_TOPIC_CONFIG" },
    });
  });

  it("reads what 2.x printed by ZooKeeper", () => {
    const { topics } = textOf("Configs for topic 'orders' are retention.ms=5,cleanup.policy=compact,delete");
    expect(topics[0]?.configs).toEqual({
      "cleanup.policy": { value: "compact,delete", source: "DYNAMIC_TOPIC_CONFIG" },
      "retention.ms": { value: "5", source: "DYNAMIC_TOPIC_CONFIG" },
    });
  });

  it("puts values of several lines together again", () => {
    const { cluster } = textOf(
      "All configs for broker 2 are:",
      "  ssl.certs=-----BEGIN",
      "  middle=of it",
      "end----- sensitive=false synonyms={STATIC_BROKER_CONFIG:ssl.certs=x}",
      "  num.io.threads=8 sensitive=false synonyms={}",
    );
    expect(cluster.brokerConfigs).toEqual({
      "num.io.threads": { value: "8", source: "DEFAULT_CONFIG" },
      "ssl.certs": { value: "-----BEGIN\n  middle=of it\nend-----", source: "STATIC_BROKER_CONFIG" },
    });
  });

  it("of a broker tells whether there is an authorizer", () => {
    const authorizer = (value: string) =>
      textOf(
        "All configs for broker 1 are:",
        `  authorizer.class.name=${value} sensitive=false synonyms={DEFAULT_CONFIG:authorizer.class.name=}`,
      ).cluster.authorizer;
    expect(authorizer("org.apache.kafka.metadata.authorizer.StandardAuthorizer")).toBe("on");
    expect(authorizer("")).toBe("off");
    expect(textOf("All configs for broker 1 are:").cluster.authorizer).toBeNull();
  });

  it("tells an entry that was cut off", () => {
    const { topics, leftOut } = textOf(
      "Configs for topic orders are:",
      "  retention.ms=5 sensitive=false synonyms={}",
      "  cleanup.policy=comp",
      "Dynamic configs for topic next are:",
      "  segment.ms=",
    );
    expect(topics.map(({ configs }) => configs)).toEqual([
      {},
      { "retention.ms": { value: "5", source: "DYNAMIC_TOPIC_CONFIG" } },
    ]);
    expect(leftOut.map(({ path }) => path)).toEqual(["texts.txt line 3", "texts.txt line 5"]);
  });

  it("does not take a broker's own overrides for all that is effective", () => {
    const { cluster, leftOut } = textOf(
      "Dynamic configs for broker 1 are:",
      "  log.cleaner.threads=2 sensitive=false synonyms={DYNAMIC_BROKER_CONFIG:log.cleaner.threads=2}",
      "Default configs for brokers in the cluster are:",
    );
    expect(cluster.brokerConfigs).toBeNull();
    expect(leftOut).toMatchObject([{ path: "broker 1" }]);
    expect(leftOut[0]?.reason).toContain("--all");
  });
});

describe("quotas and SCRAM users", () => {
  it("are read as 2.7 and newer print them", () => {
    const { quotas, scramUsers, unknowns } = textOf(
      "Quota configs for user-principal 'billing' are consumer_byte_rate=2.097152E7, request_percentage=150.5",
      "Quota configs for the default user-principal are request_percentage=400.0",
      "Quota configs for user-principal 'crm', client-id 'bulk' are producer_byte_rate=524288.0",
      "Quota configs for user-principal 'crm', the default client-id are producer_byte_rate=1.0",
      "Quota configs for client-id 'it's, odd' are producer_byte_rate=2.0",
      "SCRAM credential configs for user-principal 'billing' are SCRAM-SHA-256=iterations=8192, SCRAM-SHA-512=iterations=4096",
    );
    expect(quotas).toEqual(
      expect.arrayContaining([
        { entity: { user: "billing" }, values: { consumer_byte_rate: 20_971_520, request_percentage: 150.5 } },
        { entity: { user: null }, values: { request_percentage: 400 } },
        { entity: { user: "crm", "client-id": "bulk" }, values: { producer_byte_rate: 524_288 } },
        { entity: { user: "crm", "client-id": null }, values: { producer_byte_rate: 1 } },
        { entity: { "client-id": "it's, odd" }, values: { producer_byte_rate: 2 } },
      ]),
    );
    expect(quotas).toHaveLength(5);
    expect(scramUsers).toEqual([
      {
        user: "billing",
        credentials: [
          { mechanism: "SCRAM-SHA-256", iterations: 8192 },
          { mechanism: "SCRAM-SHA-512", iterations: 4096 },
        ],
      },
    ]);
    expect(unknowns.find(({ path }) => path === "quotas")?.message).toContain("No quotas of ips were in the files");
  });

  it("are read as 2.x prints them by ZooKeeper, and no salt or key comes along", () => {
    const inventory = textOf(
      "Configs for user-principal 'alice' are SCRAM-SHA-512=[salt=c2FsdHlzYWx0,stored_key=c3RvcmVk,server_key=c2VydmVy,iterations=4096],producer_byte_rate=1024",
      "Configs for default client-id are consumer_byte_rate=2048",
    );
    expect(inventory.scramUsers).toEqual([
      { user: "alice", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 4096 }] },
    ]);
    expect(inventory.quotas).toEqual([
      { entity: { "client-id": null }, values: { consumer_byte_rate: 2048 } },
      { entity: { user: "alice" }, values: { producer_byte_rate: 1024 } },
    ]);
    expect(JSON.stringify(inventory)).not.toMatch(/c2FsdHlzYWx0|c3RvcmVk|c2VydmVy/);
  });
});
