import { kafkaCli } from "../../../../src/inventory/importers/kafka-cli/kafka-cli";
import { imported, taken, textOf } from "./texts";

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
      { file: "b.txt", text: "hello world" },
      { file: "topics.txt", text: "Topic: t\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: " },
    ];
    expect(() => kafkaCli.read(files, taken)).toThrow(
      /^a\.bin {2}is not what --from kafka-cli reads[\s\S]*\nb\.txt {2}is not what/,
    );
  });

  it("is told where it is empty: tools print nothing where they find nothing", () => {
    const { leftOut, acls } = imported({
      "topics.txt": ["Topic: t\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: "],
      "acls.txt": ["", " "],
    });
    expect(acls).toBeNull();
    expect(leftOut).toMatchObject([
      { path: "acls.txt", reason: "it is empty: the tool found nothing, or was interrupted" },
    ]);
    expect(() => imported({ "acls.txt": [""] })).toThrow(/^acls\.txt {2}is empty/);
  });
});
