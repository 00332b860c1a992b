import { openingsOf, openingText, peersText } from "../../facts/openings";
import { type Rule } from "../../rule";
import { foundAt } from "./at-opening";

/** A VPC's default group with rules. */
export const defaultSecurityGroupOpen: Rule = {
  name: "default-security-group-open",
  area: "network",
  severity: "medium",
  title: "The default security group of a VPC has rules",
  what: "An aws_default_security_group has ingress or egress rules, or a rule resource adds one to it.",
  why: "Whatever is started without a group gets this one: it may reach, and be reached by, everything else that somebody forgot.",
  remedy: "Take the default group over without any rule, and name a group wherever one is needed.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html"],
  *find(plan) {
    const ofDefault = new Set(plan.ofType("aws_default_security_group").map(({ address }) => address));
    for (const opening of openingsOf(plan))
      if (opening.groups.some((group) => ofDefault.has(group) || group.endsWith(".default_security_group_id")))
        yield foundAt(
          opening,
          `${opening.direction === "ingress" ? "It lets in" : "It lets out to"} ${peersText(opening.peers)} on ${openingText(opening)}.`,
        );
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_default_security_group" "kafka" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    description = "among each other"
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    self        = true
  }
}`,
    },
    compliant: {
      terraform: `
resource "aws_default_security_group" "kafka" {
  vpc_id = "vpc-0123456789abcdef0"
}`,
    },
  },
};
