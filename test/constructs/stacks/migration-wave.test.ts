import { S3Backend } from "cdktf";
import { MigrationWaveStack, type MigrationWaveStackProps } from "../../../src/constructs/stacks/migration-wave";
import { expectationsSchema } from "../../../src/expectations/document";
import { anAcl } from "../../builders/inventory";
import {
  aTargetTopic,
  aTargetWave,
  aWaveStack,
  blocksOf,
  synthesizedApp,
  type Synthesized,
} from "../../builders/synthesized";

const stackOf = (props: Partial<MigrationWaveStackProps> = {}): Synthesized =>
  synthesizedApp((app) => new MigrationWaveStack(app, "w01-orders", aWaveStack(props)));
const expectationsOf = (stack: Synthesized): ReturnType<typeof expectationsSchema.parse> =>
  expectationsSchema.parse(JSON.parse(stack.files.get("expectations.json") ?? ""));

describe("the stack of a migration wave", () => {
  it("creates the wave's topics and those that MirrorMaker needs, so that MirrorMaker needs no right to create any", () => {
    const names = blocksOf("kafka_topic", stackOf()).map(
      ({ name, partitions }) => `${String(name)} ${String(partitions)}`,
    );
    expect(names.sort()).toEqual([
      "mm2-configs.src.internal 1",
      "mm2-offset-syncs.src.internal 1",
      "mm2-offsets.src.internal 25",
      "mm2-status.src.internal 5",
      "orders 3",
      "src.checkpoints.internal 1",
    ]);
  });

  it("grants the wave's ACLs and MirrorMaker's at the target", () => {
    const stack = stackOf({ wave: aTargetWave({ acls: [anAcl()] }) });
    const principals = new Set(blocksOf("kafka_acl", stack).map((acl) => acl["acl_principal"]));
    expect(principals).toEqual(new Set(["User:billing", "User:mm2-target"]));
  });

  it("refuses ACLs that are bound to a host where clients come through PrivateLink", () => {
    const wave = aTargetWave({ acls: [anAcl({ host: "10.30.0.7" })] });
    expect(() => stackOf({ wave, target: { ...aWaveStack().target, behindPrivateLink: true } })).toThrow(
      "is bound to the host 10.30.0.7, and behind PrivateLink brokers see the load balancer's addresses alone",
    );
    expect(blocksOf("kafka_acl", stackOf({ wave })).map((acl) => acl["acl_host"])).toContain("10.30.0.7");
  });

  it("lays the documents beside itself", () => {
    const stack = stackOf();
    expect([...stack.files.keys()].sort()).toEqual([
      "cdk.tf.json",
      "expectations.json",
      "ledger.json",
      "mm2.properties",
    ]);
    expect(stack.files.get("mm2.properties")).toContain("src->tgt.topics = orders\n");
    expect(JSON.parse(stack.files.get("ledger.json") ?? "")).toMatchObject({
      kind: "Ledger",
      wave: "w01-orders",
      lines: [],
    });
  });

  it("keeps its state beside cdktf.out, by a path that is the same on every machine", () => {
    expect(stackOf().terraform["backend"]).toEqual({ local: { path: "../../../terraform.w01-orders.tfstate" } });
  });

  it("keeps its state where the user wants it", () => {
    const stack = stackOf({ backend: (it) => new S3Backend(it, { bucket: "states", key: "w01" }) });
    expect(stack.terraform["backend"]).toEqual({ s3: { bucket: "states", key: "w01" } });
  });

  it("warns of more objects than a local state can take, and not where the state is remote", () => {
    const topics = Array.from({ length: 1_000 }, (_, index) => aTargetTopic({ name: `t${String(index)}` }));
    const wave = aTargetWave({ topics, groups: [] });
    expect(stackOf({ wave }).warnings.join()).toContain("objects with their state in a local file");
    expect(stackOf({ wave, backend: (it) => new S3Backend(it, { bucket: "b", key: "k" }) }).warnings).toEqual([]);
    expect(stackOf().warnings).toEqual([]);
  });

  it("says everything that is wrong with target and MirrorMaker at once", () => {
    const { target, mirrorMaker } = aWaveStack();
    const wrong = (): unknown =>
      stackOf({
        target: { ...target, brokers: 0, bootstrapServers: ["a:1,b:2"] },
        mirrorMaker: { ...mirrorMaker, tasks: 0 },
      });
    expect(wrong).toThrow(
      [
        "w01-orders cannot be synthesized:",
        '  target: bootstrap server "a:1,b:2": write host:port, one server an element',
        "  target: brokers must be a whole number from 1",
        "  tasks must be a whole number from 1",
      ].join("\n"),
    );
  });

  it("refuses a wave that declares one of MirrorMaker's own topics", () => {
    const wave = aTargetWave({ topics: [aTargetTopic({ name: "mm2-status.src.internal" })] });
    expect(() => stackOf({ wave })).toThrow("MirrorMaker takes it for an internal topic");
  });
});

