import fc from "fast-check";
import { inventorySchema, type Inventory } from "../../../../src/inventory/document/inventory";
import { kafkaCli } from "../../../../src/inventory/importers/kafka-cli/kafka-cli";

const taken = { now: new Date("2027-01-10T08:00:00Z"), exporterVersion: "test" };

/** Imports texts by file name, and holds the result against the schema. */
function imported(files: Readonly<Record<string, readonly string[]>>): Inventory {
  const read = kafkaCli.read(
    Object.entries(files).map(([file, lines]) => ({ file, text: lines.join("\n") })),
    taken,
  );
  return inventorySchema.parse(JSON.parse(JSON.stringify(read)));
}

const textOf = (...lines: readonly string[]): Inventory => imported({ "texts.txt": lines });

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

describe("kafka-acls --list", () => {
  const read = {
    principal: "User:CN=app,OU=x",
    host: "*",
    operation: "READ",
    permission: "ALLOW",
    resourceType: "TOPIC",
    resourceName: "a, b=c",
    patternType: "PREFIXED",
  };

  it("is read as 2.3 and newer print it", () => {
    const { acls, cluster } = textOf(
      "Current ACLs for resource `ResourcePattern(resourceType=TOPIC, name=a, b=c, patternType=PREFIXED)`: ",
      " \t(principal=User:CN=app,OU=x, host=*, operation=READ, permissionType=ALLOW)",
      "\t(principal=User:*, host=10.0.0.1, operation=WRITE, permissionType=DENY) ",
    );
    expect(acls).toEqual([
      { ...read, principal: "User:*", host: "10.0.0.1", operation: "WRITE", permission: "DENY" },
      read,
    ]);
    expect(cluster.authorizer).toBe("on");
  });

  it("is read as 2.2 and older print it", () => {
    const { acls } = textOf(
      "Current ACLs for resource `Topic:PREFIXED:a, b=c`: ",
      " \tUser:CN=app,OU=x has Allow permission for operations: Read from hosts: *",
      "Current ACLs for resource `TransactionalId:tx`: ",
      " \tUser:b has Deny permission for operations: DescribeConfigs from hosts: 10.0.0.1, 10.0.0.2",
    );
    expect(acls).toEqual([
      read,
      ...["10.0.0.1", "10.0.0.2"].map((host) => ({
        principal: "User:b",
        host,
        operation: "DESCRIBE_CONFIGS",
        permission: "DENY",
        resourceType: "TRANSACTIONAL_ID",
        resourceName: "tx",
        patternType: "LITERAL",
      })),
    ]);
  });

  it("by principal may be short, and says so", () => {
    const { acls, unknowns } = textOf(
      "ACLs for principal `User:a`",
      "Current ACLs for resource `ResourcePattern(resourceType=GROUP, name=g, patternType=LITERAL)`: ",
      " \t(principal=User:a, host=*, operation=READ, permissionType=ALLOW)",
    );
    expect(acls).toHaveLength(1);
    expect(unknowns.find(({ path }) => path === "acls")?.message).toContain("there may be ACLs of others");
  });

  it("leaves out words of a Kafka that is not known", () => {
    const { acls, leftOut } = textOf(
      "Current ACLs for resource `ResourcePattern(resourceType=TOPIC, name=t, patternType=LITERAL)`: ",
      " \t(principal=User:a, host=*, operation=TELEPORT, permissionType=ALLOW)",
      "Current ACLs for resource `ResourcePattern(resourceType=SPACESHIP, name=t, patternType=LITERAL)`: ",
      " \t(principal=User:a, host=*, operation=READ, permissionType=ALLOW)",
    );
    expect(acls).toEqual([]);
    expect(leftOut.map(({ path }) => path)).toEqual(["texts.txt line 2", "texts.txt line 3"]);
  });
});

