import { booleanOf, isUnknown, type Unknown } from "../../plan/value";
import { attributeAt, isWritten, managed } from "../../facts/attribute-at";
import { type KafkaCluster } from "../../facts/clusters/kafka-cluster";
import { kafkaClustersOf } from "../../facts/kafka-clusters";
import { kafkaSettingsOf } from "../../facts/kafka-settings";
import { type Settings } from "../../facts/settings/setting";
import { type Plan } from "../../plan/plan";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";
import { exampleMskCluster } from "./example-cluster";

const key = "allow.everyone.if.no.acl.found";

/** Topics without ACLs that are everybody's. */
export const everyoneAllowedIfNoAcl: Rule = {
  name: "everyone-allowed-if-no-acl",
  area: "transport",
  severity: "critical",
  title: "Whatever has no ACL is open to everybody",
  what: `The setting ${key} is true in the brokers' settings, or is left to MSK, whose own default is true for clients that do not sign in with IAM.`,
  why: "A topic is open to every client until its first ACL is there, and open again once its last one is taken away: during a migration both happen all the time.",
  remedy: `Write ${key}=false into the cluster's configuration (aws_msk_configuration), and grant what is needed.`,
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-acls.html",
    "https://kafka.apache.org/documentation/#security_authz",
  ],
  *find(plan) {
    const used = new Set<Settings>();
    for (const cluster of kafkaClustersOf(plan)) {
      for (const settings of cluster.settings) used.add(settings);
      if (cluster.platform === "msk") yield* mskDefault(plan, cluster);
    }
    for (const settings of kafkaSettingsOf(plan)) {
      if (settings.role !== "broker") continue;
      const value = settings.entries.get(key);
      if (isUnknown(value))
        yield cannotTell(settings.resource, settings.path, `The value of ${key} is not known in the plan.`);
      else if (value !== undefined && isTrue(value))
        yield found(settings.resource, settings.path, `${key} is true: topics without ACLs are open to every client.`);
      else if (value === undefined && settings.platform === "msk" && !used.has(settings))
        yield cannotTell(
          settings.resource,
          settings.path,
          `${key} is left to MSK, whose default is true, and the plan does not show how clients of its clusters sign in: write ${key}=false.`,
        );
    }
    yield* unread(plan);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_msk_configuration" "orders" {
  name              = "orders"
  server_properties = <<-EOT
    auto.create.topics.enable=false
    ${key}=true
  EOT
}`,
    },
    compliant: {
      terraform: `
resource "aws_msk_configuration" "orders" {
  name              = "orders"
  server_properties = <<-EOT
    auto.create.topics.enable=false
    ${key}=false
  EOT
}
${exampleMskCluster({
  authentication: "sasl {\n      scram = true\n    }",
  more: "configuration_info {\n    arn      = aws_msk_configuration.orders.arn\n    revision = aws_msk_configuration.orders.latest_revision\n  }",
})}`,
    },
  },
};

/** ACLs bind only those who do not sign in with IAM. */
function* mskDefault(plan: Plan, cluster: KafkaCluster): Generator<Sighting> {
  const { resource, settings, name } = cluster;
  if (!cluster.listeners.some(({ mechanisms }) => !mechanisms.includes("AWS_MSK_IAM"))) return;
  if (settings.some(({ entries }) => entries.has(key))) return;
  const configuration = attributeAt(plan, resource, "configuration_info", "arn");
  const [known] = settings;
  if (known !== undefined)
    yield found(known.resource, known.path, `${key} is left to MSK, whose default is true, for ${name}.`, [
      resource.address,
    ]);
  else if (isWritten(configuration))
    yield cannotTell(
      resource,
      "configuration_info",
      `The configuration of ${name} is not in the plan: whether it says ${key}=false cannot be told.`,
    );
  else
    yield found(resource, "configuration_info", `${name} has no configuration, and MSK's default of ${key} is true.`);
}

/** Configurations whose text cannot be told at all. */
function* unread(plan: Plan): Generator<Sighting> {
  for (const resource of managed(plan, "aws_msk_configuration")) {
    const text = attributeAt(plan, resource, "server_properties");
    if (isUnknown(text) && text.template === null)
      yield cannotTell(
        resource,
        "server_properties",
        `What the configuration says of ${key} is not known in the plan.`,
      );
  }
}

function isTrue(value: string | Unknown): boolean {
  return typeof value === "string" && booleanOf(value.trim().toLowerCase()) === true;
}
