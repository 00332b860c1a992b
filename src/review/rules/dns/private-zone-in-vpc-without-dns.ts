import { attributeOf } from "../../facts/attribute-or-default";
import { zonesOf } from "../../facts/zones";
import { booleanOf, isUnknown } from "../../plan/value";
import { found, type Rule } from "../../rule";

const network = (hostnames: string): string => `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  ${hostnames}
}

resource "aws_route53_zone" "kafka" {
  name = "kafka.internal.example.com"

  vpc {
    vpc_id = aws_vpc.kafka.id
  }
}`;

/** A private zone in a VPC whose own settings keep it from answering. */
export const privateZoneInVpcWithoutDns: Rule = {
  name: "private-zone-in-vpc-without-dns",
  area: "dns",
  severity: "medium",
  title: "A private zone is not answered in its VPC",
  what: "A VPC of a private zone has enable_dns_support = false, or not enable_dns_hostnames = true, which is off by default. Private zones need both.",
  why: "Names of the brokers, of the source or of endpoints are looked up in public instead, and are not found, or found somewhere else.",
  remedy: "Set enable_dns_support = true and enable_dns_hostnames = true on the VPC.",
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html#hosted-zone-private-considerations-vpc-settings",
  ],
  *find(plan) {
    const told = new Set<string>();
    for (const { key, vpcs } of zonesOf(plan).values())
      for (const vpc of vpcs.flatMap((one) => one.vpc.resources)) {
        if (vpc.type !== "aws_vpc" || vpc.mode === "data" || told.has(vpc.address)) continue;
        told.add(vpc.address);
        const support = booleanOf(attributeOf(plan, vpc, "enable_dns_support")) ?? true;
        const hostnames = booleanOf(attributeOf(plan, vpc, "enable_dns_hostnames")) ?? false;
        if (isUnknown(support) || isUnknown(hostnames) || (support && hostnames)) continue;
        yield found(
          vpc,
          support ? "enable_dns_hostnames" : "enable_dns_support",
          `${support ? "enable_dns_hostnames" : "enable_dns_support"} is off, and the private zone ${key} needs it.`,
          [key],
        );
      }
  },
  cases: {
    nonCompliant: { terraform: network("") },
    compliant: { terraform: network("enable_dns_hostnames = true") },
  },
};