describe("kafka-consumer-groups --describe", () => {
  const header =
    "GROUP                TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID";

  it("is read by place: ids of groups and clients have blanks", () => {
    const { groups } = textOf(
      header,
      "a group with blanks  orders          0          5               9               4               c-1 of two      /10.0.0.1       a client",
      "a group with blanks  orders          1          -               9               -               c-1 of two      /10.0.0.1       a client",
      "a group with blanks  gone            0          3               -               -               -               -               -",
      "",
      "GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID",
      "idle            orders          0          12              9               -3              -               -               -",
      "Consumer group 'idle' has no active members.",
    );
    expect(groups).toEqual([
      {
        groupId: "a group with blanks",
        type: "unknown",
        state: "Stable",
        members: [{ memberId: "c-1 of two", clientId: "a client", host: "/10.0.0.1" }],
        offsets: [
          { topic: "gone", partition: 0, committed: 3, logEnd: null, lag: null },
          { topic: "orders", partition: 0, committed: 5, logEnd: 9, lag: 4 },
        ],
      },
      {
        groupId: "idle",
        type: "unknown",
        state: "Empty",
        members: [],
        offsets: [{ topic: "orders", partition: 0, committed: 12, logEnd: 9, lag: 0 }],
      },
    ]);
  });

  it("goes on behind a sentence that came in between from the other stream", () => {
    const { groups, leftOut } = textOf(
      "GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID",
      "idle            orders          0          1               9               8               -               -               -",
      "Consumer group 'other' has no active members.",
      "[2026-11-21 15:27:03,649] INFO something (org.apache.kafka.X)",
      "idle            orders          1          2               9               7               -               -               -",
    );
    expect(groups?.map(({ groupId, offsets }) => [groupId, offsets?.length])).toEqual([
      ["idle", 2],
      ["other", undefined],
    ]);
    expect(leftOut).toEqual([]);
  });

  it("is read by blanks where somebody squeezed them", () => {
    const { groups } = textOf(
      "GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG CONSUMER-ID HOST CLIENT-ID",
      "billing orders 10 500 600 100 - - -",
    );
    expect(groups).toMatchObject([{ groupId: "billing", offsets: [{ partition: 10, committed: 500, logEnd: 600 }] }]);
  });

  it("takes states, types and members from their own tables", () => {
    const { groups } = textOf(
      "GROUP           COORDINATOR (ID)          ASSIGNMENT-STRATEGY  STATE                #MEMBERS",
      "billing         127.0.0.1:25919  (1)      range                Stable               1",
      "quiet           127.0.0.1:25919  (1)      -                    Empty                0",
      "GROUP           CONSUMER-ID     HOST            CLIENT-ID       #PARTITIONS     ",
      "billing         member-1        /10.0.0.1       app             9               ",
      "GROUP                     TYPE",
      "billing                   Consumer",
    );
    expect(groups).toEqual([
      {
        groupId: "billing",
        type: "consumer",
        state: "Stable",
        members: [{ memberId: "member-1", clientId: "app", host: "/10.0.0.1" }],
        offsets: null,
      },
      { groupId: "quiet", type: "unknown", state: "Empty", members: [], offsets: null },
    ]);
  });

  it("cannot use a table of 2.x that does not say of which group it is", () => {
    const { groups, leftOut } = textOf(
      "TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID",
      "orders          0          5               9               4               -               -               -",
    );
    expect(groups).toEqual([]);
    expect(leftOut).toMatchObject([
      { path: "texts.txt line 2", reason: "the table does not tell which group it is of" },
    ]);
  });
});

