import { speaksOfKafka } from "../../facts/speaks-of-kafka";
import { type Plan } from "../../plan/plan";
import { field, numberOf } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** In days. */
const leastRetention = 365;

/** Logs that are gone when they are asked for. */
export const logRetentionTooShort: Rule = {
  name: "log-retention-too-short",
  area: "observability",
  severity: "low",
  title: "Logs of Kafka are kept for less than a year",
  what: "retention_in_days of a log group that has to do with Kafka, or that flow logs or brokers write to, is below 365. Groups that never delete are not meant.",
  why: "Who reached the brokers during the migration is asked months later.",
  remedy: "Set retention_in_days = 365 or more.",
  references: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"],
  *find(plan) {
    const flowLogs = groupsOfFlowLogs(plan);
    for (const group of plan.ofType("aws_cloudwatch_log_group")) {
      if (group.after === null || !(flowLogs.has(group.address) || speaksOfKafka(group))) continue;
      const days = numberOf(plan.follow(group, field(group.after, "retention_in_days")));
      if (typeof days === "number" && days > 0 && days < leastRetention)
        yield found(group, "retention_in_days", `The logs are kept for ${String(days)} days.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/kafka/brokers"
  retention_in_days = 30
}`,
    },
    compliant: {
      terraform: `
resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/kafka/brokers"
  retention_in_days = 365
}`,
    },
  },
};

function groupsOfFlowLogs(plan: Plan): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const log of plan.ofType("aws_flow_log"))
    for (const key of ["log_destination", "log_group_name"]) {
      const value = log.after === null ? null : field(log.after, key);
      if (value !== null) for (const { address } of plan.resolve(log, value).resources) groups.add(address);
    }
  return groups;
}
