import { type Acl } from "../../../../src/kafka/acl";
import { defaultPolicy } from "../../../../src/review/policy/policy";
import { caseAcl, caseAclBlock, caseSource } from "../../../../src/review/rules/access/case-acls";
import { caseWave } from "../../../../src/review/rules/access/case-wave";
import { type Seed } from "../seed";
import { clusterSeeds } from "./access/clusters";
import { policySeeds } from "./access/policies";
import { storePolicySeeds } from "./access/stores";

const group = caseAclBlock("group", { resource_type: "Group", resource_name: "billing", acl_operation: "Read" });
const read = caseAclBlock("read", { acl_operation: "Read" });

function kafkaUser(name: string, acls: string, authentication = "scram-sha-512"): string {
  return `
resource "kubernetes_manifest" "${name}" {
  manifest = {
    apiVersion = "kafka.strimzi.io/v1"
    kind       = "KafkaUser"
    metadata   = { name = "${name}", namespace = "kafka", labels = { "strimzi.io/cluster" = "orders" } }
    spec = {
      authentication = { type = "${authentication}" }
      authorization  = { type = "simple", acls = [${acls}] }
    }
  }
}
`;
}

const read1: Acl = caseAcl({ operation: "READ" });
const groupAcl: Acl = caseAcl({ operation: "READ", resourceType: "GROUP", resourceName: "billing" });

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const accessSeeds: readonly Seed[] = [
  ...policySeeds,
  ...storePolicySeeds,
  ...clusterSeeds,
  {
    name: "acl-for-everyone-by-for-each",
    terraform: `
resource "kafka_acl" "shared" {
  for_each            = toset(["orders.v1", "orders.v2"])
  resource_name       = each.key
  resource_type       = "Topic"
  acl_principal       = "User:*"
  acl_host            = "*"
  acl_operation       = "Describe"
  acl_permission_type = "Allow"
}`,
    finds: [
      { rule: "acl-for-everyone", address: 'kafka_acl.shared["orders.v1"]' },
      { rule: "acl-for-everyone", address: 'kafka_acl.shared["orders.v2"]' },
    ],
  },
  {
    name: "acl-for-everyone-at-confluent",
    terraform: `
resource "confluent_kafka_acl" "everyone" {
  resource_type = "TOPIC"
  resource_name = "orders.v1"
  pattern_type  = "LITERAL"
  principal     = "User:*"
  host          = "*"
  operation     = "READ"
  permission    = "ALLOW"
}`,
    finds: [{ rule: "acl-for-everyone", address: "confluent_kafka_acl.everyone" }],
  },
  {
    name: "acl-for-everyone-in-wrong-case",
    terraform: caseAclBlock("everyone", {
      acl_principal: "User:*",
      acl_operation: "WRITE",
      acl_permission_type: "ALLOW",
      resource_type: "TOPIC",
    }),
    finds: [{ rule: "acl-for-everyone", address: "kafka_acl.everyone" }],
  },
  {
    name: "kafka-user-with-everything",
    terraform: kafkaUser(
      "billing",
      `{ resource = { type = "topic", name = "*", patternType = "literal" }, operations = ["All"] },
       { resource = { type = "cluster" }, operations = ["Alter", "Describe"] }`,
    ),
    finds: [
      { rule: "acl-all-on-every-resource", address: "kubernetes_manifest.billing" },
      { rule: "cluster-control-for-workload", address: "kubernetes_manifest.billing" },
      { rule: "consumer-without-group-right", address: "kubernetes_manifest.billing" },
    ],
  },
  {
    name: "consumer-that-joins-no-group-at-the-source-either",
    terraform: caseAclBlock("read", { acl_operation: "Read" }),
    knowing: { source: caseSource(read1) },
    finds: [],
  },
  {
    name: "consumer-that-only-writes-at-the-source",
    terraform: caseAclBlock("read", { acl_operation: "Read" }),
    knowing: { source: caseSource(caseAcl()) },
    finds: [
      { rule: "consumer-without-group-right", address: "kafka_acl.read" },
      { rule: "grant-wider-than-source", address: "kafka_acl.read" },
    ],
  },
  {
    name: "kafka-user-with-a-short-prefix",
    terraform: kafkaUser(
      "billing",
      `{ resource = { type = "topic", name = "b", patternType = "prefix" }, operations = ["Write"] }`,
      "tls",
    ),
    finds: [{ rule: "acl-prefix-too-short", address: "kubernetes_manifest.billing" }],
  },
  {
    name: "automq-group-of-all-operations",
    terraform: `
resource "automq_kafka_acl" "billing" {
  environment_id    = "env-1"
  kafka_instance_id = "kf-1"
  resource_type     = "TOPIC"
  resource_name     = "*"
  pattern_type      = "LITERAL"
  principal         = "User:billing"
  operation_group   = "PRODUCE"
}`,
    finds: [{ rule: "acl-all-on-every-resource", address: "automq_kafka_acl.billing" }],
  },
  {
    name: "acl-on-the-empty-prefix",
    terraform: caseAclBlock("write", { resource_name: "", resource_pattern_type_filter: "Prefixed" }),
    finds: [{ rule: "acl-all-on-every-resource", address: "kafka_acl.write" }],
  },
  {
    name: "acl-on-every-group",
    terraform: `${read}${caseAclBlock("groups", { resource_type: "Group", resource_name: "*", acl_operation: "Read" })}`,
    finds: [{ rule: "acl-all-on-every-resource", address: "kafka_acl.groups" }],
  },
  {
    name: "every-topic-for-the-platform",
    terraform: caseAclBlock("all", { resource_name: "*", acl_operation: "All", acl_principal: "User:terraform" }),
    knowing: { policy: { ...defaultPolicy, platformPrincipals: ["User:terraform"] } },
    finds: [],
  },
  {
    name: "cluster-action-for-an-application",
    terraform: caseAclBlock("action", {
      resource_type: "Cluster",
      resource_name: "kafka-cluster",
      acl_operation: "ClusterAction",
    }),
    finds: [{ rule: "cluster-control-for-workload", address: "kafka_acl.action" }],
  },
  {
    name: "all-on-one-topic",
    terraform: `${caseAclBlock("all", { acl_operation: "All" })}${group}`,
    finds: [{ rule: "topic-control-for-workload", address: "kafka_acl.all" }],
  },
  {
    name: "topics-made-by-an-application",
    terraform: caseAclBlock("create", {
      resource_type: "Cluster",
      resource_name: "kafka-cluster",
      acl_operation: "Create",
    }),
    finds: [{ rule: "topic-control-for-workload", address: "kafka_acl.create" }],
  },
  {
    name: "prefix-within-a-word",
    terraform: caseAclBlock("write", { resource_name: "order", resource_pattern_type_filter: "Prefixed" }),
    knowing: {
      source: {
        ...caseSource(caseAcl({ resourceName: "order", patternType: "PREFIXED" })),
        topics: ["orders.v1", "orderbook.v1", "payments"].map((name) => ({ name, partitions: 3 })),
      },
    },
    finds: [{ rule: "acl-prefix-too-short", address: "kafka_acl.write" }],
  },
  {
    name: "prefix-of-one-word-only",
    terraform: caseAclBlock("write", { resource_name: "orders", resource_pattern_type_filter: "Prefixed" }),
    knowing: {
      source: {
        ...caseSource(caseAcl({ resourceName: "orders", patternType: "PREFIXED" })),
        topics: ["orders.v1", "orders.v2", "payments"].map((name) => ({ name, partitions: 3 })),
      },
    },
    finds: [],
  },
  {
    name: "internal-topics-by-prefix",
    terraform: `${caseAclBlock("books", {
      resource_name: "__",
      resource_pattern_type_filter: "Prefixed",
      acl_operation: "Read",
    })}${group}`,
    finds: [
      { rule: "acl-on-internal-topic", address: "kafka_acl.books" },
      { rule: "acl-prefix-too-short", address: "kafka_acl.books" },
    ],
  },
  {
    name: "schema-registry-in-its-own-topic",
    terraform: `${caseAclBlock("schemas", {
      resource_name: "_schemas",
      acl_operation: "Write",
      acl_principal: "User:registry",
    })}`,
    knowing: { policy: { ...defaultPolicy, platformPrincipals: ["User:registry"] } },
    finds: [],
  },
  {
    name: "confluent-acl-of-an-account-of-the-plan",
    terraform: `
resource "confluent_service_account" "billing" {
  display_name = "billing"
}
resource "confluent_kafka_acl" "write" {
  resource_type = "TOPIC"
  resource_name = "billing.invoices"
  pattern_type  = "LITERAL"
  principal     = "User:\${confluent_service_account.billing.id}"
  host          = "*"
  operation     = "WRITE"
  permission    = "ALLOW"
}`,
    finds: [],
  },
  {
    name: "operation-known-after-the-apply",
    terraform: `
resource "terraform_data" "name" {
  input = timestamp()
}
resource "kafka_acl" "write" {
  resource_name       = terraform_data.name.id
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Write"
  acl_permission_type = "Allow"
}`,
    finds: [{ rule: "grant-not-resolved", address: "kafka_acl.write", verdict: "cannot-tell" }],
  },
  {
    name: "operation-broader-than-at-the-source",
    terraform: `${caseAclBlock("all", { acl_operation: "All" })}${group}`,
    knowing: { source: caseSource(read1, groupAcl) },
    finds: [
      { rule: "topic-control-for-workload", address: "kafka_acl.all" },
      { rule: "grant-wider-than-source", address: "kafka_acl.all" },
    ],
  },
  {
    name: "another-topic-than-at-the-source",
    terraform: `${read}${group}${caseAclBlock("other", { resource_name: "payments", acl_operation: "Read" })}`,
    knowing: { source: caseSource(read1, groupAcl) },
    finds: [{ rule: "grant-wider-than-source", address: "kafka_acl.other" }],
  },
  {
    name: "host-widened",
    terraform: `${read}${group}`,
    knowing: { source: caseSource({ ...read1, host: "10.0.0.7" }, groupAcl) },
    finds: [{ rule: "grant-wider-than-source", address: "kafka_acl.read" }],
  },
  {
    name: "implied-right-written-out",
    terraform: `${read}${group}${caseAclBlock("describe", { acl_operation: "Describe" })}`,
    knowing: { source: caseSource(read1, groupAcl) },
    finds: [],
  },
  {
    name: "rights-that-everyone-has-at-the-source",
    terraform: `${read}${group}`,
    knowing: { source: caseSource({ ...read1, principal: "User:*" }, groupAcl) },
    finds: [],
  },
  {
    name: "wave-with-a-wider-right",
    terraform: `${caseAclBlock("read", { acl_operation: "Read", resource_name: "billing.", resource_pattern_type_filter: "Prefixed" })}${group}`,
    knowing: { wave: caseWave(read1, groupAcl), source: caseSource(read1, groupAcl) },
    finds: [{ rule: "grant-wider-than-source", address: "kafka_acl.read" }],
  },
  {
    name: "wave-with-half-of-a-right",
    terraform: `${caseAclBlock("describe", { acl_operation: "Describe" })}${group}`,
    knowing: { wave: caseWave(read1, groupAcl), source: caseSource(read1, groupAcl) },
    finds: [{ rule: "source-grant-lost", address: null }],
  },
  {
    name: "wave-without-its-deny",
    terraform: `${read}${group}`,
    knowing: {
      wave: caseWave(read1, groupAcl, caseAcl({ permission: "DENY", operation: "DELETE" })),
      source: caseSource(read1, groupAcl),
    },
    finds: [{ rule: "deny-lost", address: null }],
  },
  {
    name: "wave-with-its-mirror-maker",
    terraform: [
      read,
      group,
      caseAclBlock("mm2_write", { acl_principal: "User:mm2" }),
      caseAclBlock("mm2_syncs", { acl_principal: "User:mm2", resource_name: "mm2-offset-syncs.source.internal" }),
      caseAclBlock("mm2_group", {
        acl_principal: "User:mm2",
        resource_type: "Group",
        resource_name: "billing",
        acl_operation: "Read",
      }),
    ].join("\n"),
    knowing: { wave: caseWave(read1, groupAcl), source: caseSource(read1, groupAcl) },
    finds: [],
  },
  {
    name: "mirror-maker-that-wants-every-topic",
    terraform: [
      read,
      group,
      caseAclBlock("mm2_syncs", { acl_principal: "User:mm2", resource_name: "mm2-offset-syncs.source.internal" }),
      caseAclBlock("mm2_all", { acl_principal: "User:mm2", resource_name: "*" }),
    ].join("\n"),
    knowing: { wave: caseWave(read1, groupAcl), source: caseSource(read1, groupAcl) },
    finds: [
      { rule: "acl-all-on-every-resource", address: "kafka_acl.mm2_all" },
      { rule: "grant-new", address: "kafka_acl.mm2_all" },
    ],
  },
  {
    name: "replicator-known-by-its-topics-in-a-closed-wave",
    terraform: caseAclBlock("syncs", { acl_principal: "User:mm2", resource_name: "mm2-offset-syncs.source.internal" }),
    knowing: { wave: caseWave(), policy: { ...defaultPolicy, closedWaves: ["w01-billing"] }, source: caseSource() },
    finds: [{ rule: "replicator-keeps-writing", address: "kafka_acl.syncs" }],
  },
  {
    name: "group-right-at-the-source-only",
    terraform: read,
    knowing: { source: caseSource(read1, groupAcl) },
    finds: [],
  },
  {
    name: "host-behind-private-link",
    terraform: `${caseAclBlock("write", { acl_host: "10.0.0.7" })}
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}`,
    finds: [{ rule: "acl-host-never-matches", address: "kafka_acl.write" }],
  },
  {
    name: "host-of-short-ipv6",
    terraform: caseAclBlock("write", { acl_host: "2001:db8::7" }),
    finds: [{ rule: "acl-host-never-matches", address: "kafka_acl.write" }],
  },
  {
    name: "deny-of-the-platform",
    terraform: caseAclBlock("deny", { acl_principal: "User:terraform", acl_permission_type: "Deny" }),
    knowing: { policy: { ...defaultPolicy, platformPrincipals: ["User:terraform"] } },
    finds: [{ rule: "acl-refuses-everyone", address: "kafka_acl.deny" }],
  },
  {
    name: "deny-of-everyone-as-at-the-source",
    terraform: caseAclBlock("deny", { acl_principal: "User:*", acl_permission_type: "Deny" }),
    knowing: { source: caseSource(caseAcl({ principal: "User:*", permission: "DENY" })) },
    finds: [],
  },
  {
    name: "acl-declared-twice-by-count",
    terraform: `
resource "kafka_acl" "write" {
  count               = 2
  resource_name       = "billing.invoices"
  resource_type       = "Topic"
  acl_principal       = "User:billing"
  acl_host            = "*"
  acl_operation       = "Write"
  acl_permission_type = "Allow"
}`,
    finds: [{ rule: "acl-declared-twice", address: "kafka_acl.write[1]" }],
  },
];
