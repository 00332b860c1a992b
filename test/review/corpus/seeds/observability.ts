import { type Seed } from "../seed";
import { mskCluster } from "../../../../src/review/rules/cases/msk-cluster";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const observabilitySeeds: readonly Seed[] = [
  {
    name: "flow-log-of-another-network",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}
resource "aws_vpc" "shop" {
  cidr_block = "10.21.0.0/16"
  tags = {
    Name = "shop"
  }
}
resource "aws_flow_log" "kafka" {
  vpc_id                   = aws_vpc.shop.id
  traffic_type             = "ALL"
  log_destination_type     = "s3"
  log_destination          = "arn:aws:s3:::flow-logs"
  max_aggregation_interval = 60
}
`,
    finds: [{ rule: "vpc-without-flow-logs", address: "aws_vpc.kafka" }],
  },
  {
    name: "networks-by-for-each-with-one-log-each",
    terraform: `
resource "aws_vpc" "all" {
  for_each   = { orders = "10.20.0.0/16", clicks = "10.21.0.0/16" }
  cidr_block = each.value
}
resource "aws_flow_log" "all" {
  for_each                 = aws_vpc.all
  vpc_id                   = each.value.id
  traffic_type             = "ALL"
  log_destination_type     = "s3"
  log_destination          = "arn:aws:s3:::flow-logs"
  max_aggregation_interval = 60
}
`,
    finds: [],
  },
  {
    name: "flow-log-of-ten-minutes",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}
resource "aws_flow_log" "kafka" {
  vpc_id                   = aws_vpc.kafka.id
  traffic_type             = "ALL"
  log_destination_type     = "s3"
  log_destination          = "arn:aws:s3:::flow-logs"
  max_aggregation_interval = 600
}
`,
    finds: [{ rule: "flow-log-interval-too-long", address: "aws_flow_log.kafka" }],
  },
  {
    name: "load-balancer-without-alarm",
    terraform: `
resource "aws_lb" "brokers" {
  name               = "brokers"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
`,
    finds: [{ rule: "target-without-alarms", address: "aws_lb.brokers" }],
  },
  {
    name: "load-balancer-of-the-shop-without-alarm",
    terraform: `
resource "aws_lb" "shop" {
  name               = "shop"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
`,
    finds: [],
  },
  {
    name: "cluster-of-before-without-alarm",
    before: mskCluster(
      "orders",
      3,
      "3.9.x",
      `  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = "/kafka/brokers"
      }
    }
  }
`,
    ),
    terraform: mskCluster(
      "orders",
      6,
      "3.9.x",
      `  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = "/kafka/brokers"
      }
    }
  }
`,
    ),
    finds: [],
  },
  {
    name: "broker-logs-to-s3",
    terraform: `${mskCluster(
      "orders",
      3,
      "3.9.x",
      `  logging_info {
    broker_logs {
      s3 {
        enabled = true
        bucket  = "broker-logs"
      }
      cloudwatch_logs {
        enabled   = false
        log_group = "/kafka/brokers"
      }
    }
  }
`,
    )}resource "aws_cloudwatch_metric_alarm" "offline" {
  alarm_name          = "orders-offline-partitions"
  namespace           = "AWS/Kafka"
  metric_name         = "OfflinePartitionsCount"
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = ["arn:aws:sns:eu-central-1:111122223333:kafka"]
}
`,
    finds: [],
  },
  {
    name: "broker-logs-absent",
    terraform: `${mskCluster("orders", 3)}resource "aws_cloudwatch_metric_alarm" "offline" {
  alarm_name          = "orders-offline-partitions"
  namespace           = "AWS/Kafka"
  metric_name         = "OfflinePartitionsCount"
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = ["arn:aws:sns:eu-central-1:111122223333:kafka"]
}
`,
    finds: [{ rule: "broker-logs-off", address: "aws_msk_cluster.orders" }],
  },
  {
    name: "log-group-that-never-deletes",
    terraform: `
resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/kafka/brokers"
  retention_in_days = 0
}
`,
    finds: [],
  },
  {
    name: "log-group-of-the-shop",
    terraform: `
resource "aws_cloudwatch_log_group" "shop" {
  name              = "/shop"
  retention_in_days = 7
}
`,
    finds: [],
  },
  {
    name: "log-group-of-flow-logs",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "main"
  }
}
resource "aws_cloudwatch_log_group" "flow" {
  name              = "/flow"
  retention_in_days = 30
}
resource "aws_flow_log" "all" {
  vpc_id                   = aws_vpc.kafka.id
  traffic_type             = "ALL"
  iam_role_arn             = "arn:aws:iam::111122223333:role/flow"
  log_destination          = aws_cloudwatch_log_group.flow.arn
  max_aggregation_interval = 60
}
`,
    finds: [{ rule: "log-retention-too-short", address: "aws_cloudwatch_log_group.flow" }],
  },
];
