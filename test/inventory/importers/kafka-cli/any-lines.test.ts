import fc from "fast-check";
import { inventorySchema } from "../../../../src/inventory/document/inventory";
import { kafkaCli } from "../../../../src/inventory/importers/kafka-cli/kafka-cli";
import { taken, textOf } from "./texts";

const aTopic = "Topic: orders\tPartitionCount: 2\tReplicationFactor: 3\tConfigs: ";

describe("a line that was cut, or has what no tool writes", () => {
  /** What is left of a text that has one such line behind a good one. */
  const leftOutOf = (...lines: readonly string[]): readonly string[] =>
    textOf(aTopic, ...lines).leftOut.map(({ path, reason }) => `${path}: ${reason}`);

  it("alone in a file is told by the file's name", () => {
    expect(() => kafkaCli.read([{ file: "topics.txt", text: "Topic: a\tPartition: 0" }], taken)).toThrow(
      /^topics\.txt {2}is not what --from kafka-cli reads/,
    );
  });

  it.each([
    ["a partition without replicas", "\tTopic: orders\tPartition: 0"],
    ["a partition with a replica that is no broker", "\tTopic: orders\tPartition: 0\tLeader: 1\tReplicas: 1,x\tIsr: 1"],
    ["a partition before the first", "\tTopic: orders\tPartition: -1\tLeader: 1\tReplicas: 1\tIsr: 1"],
    ["a topic of no name", "Topic: a b\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: "],
    ["a topic of too long a name", `Topic: ${"a".repeat(250)}\tPartitionCount: 1\tReplicationFactor: 1\tConfigs: `],
    ["a broker at a port that there is none", "b-1.example:65536 (id: 1 rack: null) -> ("],
    ["a broker at port 0", "b-1.example:0 (id: 1 rack: null) -> ("],
    ["a broker of an id that there is none", `b-1.example:9092 (id: ${"9".repeat(20)} rack: null) -> (`],
    ["configs of a topic without a name", "All configs for topic  are:"],
    ["a user without a name", "SCRAM credential configs for user-principal '' are SCRAM-SHA-256=iterations=4096"],
  ])("is left out with its place: %s", (_what, line) => {
    expect(leftOutOf(line)).toEqual([expect.stringMatching(/^texts\.txt line 2: not understood: \S/)]);
  });

  it("is left out among the rows of a table: no offset is negative, or greater than any", () => {
    const header = "GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG";
    expect(
      leftOutOf(header, "a t -1 1 1 0", "a t 0 -5 1 6", "a t 0 1 -1 0", `a t 0 ${"9".repeat(19)} 1 0`, "a t 0 5 4 -1"),
    ).toEqual([3, 4, 5, 6].map((line) => expect.stringMatching(`^texts\\.txt line ${String(line)}: not understood`)));
  });

  it("tells counts of a topic that are none, and keeps the topic", () => {
    const { topics, leftOut } = textOf("Topic: t\tTopicId: \tPartitionCount: 0\tReplicationFactor: -1\tConfigs: ");
    expect(topics).toMatchObject([{ name: "t", topicId: null, partitions: null, replicationFactor: null }]);
    expect(leftOut).toMatchObject([
      { path: "texts.txt line 1", reason: 'topic t has a PartitionCount that is none: "0"' },
      { path: "texts.txt line 1", reason: 'topic t has a ReplicationFactor that is none: "-1"' },
    ]);
  });

  it("makes no quota of nothing", () => {
    const { quotas, leftOut } = textOf(
      "Quota configs for user-principal 'a' are producer_byte_rate=, consumer_byte_rate=0x10, request_percentage=2.5E1",
    );
    expect(quotas).toEqual([{ entity: { user: "a" }, values: { request_percentage: 25 } }]);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      "producer_byte_rate is not a quota: its value is no number",
      "consumer_byte_rate is not a quota: its value is no number",
    ]);
  });
});

