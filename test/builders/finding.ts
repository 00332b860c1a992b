import { type Finding } from "../../src/review/finding";

/** A finding that is open, with every part. */
export function aFinding(parts: Partial<Finding> = {}): Finding {
  return {
    fingerprint: "0123456789abcdef0123456789abcdef",
    rule: "kafka-port-open-to-internet",
    area: "network",
    severity: "critical",
    title: "A Kafka port is open to the internet",
    stack: "foundation",
    address: "aws_vpc_security_group_ingress_rule.brokers",
    path: "cidr_ipv4",
    seen: "tcp 9092 is open to 0.0.0.0/0.",
    remedy: "Name the networks of the clients.",
    verdict: "found",
    involves: [],
    status: { is: "open" },
    place: { file: "plan.json", line: 1, column: 1 },
    constructPath: null,
    ...parts,
  };
}
