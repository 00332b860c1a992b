import { defaultPolicy } from "../../../../../src/review/policy/policy";
import { mskCluster } from "../../../../../src/review/rules/cases/msk-cluster";
import { topic } from "../../../../../src/review/rules/cases/kafka-objects";
import { type Seed } from "../../seed";

const orders = (config: Readonly<Record<string, string>>): string => topic("orders", "orders.v1", 6, 3, config);
const deletes = [{ rule: "records-deleted-by-config", address: "kafka_topic.orders" }];

const left = topic("clicks", "clicks", 3);

/** The id that the corpus gives the group in its state. */
const madeUpId = '"aws-security-group-brokers"';

const group = (networks: string): string => `
resource "aws_security_group" "brokers" {
  name        = "kafka-brokers"
  description = "brokers"
  vpc_id      = "vpc-0123456789abcdef0"
${networks}}
`;

const ingress = (networks: string): string => `  ingress {
    description = "applications of the shop"
    protocol    = "tcp"
    from_port   = 9094
    to_port     = 9094
    cidr_blocks = [${networks}]
  }
`;

const rule = (network: string, port = 9094): string => `
resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.brokers.id
  description       = "applications of the shop"
  ip_protocol       = "tcp"
  from_port         = ${String(port)}
  to_port           = ${String(port)}
  cidr_ipv4         = "${network}"
}
`;

/** The id that the corpus gives the list in its state. */
const madeUpListId = '"aws-ec2-managed-prefix-list-clients"';

const list = (networks: readonly string[]): string => `
resource "aws_ec2_managed_prefix_list" "clients" {
  name           = "clients"
  address_family = "IPv4"
  max_entries    = 5
${networks.map((network) => `  entry {\n    cidr = "${network}"\n  }\n`).join("")}}
`;

const throughList = (port = 9094, more = ""): string =>
  group(`  ingress {
    description     = "applications of the shop"
    protocol        = "tcp"
    from_port       = ${String(port)}
    to_port         = ${String(port)}
    prefix_list_ids = [${madeUpListId}]
  }
${more}`);

const entry = (name: string, network: string): string => `
resource "aws_ec2_managed_prefix_list_entry" "${name}" {
  prefix_list_id = ${madeUpListId}
  cidr           = "${network}"
}
`;

const table = (routes: readonly (readonly [network: string, target: string])[]): string => `
resource "aws_route_table" "brokers" {
  vpc_id = "vpc-0123456789abcdef0"
${routes.map(([network, target]) => `  route {\n    cidr_block = "${network}"\n    ${target}\n  }\n`).join("")}}
`;

const transit = 'transit_gateway_id = "tgw-0123456789abcdef0"';
const gateway = 'gateway_id = "igw-0123456789abcdef0"';

const rights = (actions: readonly string[], on = "topic/orders/*/orders.*"): string => `
resource "aws_iam_policy" "orders" {
  name   = "orders"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ${JSON.stringify(actions.map((action) => `kafka-cluster:${action}`))}
      Resource = "arn:aws:kafka:eu-central-1:111122223333:${on}"
    }]
  })
}
`;

const secret = (name: string, days: number): string => `
resource "aws_secretsmanager_secret" "users" {
  name                    = "${name}"
  kms_key_id              = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  recovery_window_in_days = ${String(days)}
}
`;

const service = (principals: string): string => `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/50dc6c495c0c9188"]
  allowed_principals         = [${principals}]
}
`;

const key = (isEnabled: boolean): string => `
resource "aws_kms_key" "records" {
  description         = "records of the brokers"
  enable_key_rotation = true
  is_enabled          = ${String(isEnabled)}
}
`;

const users = (names: readonly string[]): string => `
resource "aws_msk_scram_secret_association" "orders" {
  cluster_arn     = "arn:aws:kafka:eu-central-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd-1"
  secret_arn_list = [${names.map((name) => `"arn:aws:secretsmanager:eu-central-1:111122223333:secret:AmazonMSK_${name}-AbCdEf"`).join(", ")}]
}
`;

const brokers = (settings: string): string => `
resource "aws_msk_configuration" "orders" {
  name              = "orders"
  server_properties = "allow.everyone.if.no.acl.found=false\\n${settings}"
}
`;

const web = (replicas: number): string => `
resource "kubernetes_deployment" "shop" {
  metadata {
    name = "shop"
  }
  spec {
    replicas = ${String(replicas)}
    selector {
      match_labels = {
        app = "shop"
      }
    }
    template {
      metadata {
        labels = {
          app = "shop"
        }
      }
      spec {
        container {
          name  = "shop"
          image = "registry.example.com/shop:1"
        }
      }
    }
  }
}
`;

