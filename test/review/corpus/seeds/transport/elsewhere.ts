import { type Seed } from "../../seed";

/** Seeds of transport beside clusters of MSK, Strimzi and one's own: AutoMQ, providers, load balancers, disks. */
export const transportSeedsElsewhere: readonly Seed[] = [
  {
    name: "auto-mq-anonymous-and-plaintext",
    terraform: `
resource "automq_kafka_instance" "orders" {
  environment_id = "env-0123456789abcdef"
  name           = "orders"
  version        = "5.2.0"
  compute_specs = {
    reserved_aku = 3
  }
  features = {
    wal_mode = "S3WAL"
    security = {
      authentication_methods          = ["anonymous", "sasl"]
      transit_encryption_modes        = ["plaintext", "tls"]
      tls_hostname_validation_enabled = false
    }
  }
}
resource "automq_kafka_link" "source" {
  environment_id    = "env-0123456789abcdef"
  instance_id       = automq_kafka_instance.orders.id
  link_id           = "source"
  start_offset_time = "earliest"
  source_cluster = {
    endpoint          = "10.1.0.10:9092"
    security_protocol = "PLAINTEXT"
  }
}`,
    finds: [
      { rule: "kafka-listener-plaintext", address: "automq_kafka_instance.orders" },
      { rule: "kafka-listener-unauthenticated", address: "automq_kafka_instance.orders" },
      { rule: "kafka-listener-unauthenticated", address: "automq_kafka_instance.orders" },
      { rule: "hostname-verification-off", address: "automq_kafka_instance.orders" },
      { rule: "replication-link-plaintext", address: "automq_kafka_link.source" },
    ],
  },
  {
    name: "auto-mq-by-the-environments-default",
    terraform: `
resource "automq_kafka_instance" "orders" {
  environment_id = "env-0123456789abcdef"
  name           = "orders"
  version        = "5.2.0"
  features = {
    wal_mode = "S3WAL"
    security = {
      data_encryption_mode = "NONE"
    }
  }
}`,
    finds: [
      { rule: "kafka-listener-plaintext", address: "automq_kafka_instance.orders", verdict: "cannot-tell" },
      { rule: "kafka-listener-unauthenticated", address: "automq_kafka_instance.orders", verdict: "cannot-tell" },
    ],
  },
  {
    name: "provider-that-skips-verification",
    terraform: `
provider "kafka" {
  bootstrap_servers = ["10.20.0.10:9094"]
  tls_enabled       = true
  skip_tls_verify   = true
}
resource "kafka_topic" "orders" {
  name               = "orders"
  partitions         = 3
  replication_factor = 3
}`,
    finds: [{ rule: "hostname-verification-off", address: null }],
  },
  {
    name: "tls-listener-to-broker-ports",
    terraform: `
resource "aws_lb" "kafka" {
  name               = "kafka"
  load_balancer_type = "network"
  internal           = true
  subnets            = ["subnet-0a", "subnet-0b"]
}
resource "aws_lb_target_group" "brokers" {
  name     = "brokers"
  port     = 9092
  protocol = "TCP"
  vpc_id   = "vpc-0a"
}
resource "aws_lb_listener" "brokers" {
  load_balancer_arn = aws_lb.kafka.arn
  port              = 443
  protocol          = "TLS"
  certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.brokers.arn
  }
}`,
    finds: [
      { rule: "tls-terminated-at-load-balancer", address: "aws_lb_listener.brokers" },
      { rule: "weak-tls-policy", address: "aws_lb_listener.brokers" },
    ],
  },
  {
    name: "tls-listener-of-a-schema-registry",
    terraform: `
resource "aws_lb_listener" "registry" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/registry/0123456789abcdef"
  port              = 8081
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
  certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef"
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/registry/0123456789abcdef"
  }
}`,
    finds: [],
  },
  {
    name: "disks-in-every-shape",
    terraform: `
resource "aws_ebs_volume" "unsaid" {
  availability_zone = "eu-central-1a"
  size              = 100
}
resource "aws_launch_template" "brokers" {
  name = "brokers"
  block_device_mappings {
    device_name = "/dev/sdf"
    ebs {
      volume_size = 1000
      encrypted   = "false"
    }
  }
}
resource "aws_efs_file_system" "wal" {
  creation_token = "wal"
}
resource "kubernetes_storage_class_v1" "kafka" {
  metadata {
    name = "kafka"
  }
  storage_provisioner = "ebs.csi.aws.com"
  parameters = {
    type      = "gp3"
    encrypted = "false"
  }
}`,
    finds: [
      { rule: "storage-unencrypted", address: "aws_ebs_volume.unsaid", verdict: "cannot-tell" },
      { rule: "storage-unencrypted", address: "aws_launch_template.brokers" },
      { rule: "storage-unencrypted", address: "aws_efs_file_system.wal" },
      { rule: "storage-unencrypted", address: "kubernetes_storage_class_v1.kafka" },
    ],
  },
  {
    name: "disks-of-an-account-that-encrypts-by-default",
    terraform: `
resource "aws_ebs_encryption_by_default" "on" {
  enabled = true
}
resource "aws_ebs_volume" "kafka" {
  availability_zone = "eu-central-1a"
  size              = 100
}`,
    finds: [],
  },
];