describe("partitions without their topic's own line", () => {
  it("do not tell how many there are: kafka-topics writes them so where it shows a part", () => {
    const { topics, unknowns } = textOf("\tTopic: t\tPartition: 7\tLeader: 1\tReplicas: 1,2,3\tIsr: 1");
    expect(topics).toMatchObject([{ name: "t", partitions: null, replicationFactor: 3 }]);
    expect(unknowns.map(({ path }) => path)).toContain("topics[*].partitions");
  });
});

describe("any lines", () => {
  const numbers = fc.constantFrom(
    "0",
    "1",
    "-1",
    "3",
    "65536",
    "",
    "-",
    "none",
    "1e999",
    "0x10",
    "1,2",
    "1,x",
    "9".repeat(17),
    "9".repeat(20),
  );
  const names = fc.constantFrom(
    "a",
    "b",
    "",
    "__proto__",
    "constructor",
    "a b",
    "a.b-0",
    "'",
    "a'b, c",
    "x".repeat(250),
    "*",
  );
  const holes = { "#": numbers, "@": names };

  /** Lines of every tool: `#` stands for a number, `@` for a name. */
  const lines = [
    "Topic: @\tTopicId: @\tPartitionCount: #\tReplicationFactor: #\tConfigs: a.b=#,@=c",
    "\tTopic: @\tPartition: #\tLeader: #\tReplicas: #\tIsr: #\tAdding Replicas: #\tRemoving Replicas: #",
    "Topic: @\tPartition: #",
    "All configs for topic @ are:",
    "Dynamic configs for broker # are:",
    "All configs for broker # are:",
    "  @=# sensitive=false synonyms={@:x=1}",
    "  k=v sensitive=",
    "Configs for topic '@' are @=#,a.b=#",
    "Quota configs for user-principal '@', client-id '@' are x=#, @=#",
    "Quota configs for ip '@' are x=#",
    "SCRAM credential configs for user-principal '@' are SCRAM-SHA-256=iterations=#",
    "Current ACLs for resource `ResourcePattern(resourceType=TOPIC, name=@, patternType=LITERAL)`:",
    "Current ACLs for resource `Topic:@`:",
    "\t(principal=@, host=@, operation=READ, permissionType=ALLOW)",
    "\t@ has Allow permission for operations: Read from hosts: @",
    "GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG",
    "@ @ # # # #",
    "GROUP STATE #MEMBERS",
    "@ @ #",
    "Consumer group '@' has no active members.",
    "TransactionalId\tCoordinator\tProducerId\tTransactionState",
    "@\t#\t#\t@",
    '{"brokers":[{"broker":#,"logDirs":[{"error":null,"partitions":[{"partition":"@-#","size":#}]}]}]}',
    "@:# (id: # rack: @) -> (",
    "@:#:#",
  ];

  const filled = fc
    .constantFrom(...lines)
    .chain((line) =>
      fc.tuple(
        ...[...line].map((character) =>
          character === "#" || character === "@" ? holes[character] : fc.constant(character),
        ),
      ),
    )
    .map((parts) => parts.join(""));

  /** Whole lines, lines that were cut, and what is no line of any tool. */
  const anyLine = fc.oneof(
    { weight: 6, arbitrary: filled },
    { weight: 2, arbitrary: fc.tuple(filled, fc.nat(120)).map(([line, length]) => line.slice(0, length)) },
    { weight: 1, arbitrary: fc.string() },
  );

  const anyText = fc
    .array(fc.tuple(anyLine, fc.constantFrom("\n", "\n", "\n", "\r\n", "")), { maxLength: 20 })
    .map((parts) => parts.flat().join(""));

  it("make an inventory or a problem that names the file", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("topics.txt", "groups.txt", "x.txt"), (text, file) => {
        const read = orError(() => kafkaCli.read([{ file, text }], taken));
        if (read instanceof Error) expect(read.message).toMatch(new RegExp(`^${file} {2}is `));
        else expect(inventorySchema.safeParse(read).error).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

function orError<T>(make: () => T): T | Error {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
