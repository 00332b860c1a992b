import { isOfVpc } from "../../facts/vpc-keys";
import { zonesOf } from "../../facts/zones";
import { cannotTell, found, type Rule } from "../../rule";

const shared = (vpc: string): string => `
resource "aws_vpc" "consumers" {
  cidr_block           = "10.30.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
}

resource "aws_route53_zone" "kafka" {
  name = "kafka.internal.example.com"

  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }

  lifecycle {
    ignore_changes = [vpc]
  }
}

resource "aws_route53_vpc_association_authorization" "consumers" {
  zone_id = aws_route53_zone.kafka.zone_id
  vpc_id  = ${vpc}
}`;

/** A private zone that is answered in a network of which nothing tells whose it is. */
export const zoneSharedWithUnknownAccount: Rule = {
  name: "zone-shared-with-unknown-account",
  area: "dns",
  severity: "medium",
  title: "A private zone is shared with a network that nobody knows",
  what: "An association or an authorization lets a VPC into a private zone that is no resource and no data source of the plan: an id alone. Where the id itself is not known, that is said.",
  why: "Who has that VPC reads all names of the zone, and may be an account that left the project, or never belonged to it.",
  remedy:
    "Read the VPC in the plan (data \"aws_vpc\" with its owner's provider, or a resource), or accept the finding with the account's name and a last day.",
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html",
  ],
  *find(plan) {
    for (const { resource, key, vpcs } of zonesOf(plan).values())
      for (const { by, path, vpc } of vpcs) {
        if (by === resource) continue;
        const zone = resource === null ? key : resource.address;
        const [foreign] = vpc.foreign;
        if (foreign !== undefined)
          yield found(by, path, `${foreign} is let into ${zone}, and nothing in the plan tells whose network it is.`, [
            zone,
          ]);
        else if (!vpc.resources.some(isOfVpc))
          yield cannotTell(
            by,
            path,
            `Which network is let into ${zone} is not known: ${vpc.unresolved[0] ?? vpc.resources[0]?.address ?? "its id"} does not tell it.`,
            [zone],
          );
      }
  },
  cases: {
    nonCompliant: { terraform: shared('"vpc-0fedcba9876543210"') },
    compliant: { terraform: shared("aws_vpc.consumers.id") },
  },
};
