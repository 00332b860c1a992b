/** A finding of a scanner that is about Kafka and that we mean not to have, since it is wrong there. */
export interface Difference {
  /** The case of the corpus. */
  readonly id: string;
  readonly rule: string;
  readonly address: string;
  readonly reason: string;
}

/** Where we say otherwise than a scanner, case by case; each must still be needed. */
export const differences: readonly Difference[] = [
  {
    id: "seeds/target-group-balances-across-zones-by-itself",
    rule: "CKV_AWS_152",
    address: "aws_lb.kafka",
    reason: "Its target group balances across zones by itself, which overrides the load balancer's attribute.",
  },
  {
    id: "seeds/cross-zone-off-and-every-broker-behind-one-group",
    rule: "CKV_AWS_152",
    address: "aws_lb.kafka",
    reason: "Its one target group holds brokers of every zone: each node of the load balancer has one to pass on to.",
  },
  {
    id: "seeds/tls-listener-to-broker-ports",
    rule: "CKV_AWS_152",
    address: "aws_lb.kafka",
    reason: "It has one target group, and nothing says that this holds one broker alone.",
  },
  {
    id: "seeds/disks-of-an-account-that-encrypts-by-default",
    rule: "CKV_AWS_3",
    address: "aws_ebs_volume.kafka",
    reason: "The same plan has the account encrypt every new volume (aws_ebs_encryption_by_default).",
  },
  {
    id: "seeds/disks-of-an-account-that-encrypts-by-default",
    rule: "AVD-AWS-0026",
    address: "aws_ebs_volume.kafka",
    reason: "The same plan has the account encrypt every new volume (aws_ebs_encryption_by_default).",
  },
  {
    id: "seeds/networks-by-for-each-with-one-log-each",
    rule: "CKV2_AWS_11",
    address: 'aws_vpc.all["clicks"]',
    reason: "Each of the networks has its flow log, by the same for_each, which the scanner does not follow.",
  },
  {
    id: "seeds/networks-by-for-each-with-one-log-each",
    rule: "CKV2_AWS_11",
    address: 'aws_vpc.all["orders"]',
    reason: "Each of the networks has its flow log, by the same for_each, which the scanner does not follow.",
  },
  {
    id: "seeds/networks-by-for-each-with-one-log-each",
    rule: "AVD-AWS-0178",
    address: "aws_vpc.all",
    reason: "Each of the networks has its flow log, by the same for_each, which the scanner does not follow.",
  },
  {
    id: "seeds/replicator-to-public-source-as-declared",
    rule: "AVD-AWS-0104",
    address: "aws_vpc_security_group_egress_rule.source",
    reason:
      "The network declares a source on the internet, on this port and until a day; a plan alone does not tell that.",
  },
  {
    id: "seeds/networks-known-after-the-apply",
    rule: "AVD-AWS-0124",
    address: "aws_security_group.brokers",
    reason:
      "Its ports are known after the apply alone. That nobody can tell what it opens we say, and that comes first.",
  },
];