describe("other tools", () => {
  it("tell transactional ids, brokers and the sizes of logs", () => {
    const inventory = textOf(
      "TransactionalId\tCoordinator\tProducerId\tTransactionState\t",
      "payments-tx    \t1          \t5         \tOngoing  \t",
      "",
      "Topic: a-b\tPartitionCount: 1\tReplicationFactor: 2\tConfigs: ",
      "\tTopic: a-b\tPartition: 0\tLeader: 2\tReplicas: 1,2\tIsr: 1,2",
      '{"version":1,"brokers":[{"broker":1,"logDirs":[{"logDir":"/d","error":null,"partitions":[{"partition":"a-b-0","size":11,"offsetLag":0,"isFuture":false}]}]},{"broker":2,"logDirs":[{"logDir":"/d","error":null,"partitions":[{"partition":"a-b-0","size":12,"offsetLag":0,"isFuture":false}]}]}]}',
      "broker-1.example:9092 (id: 1 rack: eu-1a isFenced: false) -> (",
      "\tProduce(0): 0 to 11 [usable: 11],",
      "\tFetch(1): UNSUPPORTED",
      ")",
    );
    expect(inventory.transactionalIds).toEqual([{ transactionalId: "payments-tx", producerId: 5, state: "Ongoing" }]);
    expect(inventory.topics).toMatchObject([{ name: "a-b", sizeBytes: 12 }]);
    expect(inventory.cluster.brokers).toEqual([{ id: 1, host: "broker-1.example", port: 9092, rack: "eu-1a" }]);
    expect(inventory.leftOut).toEqual([]);
  });
});

describe("what is around the texts", () => {
  it("is no news: logs, warnings, prompts", () => {
    const { leftOut, topics } = textOf(
      "$ kafka-topics.sh --bootstrap-server b:9092 --describe",
      "[2026-11-21 15:27:03,649] INFO AdminClientConfig values: ",
      "\tbootstrap.servers = [127.0.0.1:25919]",
      "\tclient.id = ",
      " (org.apache.kafka.clients.admin.AdminClientConfig)",
      "[2026-11-21 15:27:16,665] WARN something (org.apache.kafka.X)",
      "OpenJDK 64-Bit Server VM warning: Sharing is only supported",
      "Topic: t\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: ",
    );
    expect(leftOut).toEqual([]);
    expect(topics).toHaveLength(1);
  });

  it("is left out with its place where it is not known, cut and without secrets", () => {
    const { leftOut } = textOf(
      "Topic: t\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: ",
      "Error: Executing consumer group command failed due to org.apache.kafka.common.errors.TimeoutException",
      `sasl.jaas.config=org.x.Login required username="u" password="hunter2-hunter2";`,
      "x".repeat(500),
    );
    expect(leftOut.map(({ path }) => path)).toEqual(["texts.txt line 2", "texts.txt line 3", "texts.txt line 4"]);
    expect(leftOut[0]?.reason).toContain("not understood: Error: Executing consumer group command failed");
    expect(JSON.stringify(leftOut)).not.toContain("hunter2");
    expect(leftOut[2]?.reason.length).toBeLessThan(150);
  });
});

describe("a file that is none of these", () => {
  it("is refused by name, every such file at once", () => {
    const files = [
      { file: "a.bin", text: "\u0000\u0001" },
      { file: "b.txt", text: "" },
      { file: "topics.txt", text: "Topic: t\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: " },
    ];
    expect(() => kafkaCli.read(files, taken)).toThrow(
      /^a\.bin {2}is no text that Kafka's tools print[\s\S]*\nb\.txt {2}is no/,
    );
  });

  it("never breaks it: any lines make an inventory or a problem that names the file", () => {
    const pieces = fc.constantFrom(
      ...[
        "Topic: a\tPartition: ",
        "Topic:a",
        "\t",
        "Configs: a.b=",
        "PartitionCount: 9",
        "All configs for topic a are:",
      ],
      ...[
        "  k=v sensitive=",
        "synonyms={",
        "}",
        "Quota configs for ",
        "user-principal 'a'",
        " are ",
        "x=1e999",
        "GROUP  STATE",
      ],
      ...[
        "GROUP TOPIC PARTITION CURRENT-OFFSET",
        "a b -1 99999999999999999999",
        '{"brokers":[{}]}',
        "(id: 1 rack: ) -> (",
      ],
      ...[
        "Current ACLs for resource `",
        "ResourcePattern(resourceType=TOPIC, name=, patternType=LITERAL)`:",
        "\n",
        "\n",
      ],
    );
    const text = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.constantFrom("topics.txt", "groups.txt", "x.txt"), (any, file) => {
        try {
          const read = kafkaCli.read([{ file, text: any }], taken);
          expect(inventorySchema.safeParse(read).error).toBeUndefined();
        } catch (error) {
          expect(String(error)).toContain(file);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
