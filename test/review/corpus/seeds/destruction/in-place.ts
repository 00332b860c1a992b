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
