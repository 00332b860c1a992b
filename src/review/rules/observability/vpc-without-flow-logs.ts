import { field, isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

/** A network that nobody can look into afterwards. */
export const vpcWithoutFlowLogs: Rule = {
  name: "vpc-without-flow-logs",
  area: "observability",
  severity: "medium",
  title: "A network has no flow logs",
  what: "The plan has an aws_vpc and no aws_flow_log of it.",
  why: "When a client cannot connect, nobody sees where it was refused; after an incident nobody can tell who reached the brokers.",
  remedy: 'Add an aws_flow_log of the VPC with traffic_type = "ALL", before the first wave.',
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html"],
  *find(plan) {
    const networks = plan.ofType("aws_vpc").filter(({ mode }) => mode === "managed");
    if (networks.length === 0) return;
    const logged = new Set<string>();
    const unclear: string[] = [];
    for (const log of plan.ofType("aws_flow_log")) {
      const vpc = log.after === null ? null : field(log.after, "vpc_id");
      if (vpc === null) continue;
      const { resources, unresolved } = plan.resolve(log, vpc);
      for (const { address } of resources) logged.add(address);
      if (isUnknown(vpc) && (unresolved.length > 0 || resources.length === 0)) unclear.push(log.address);
    }
    for (const network of networks) {
      if (logged.has(network.address)) continue;
      yield unclear.length === 0
        ? found(network, null, "The plan has no flow log of this network.")
        : cannotTell(
            network,
            null,
            "Whether one of the flow logs is of this network is not known in the plan.",
            unclear,
          );
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
