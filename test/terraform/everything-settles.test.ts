import { App, LocalBackend, TerraformStack } from "cdktf";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { AccessControl } from "../../src/constructs/kafka/access-control";
import { ClientQuotas } from "../../src/constructs/kafka/client-quotas";
import { MirroredTopics, type TopicShape } from "../../src/constructs/kafka/mirrored-topics";
import { targetProvider } from "../../src/constructs/kafka/target-provider";
import { scramPasswordVariable, ScramUsers } from "../../src/constructs/kafka/users";
import { quietEnvironment } from "../../src/rehearsal/terraform/cdktf-deploy";
import { programFailed } from "../../src/rehearsal/terraform/program-failed";
import { failedByRace, mostAttempts } from "../../src/rehearsal/terraform/providers-race";
import { runProgram } from "../../src/rehearsal/terraform/run-program";
import { terraformPlanIsEmpty } from "../../src/rehearsal/terraform/terraform-plan";
import { stackDirectory } from "../../src/rehearsal/terraform/terraform-run";
import { type Acl } from "../../src/kafka/acl";
import { type ClientQuota } from "../../src/kafka/cluster-facts";
import { anAcl } from "../builders/inventory";
import { describeWithTerraform, startTarget, type TerraformTarget } from "./target";

const topic = (name: string, configs: Readonly<Record<string, string>> = {}): TopicShape => ({
  name,
  partitions: 1,
  replicationFactor: 1,
  configs,
});

const topics: readonly TopicShape[] = [
  topic("a.b"),
  topic("ab"),
  topic("UPPER-9"),
  topic("1.digit"),
  topic("n".repeat(249)),
  topic("Default"),
  topic("compacted", {
    "cleanup.policy": "compact",
    "min.cleanable.dirty.ratio": "0.1",
    "max.compaction.lag.ms": "86400000",
  }),
  topic("both", { "cleanup.policy": "compact,delete", "retention.ms": "-1", "retention.bytes": "-1" }),
  topic("stamped", { "message.timestamp.type": "LogAppendTime", "compression.type": "uncompressed" }),
  topic("as-default", { "retention.ms": "604800000", preallocate: "false" }),
];

const odd = [
  "${x}",
  "%{if true}z%{endif}",
  "$${lit}",
  "a,b",
  'quote"back\\slash',
  "ü日本",
  "with space",
  "a|b",
  "a/b",
  "100%",
];

const acls: readonly Acl[] = [
  ...odd.map((name) => anAcl({ principal: `User:${name}` })),
  ...odd.map((name) => anAcl({ resourceType: "GROUP", resourceName: name })),
  anAcl({ resourceType: "TRANSACTIONAL_ID", resourceName: "tx-", patternType: "PREFIXED", operation: "WRITE" }),
  anAcl({ resourceType: "CLUSTER", resourceName: "kafka-cluster", operation: "IDEMPOTENT_WRITE" }),
  anAcl({ resourceType: "DELEGATION_TOKEN", resourceName: "token", operation: "DESCRIBE" }),
  anAcl({ permission: "DENY", host: "10.1.2.3", operation: "ALL" }),
  anAcl({ host: "2001:db8::1" }),
  anAcl({ principal: "User:*", resourceName: "*", operation: "DESCRIBE" }),
  anAcl({ principal: "User:CN=app,OU=x,O=y" }),
];

const quotas: readonly ClientQuota[] = [
  ...odd.map((user) => ({ entity: { user }, values: { producer_byte_rate: 1024 } })),
  { entity: { user: null }, values: { consumer_byte_rate: 4096, request_percentage: 12.5 } },
  { entity: { "client-id": "app" }, values: { controller_mutation_rate: 0.5 } },
  { entity: { "client-id": null }, values: { producer_byte_rate: 2048 } },
  { entity: { ip: "10.0.0.9" }, values: { connection_creation_rate: 7 } },
  { entity: { ip: null }, values: { connection_creation_rate: 100 } },
];

