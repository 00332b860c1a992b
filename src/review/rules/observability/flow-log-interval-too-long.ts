import { field, numberOf } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** Flow logs that come too late. */
export const flowLogIntervalTooLong: Rule = {
  name: "flow-log-interval-too-long",
  area: "observability",
  severity: "low",
  title: "Flow logs are gathered over ten minutes",
  what: "max_aggregation_interval of an aws_flow_log is not 60: its default is 600.",
  why: "A refused connection shows up ten minutes late, which is longer than people wait in a cutover.",
  remedy: "Set max_aggregation_interval = 60.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html"],
  *find(plan) {
    for (const log of plan.ofType("aws_flow_log")) {
      if (log.after === null) continue;
      const interval = numberOf(plan.follow(log, field(log.after, "max_aggregation_interval"))) ?? 600;
      if (typeof interval === "number" && interval > 60)
        yield found(log, "max_aggregation_interval", `The log is written every ${String(interval)} seconds.`);
    }
  },
  cases: {
    nonCompliant: {
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
}`,
    },
    compliant: {
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
  max_aggregation_interval = 60
}`,
    },
  },
};