/** Seeds of destruction: what stays in the plan and loses what it held, or lets nobody in any more. */
export const inPlaceSeeds: readonly Seed[] = [
  {
    name: "inline-route-to-the-clients-that-goes",
    before: table([
      ["10.30.0.0/16", transit],
      ["10.40.0.0/16", transit],
    ]),
    terraform: table([["10.30.0.0/16", transit]]),
    finds: [{ rule: "network-destroyed", address: "aws_route_table.brokers" }],
  },
  {
    name: "inline-route-that-a-wider-one-takes-in",
    before: table([["10.40.0.0/16", transit]]),
    terraform: table([["10.0.0.0/8", transit]]),
    finds: [],
  },
  {
    name: "inline-route-to-the-internet-that-goes",
    before: table([
      ["10.30.0.0/16", transit],
      ["0.0.0.0/0", gateway],
    ]),
    terraform: table([["10.30.0.0/16", transit]]),
    finds: [],
  },
  {
    name: "inline-route-to-the-clients-that-the-internet-replaces",
    before: table([["10.40.0.0/16", transit]]),
    terraform: table([["0.0.0.0/0", gateway]]),
    finds: [{ rule: "network-destroyed", address: "aws_route_table.brokers" }],
  },
  {
    name: "policy-of-aws-that-loses-an-action",
    before: rights(["Connect", "ReadData", "WriteData"]),
    terraform: rights(["Connect", "ReadData"]),
    finds: [{ rule: "acl-destroyed", address: "aws_iam_policy.orders" }],
  },
  {
    name: "policy-of-aws-on-fewer-topics",
    before: rights(["ReadData"]),
    terraform: rights(["ReadData"], "topic/orders/*/orders.v1"),
    finds: [{ rule: "acl-destroyed", address: "aws_iam_policy.orders" }],
  },
  {
    name: "policy-of-aws-that-is-only-wider",
    before: rights(["ReadData"], "topic/orders/*/orders.v1"),
    terraform: rights(["ReadData", "WriteData"]),
    finds: [],
  },
  {
    name: "secret-of-kafka-that-nobody-could-have-back",
    before: secret("AmazonMSK_orders", 30) + left,
    terraform: secret("AmazonMSK_orders", 0) + left,
    finds: [{ rule: "key-destroyed", address: "aws_secretsmanager_secret.users" }],
  },
  {
    name: "secret-of-the-shop-that-nobody-could-have-back",
    before: secret("shop", 30) + left,
    terraform: secret("shop", 0) + left,
    finds: [],
  },
  {
    name: "prefix-list-of-clients-that-loses-a-network",
    before: list(["10.30.0.0/16", "10.40.0.0/16"]) + throughList(),
    terraform: list(["10.30.0.0/16"]) + throughList(),
    finds: [{ rule: "client-way-closed", address: "aws_ec2_managed_prefix_list.clients" }],
  },
  {
    name: "prefix-list-entry-of-its-own-that-goes",
    before: list([]) + entry("shop", "10.30.0.0/16") + entry("billing", "10.40.0.0/16") + throughList(),
    terraform: list([]) + entry("shop", "10.30.0.0/16") + throughList(),
    finds: [{ rule: "client-way-closed", address: "aws_ec2_managed_prefix_list_entry.billing" }],
  },
  {
    name: "prefix-list-of-clients-that-gains-a-network",
    before: list(["10.30.0.0/24", "10.30.1.0/24"]) + throughList(),
    terraform: list(["10.30.0.0/16", "10.40.0.0/16"]) + throughList(),
    finds: [],
  },
  {
    name: "prefix-list-of-the-shop-that-loses-a-network",
    before: list(["10.30.0.0/16", "10.40.0.0/16"]) + throughList(443),
    terraform: list(["10.30.0.0/16"]) + throughList(443),
    finds: [],
  },
  {
    name: "prefix-list-that-loses-what-a-rule-of-its-own-keeps",
    before: list(["10.30.0.0/16", "10.40.0.0/16"]) + throughList(9094, ingress('"10.40.0.0/16"')),
    terraform: list(["10.30.0.0/16"]) + throughList(9094, ingress('"10.40.0.0/16"')),
    finds: [],
  },
  {
    name: "compacted-topic-that-deletes-as-well",
    before: orders({ "cleanup.policy": "compact" }),
    terraform: orders({ "cleanup.policy": "compact,delete" }),
    finds: deletes,
  },
  {
    name: "topic-that-is-compacted-from-now-on",
    before: orders({ "retention.ms": "604800000" }),
    terraform: orders({ "retention.ms": "604800000", "cleanup.policy": "compact" }),
    finds: deletes,
  },
  {
    name: "topic-that-gets-a-limit-of-size",
    before: orders({ "retention.ms": "604800000" }),
    terraform: orders({ "retention.ms": "604800000", "retention.bytes": "1073741824" }),
    finds: deletes,
  },
  {
    name: "endless-topic-left-to-the-brokers-default",
    before: orders({ "retention.ms": "-1" }),
    terraform: orders({ "min.insync.replicas": "2" }),
    finds: [{ rule: "records-deleted-by-config", address: "kafka_topic.orders", verdict: "cannot-tell" }],
  },
  {
    name: "shorter-retention-of-a-topic-that-was-released",
    before: orders({ "retention.ms": "604800000" }),
    terraform: orders({ "retention.ms": "3600000" }),
    knowing: { policy: { ...defaultPolicy, released: ["kafka_topic orders.v1"] } },
    finds: [],
  },
  {
    name: "retention-of-a-compacted-topic",
    before: orders({ "cleanup.policy": "compact", "retention.ms": "604800000" }),
    terraform: orders({ "cleanup.policy": "compact", "retention.ms": "3600000" }),
    finds: [],
  },
  {
    name: "seven-days-written-out",
    before: orders({ "min.insync.replicas": "2" }),
    terraform: orders({ "min.insync.replicas": "2", "retention.ms": "604800000" }),
    finds: [],
  },
  {
    name: "brokers-that-keep-records-an-hour-from-now-on",
    before: brokers("log.retention.hours=168"),
    terraform: brokers("log.retention.hours=168\\nlog.retention.ms=3600000"),
    finds: [{ rule: "records-deleted-by-config", address: "aws_msk_configuration.orders" }],
  },
  {
    name: "brokers-that-say-their-week-in-hours",
    before: brokers("num.io.threads=8"),
    terraform: brokers("num.io.threads=8\\nlog.retention.hours=168"),
    finds: [],
  },
  {
    name: "clients-rule-taken-away",
    before: group("") + rule("10.30.0.0/16"),
    terraform: group(""),
    finds: [{ rule: "client-way-closed", address: "aws_vpc_security_group_ingress_rule.clients" }],
  },
  {
    name: "one-network-of-an-inline-block-taken-away",
    before: group(ingress(`"10.30.0.0/16", "10.31.0.0/16"`)),
    terraform: group(ingress(`"10.30.0.0/16"`)),
    finds: [{ rule: "client-way-closed", address: "aws_security_group.brokers" }],
  },
  {
    name: "clients-rule-moved-into-a-wider-one",
    before: group("") + rule("10.30.0.0/24"),
    terraform: group("") + rule("10.30.0.0/16"),
    finds: [],
  },
  {
    name: "rule-of-another-port-taken-away",
    before: group("") + rule("10.30.0.0/16", 443),
    terraform: group(""),
    finds: [],
  },
  {
    name: "internet-shut-out",
    before: group("") + rule("0.0.0.0/0"),
    terraform: group("") + rule("10.30.0.0/16"),
    finds: [],
  },
  {
    name: "clients-rule-released",
    before: group("") + rule("10.30.0.0/16"),
    terraform: group(""),
    knowing: { policy: { ...defaultPolicy, released: ["aws_vpc_security_group_ingress_rule.clients"] } },
    finds: [],
  },
  {
    name: "group-destroyed-with-its-rules",
    before: group("") + rule("10.30.0.0/16").replace("aws_security_group.brokers.id", madeUpId) + left,
    terraform: left,
    finds: [{ rule: "network-destroyed", address: "aws_security_group.brokers" }],
  },
  {
    name: "principal-taken-off-a-service",
    before: service(`"arn:aws:iam::444455556666:role/orders", "arn:aws:iam::777788889999:role/billing"`),
    terraform: service(`"arn:aws:iam::444455556666:role/orders"`),
    finds: [{ rule: "client-way-closed", address: "aws_vpc_endpoint_service.kafka" }],
  },
  {
    name: "principal-moved-to-a-resource-of-its-own",
    before: service(`"arn:aws:iam::444455556666:role/orders", "arn:aws:iam::777788889999:role/billing"`),
    terraform: `${service(`"arn:aws:iam::444455556666:role/orders"`)}
resource "aws_vpc_endpoint_service_allowed_principal" "billing" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.kafka.id
  principal_arn           = "arn:aws:iam::777788889999:role/billing"
}
`,
    finds: [],
  },
  {
    name: "key-disabled",
    before: key(true),
    terraform: key(false),
    finds: [{ rule: "key-destroyed", address: "aws_kms_key.records" }],
  },
  {
    name: "msk-user-taken-off-the-list",
    before: users(["orders", "billing"]),
    terraform: users(["orders"]),
    finds: [{ rule: "scram-user-destroyed", address: "aws_msk_scram_secret_association.orders" }],
  },
  {
    name: "msk-user-put-on-the-list",
    before: users(["orders"]),
    terraform: users(["orders", "billing"]),
    finds: [],
  },
  {
    name: "web-deployment-scaled-to-nothing",
    before: web(3),
    terraform: web(0),
    finds: [],
  },
  {
    name: "fewer-brokers-released",
    before: mskCluster("orders", 6),
    terraform: mskCluster("orders", 3),
    knowing: { policy: { ...defaultPolicy, released: ["aws_msk_cluster.orders"] } },
    finds: [],
  },
];