const users = [
  { user: "plain", mechanism: "SCRAM-SHA-512", iterations: 4096 },
  { user: "plain", mechanism: "SCRAM-SHA-256", iterations: 8192 },
  { user: "${x}", mechanism: "SCRAM-SHA-512", iterations: 4096 },
  { user: "ü 日本%{if}", mechanism: "SCRAM-SHA-256", iterations: 4096 },
] as const;

describeWithTerraform("objects of every kind and with every odd name, on a real broker", () => {
  let target: TerraformTarget;
  let env: Readonly<Record<string, string>>;
  const password = "one-password-for-all-of-them";

  const synthesize = (passwordVersion: string): void => {
    const app = new App({ outdir: join(target.directory, "cdktf.out") });
    const stack = new TerraformStack(app, "odd");
    new LocalBackend(stack, { path: "terraform.tfstate" });
    targetProvider(stack, "kafka", target.connection);
    new MirroredTopics(stack, "topics", { topics });
    new AccessControl(stack, "access", { acls });
    new ClientQuotas(stack, "quotas", { quotas });
    new ScramUsers(stack, "users", { users, passwordVersions: { plain: passwordVersion } });
    app.synth();
  };
  const terraform = async (...args: readonly string[]): Promise<readonly string[]> => {
    const workDirectory = stackDirectory(target.directory, "odd");
    const run = () =>
      runProgram({ program: "terraform", arguments: args, workDirectory, env: { ...quietEnvironment, ...env } });
    let end = await run();
    for (let attempt = 1; failedByRace(end) && attempt < mostAttempts; attempt++) end = await run();
    if (end.exitCode !== 0) throw programFailed(`terraform ${args.join(" ")}`, end.exitCode, end.lines);
    return end.lines;
  };

  beforeAll(async () => {
    target = await startTarget(topics.map(({ name }) => name));
    env = target.environment(Object.fromEntries(users.map(({ user }) => [scramPasswordVariable(user), password])));
    synthesize("1");
    await terraform("init", "-input=false", "-no-color");
  }, 600_000);
  afterAll(() => target?.stop());

  it("is valid to Terraform and the provider", async () => {
    expect((await terraform("validate", "-no-color")).join(" ")).toContain("The configuration is valid");
  });

  it("is created, and the next plan is empty", async () => {
    await terraform("apply", "-auto-approve", "-input=false", "-no-color", "-parallelism=30");
    const count = topics.length + acls.length + quotas.length + users.length;
    expect((await terraform("state", "list")).filter((line) => line.startsWith("kafka_"))).toHaveLength(count);
    expect(await terraformPlanIsEmpty({ workDirectory: target.directory, stack: "odd", env })).toMatchObject({
      empty: true,
    });
  });

  it("keeps passwords out of plan and state", async () => {
    synthesize("2");
    await terraform("plan", "-out=rotation", "-input=false", "-no-color");
    const plan = execFileSync("terraform", ["show", "-json", "rotation"], {
      cwd: stackDirectory(target.directory, "odd"),
      env: { ...process.env, ...quietEnvironment, ...env },
      encoding: "utf8",
    });
    expect(
      JSON.parse(plan).resource_changes.filter(
        (it: { change: { actions: string[] } }) => it.change.actions[0] !== "no-op",
      ),
    ).toHaveLength(2);
    expect(plan).not.toContain(password);
    expect((await terraform("state", "pull")).join("\n")).not.toContain(password);
  });

  it("rotates a password when its version is raised, and is quiet again", async () => {
    await terraform("apply", "-input=false", "-no-color", "rotation");
    expect(await terraformPlanIsEmpty({ workDirectory: target.directory, stack: "odd", env })).toMatchObject({
      empty: true,
    });
  });

  it("cannot be destroyed", async () => {
    await expect(terraform("destroy", "-auto-approve", "-input=false", "-no-color")).rejects.toThrow("prevent_destroy");
  });
});