describe("the expectations beside a stack", () => {
  it("hold everything that the stack declares", () => {
    const wave = aTargetWave({
      acls: [anAcl(), anAcl()],
      quotas: [{ entity: { user: "billing" }, values: { producer_byte_rate: 1 } }],
      scramUsers: [{ user: "billing", mechanism: "SCRAM-SHA-512", iterations: 4096 }],
      maxLagRecords: 5,
    });
    const stack = stackOf({ wave });
    const expected = expectationsOf(stack);
    expect(expected.topics.map(({ name }) => name).sort()).toEqual(
      blocksOf("kafka_topic", stack)
        .map((it) => it["name"])
        .sort(),
    );
    expect(expected.topics[0]).toEqual({
      name: "orders",
      partitions: 3,
      replicationFactor: 3,
      effective: [{ key: "retention.ms", rule: "equal", value: "604800000" }],
      source: { topicId: "AAAAAAAAAAAAAAAAAAAAAA", partitions: 3, cleanupPolicy: "delete" },
    });
    expect(expected.quotas).toEqual(wave.quotas);
    expect(expected.scramUsers).toEqual(wave.scramUsers);
    expect(expected.groups).toEqual(wave.groups);
    expect(expected.replication).toEqual({
      tool: "mirror-maker-2",
      sourceAlias: "src",
      targetAlias: "tgt",
      maxLagRecords: 5,
    });
  });

  it("hold as many ACLs after the apply as the stack writes, and nothing beyond for those who get them", () => {
    const stack = stackOf({ wave: aTargetWave({ acls: [anAcl(), anAcl()] }) });
    const written = expectationsOf(stack).access.filter(
      ({ cluster, nothingElse }) => cluster === "target" && nothingElse,
    );
    expect(written.map(({ principal }) => principal)).toEqual(["User:billing", "User:mm2-target"]);
    expect(written.flatMap(({ acls }) => acls)).toHaveLength(blocksOf("kafka_acl", stack).length);
  });

  it("demand Terraform's rights before it is let loose, and no right to delete", () => {
    const [terraform] = expectationsOf(stackOf()).access.filter(({ phase }) => phase === "before-apply");
    expect(terraform).toMatchObject({ principal: "User:terraform", cluster: "target" });
    const operations = new Set(terraform?.acls.map(({ operation, resourceType }) => `${operation} ${resourceType}`));
    expect(operations).toEqual(
      new Set(["CREATE TOPIC", "ALTER TOPIC", "ALTER_CONFIGS TOPIC", "ALTER CLUSTER", "ALTER_CONFIGS CLUSTER"]),
    );
  });

  it("name the clients that must get in, and who reads only", () => {
    const expected = expectationsOf(stackOf());
    expect(expected.clients.map(({ name, cluster }) => `${name} ${cluster}`)).toEqual([
      "terraform target",
      "mm2-source source",
      "mm2-target target",
    ]);
    const source = expected.access.filter(({ cluster }) => cluster === "source");
    expect(source.map(({ principal, nothingElse }) => [principal, nothingElse])).toEqual([
      ["User:mm2-source", true],
      ["User:auditor", false],
    ]);
  });

  it("hold the advertised brokers where they are declared", () => {
    const { target } = aWaveStack();
    expect(expectationsOf(stackOf()).targetBrokers).toEqual({ count: 3 });
    const advertised = ["t1:9094", "t2:9094"];
    expect(expectationsOf(stackOf({ target: { ...target, brokers: 2, advertised } })).targetBrokers).toEqual({
      count: 2,
      advertised,
    });
  });
});
