import { topic } from "../../../../../src/review/rules/cases/kafka-objects";
import { type Seed } from "../../seed";

const left = topic("clicks", "clicks", 3);

const bucket = (name: string): string => `
resource "aws_s3_bucket" "data" {
  bucket = "${name}"
}
`;

const instance = (name: string, image: string): string => `
resource "aws_instance" "one" {
  ami           = "${image}"
  instance_type = "m7g.large"
  subnet_id     = "subnet-0123456789abcdef0"
  tags = {
    Name = "${name}"
  }
}
`;

const policy = (action: string): string => `
resource "aws_iam_role_policy" "orders" {
  name = "orders"
  role = "orders"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "${action}"
      Resource = "arn:aws:kafka:eu-central-1:111122223333:topic/orders/*/orders.v1"
    }]
  })
}
`;

const route = (target: string): string => `
resource "aws_route" "source" {
  route_table_id         = "rtb-0123456789abcdef0"
  destination_cidr_block = "10.200.0.0/16"
  ${target}
}
`;

const target = `
resource "aws_lb_target_group_attachment" "broker" {
  target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/kafka-broker-0/943f017f100becff"
  target_id        = "10.20.1.10"
  port             = 9094
}
`;

const claims = `
resource "kubernetes_namespace" "kafka" {
  metadata {
    name = "kafka"
  }
}
resource "kubernetes_persistent_volume_claim" "data" {
  metadata {
    name      = "data-kafka-0"
    namespace = "kafka"
  }
  spec {
    access_modes = ["ReadWriteOnce"]
    resources {
      requests = {
        storage = "100Gi"
      }
    }
  }
}
`;

/** Seeds of destruction: what keeps records, who may read them by policies of AWS, and targets and routes to brokers. */
export const storesSeeds: readonly Seed[] = [
  {
    name: "bucket-of-automq-removed",
    before: bucket("automq-data-orders") + left,
    terraform: left,
    finds: [{ rule: "records-store-destroyed", address: "aws_s3_bucket.data" }],
  },
  {
    name: "bucket-of-connect-plug-ins-removed",
    before: bucket("kafka-connect-plugins") + left,
    terraform: left,
    finds: [],
  },
  {
    name: "broker-machine-replaced",
    before: instance("kafka-broker-0", "ami-0123456789abcdef0"),
    terraform: instance("kafka-broker-0", "ami-0fedcba9876543210"),
    finds: [{ rule: "records-store-destroyed", address: "aws_instance.one" }],
  },
  {
    name: "web-machine-replaced",
    before: instance("shop", "ami-0123456789abcdef0"),
    terraform: instance("shop", "ami-0fedcba9876543210"),
    finds: [],
  },
  {
    name: "namespace-and-claims-removed",
    before: claims + left,
    terraform: left,
    finds: [
      { rule: "records-store-destroyed", address: "kubernetes_namespace.kafka" },
      { rule: "records-store-destroyed", address: "kubernetes_persistent_volume_claim.data" },
    ],
  },
  {
    name: "policy-with-rights-to-kafka-removed",
    before: policy("kafka-cluster:ReadData") + left,
    terraform: left,
    finds: [{ rule: "acl-destroyed", address: "aws_iam_role_policy.orders" }],
  },
  {
    name: "policy-without-rights-to-records-removed",
    before: policy("kafka:DescribeClusterV2") + left,
    terraform: left,
    finds: [],
  },
  {
    name: "target-behind-a-load-balancer-removed",
    before: target + left,
    terraform: left,
    finds: [{ rule: "endpoint-destroyed", address: "aws_lb_target_group_attachment.broker" }],
  },
  {
    name: "route-to-another-network-removed",
    before: route(`transit_gateway_id     = "tgw-0123456789abcdef0"`) + left,
    terraform: left,
    finds: [{ rule: "network-destroyed", address: "aws_route.source" }],
  },
  {
    name: "route-to-the-internet-removed",
    before: route(`gateway_id             = "igw-0123456789abcdef0"`) + left,
    terraform: left,
    finds: [],
  },
];
