import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ConfigResourceTypes,
  ResourcePatternTypes,
} from "kafkajs";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { internalTopics } from "../../src/constructs/mirror-maker/internal-topics";
import { scramPasswordVariable } from "../../src/constructs/kafka/users";
import { writeJsonDocument } from "../../src/documents/write-file";
import { cdktfDeploy } from "../../src/rehearsal/terraform/cdktf-deploy";
import { writeCdktfProject } from "../../src/rehearsal/terraform/cdktf-project";
import { terraformPlanIsEmpty } from "../../src/rehearsal/terraform/terraform-plan";
import { stackDirectory } from "../../src/rehearsal/terraform/terraform-run";
import { anAcl, anInventory, aTopic } from "../builders/inventory";
import { describeWithTerraform, startTarget, type TerraformTarget } from "./target";

const everyFile = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .filter((file) => statSync(file).isFile());

describeWithTerraform("a wave that cdktf deploys to a real cluster with the real provider", () => {
  let target: TerraformTarget;
  let environment: Readonly<Record<string, string>>;
  const passwords = {
    [scramPasswordVariable("orders-svc")]: "orders-secret-1",
    [scramPasswordVariable("${x}")]: "x-secret-2",
  };
  const secrets = ["terraforms-own-secret", ...Object.values(passwords)];

  beforeAll(async () => {
    target = await startTarget(["orders.v1", "orders_v2", ...internalTopics("src", 1).map(({ name }) => name)]);
    writeCdktfProject(target.directory);
    const inventory = join(target.directory, "inventory.json");
    const wave = join(target.directory, "w01.json");
    writeJsonDocument(
      inventory,
      anInventory({
        topics: [
          aTopic({
            name: "orders.v1",
            replicationFactor: 1,
            own: { "min.cleanable.dirty.ratio": "0.50", "cleanup.policy": "compact, delete" },
          }),
          aTopic({ name: "orders_v2", replicationFactor: 1, partitions: 2, own: { "retention.ms": "-1" } }),
        ],
        acls: [
          anAcl({ principal: "User:orders-svc", operation: "WRITE", resourceName: "orders.v1" }),
          anAcl({ principal: "User:${x}", resourceName: "orders.", patternType: "PREFIXED", host: "10.0.0.7" }),
          anAcl({ principal: "User:${x}", operation: "WRITE", permission: "DENY", resourceName: "orders_v2" }),
          anAcl({ principal: "User:${x}", resourceType: "GROUP", resourceName: "%{if true}" }),
        ],
        quotas: [{ entity: { user: "${x}" }, values: { consumer_byte_rate: 1048576, request_percentage: 12.5 } }],
        scramUsers: [
          { user: "orders-svc", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 4096 }] },
          { user: "${x}", credentials: [{ mechanism: "SCRAM-SHA-256", iterations: 8192 }] },
        ],
        groups: [],
      }),
    );
    writeJsonDocument(wave, {
      apiVersion: "kafka-byoc/v1",
      kind: "Wave",
      id: "w01",
      members: { topics: ["orders.v1", "orders_v2"], principals: ["User:orders-svc", "User:${x}"] },
      target: { profile: "apache-kafka@4.3", brokers: 1, replicationFactor: 1 },
    });
    environment = {
      ...target.environment(passwords),
      KAFKA_BYOC_INVENTORY: inventory,
      KAFKA_BYOC_WAVE: wave,
      KAFKA_BYOC_SOURCE_SERVERS: "source.example:9094",
      KAFKA_BYOC_TARGET_SERVERS: target.cluster.bootstrapServers,
      KAFKA_BYOC_MIRROR_MAKER_SECRETS: "/etc/mirror-maker/secrets",
    };
  }, 600_000);
  afterAll(() => target?.stop());

  it("is created by a principal that may neither delete nor more, and does not change in the next plan", async () => {
    const outputsFile = join(target.directory, "outputs.json");
    await cdktfDeploy({ workDirectory: target.directory, stack: "w01", env: environment, outputsFile });
    expect(JSON.parse(readFileSync(outputsFile, "utf8"))).toEqual({
      w01: { wave: "w01", bootstrap_servers: target.cluster.bootstrapServers },
    });
    expect(
      await terraformPlanIsEmpty({ workDirectory: target.directory, stack: "w01", env: environment }),
    ).toMatchObject({
      empty: true,
    });
  }, 600_000);

  it("leaves no secret in any file: not synthesized, not in the plan, not in the state", () => {
    const files = everyFile(target.directory);
    expect(files.some((file) => file.endsWith("terraform.w01.tfstate"))).toBe(true);
    expect(files.some((file) => file === join(stackDirectory(target.directory, "w01"), "cdk.tf.json"))).toBe(true);
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const secret of secrets) if (bytes.includes(secret)) throw new Error(`${file} holds ${secret}`);
    }
  });

  it("gives names that Terraform would take for templates their grants, letter by letter", async () => {
    const admin = target.cluster.kafkajs().admin();
    await admin.connect();
    const { resources } = await admin.describeAcls({
      resourceType: AclResourceTypes.ANY,
      resourcePatternType: ResourcePatternTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
      operation: AclOperationTypes.ANY,
      principal: "User:${x}",
    });
    await admin.disconnect();
    expect(resources.map(({ resourceName }) => resourceName).sort()).toEqual(["%{if true}", "orders.", "orders_v2"]);
  });

  it("tells what a plan would change when somebody has changed the cluster", async () => {
    const admin = target.cluster.kafkajs().admin();
    await admin.connect();
    await admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: ConfigResourceTypes.TOPIC,
          name: "orders_v2",
          configEntries: [{ name: "retention.ms", value: "1000" }],
        },
      ],
    });
    await admin.disconnect();
    const plan = await terraformPlanIsEmpty({ workDirectory: target.directory, stack: "w01", env: environment });
    expect(plan.empty).toBe(false);
    expect(plan.empty ? [] : plan.changes.join("\n")).toContain("orders_v2");
  });

  it("fails with Terraform's own words, once, where the password is wrong", async () => {
    const env = { ...environment, KAFKA_SASL_PASSWORD: "wrong" };
    const plan = terraformPlanIsEmpty({ workDirectory: target.directory, stack: "w01", env });
    await expect(plan).rejects.toThrow("SASL Authentication failed");
  });
});
