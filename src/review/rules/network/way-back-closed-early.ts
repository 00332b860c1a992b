import { closedOpenings } from "../../facts/closed-openings";
import { lastDayOfOpening } from "../../facts/last-day-of-opening";
import { openingText, peersText } from "../../facts/openings";
import { found, type Rule } from "../../rule";

const group = `
resource "aws_security_group" "source" {
  name        = "source-endpoint"
  description = "the way to the source"
  vpc_id      = "vpc-0123456789abcdef0"
}
`;

const wayBack = `
resource "aws_vpc_security_group_ingress_rule" "back" {
  security_group_id = aws_security_group.source.id
  description       = "clients go back to the source"
  ip_protocol       = "tcp"
  from_port         = 9092
  to_port           = 9092
  cidr_ipv4         = "10.30.0.0/16"
  tags              = { "kafka-byoc/until" = "2027-03-31" }
}`;

/** A way back to the source that a plan closes while people may still need it. */
export const wayBackClosedEarly: Rule = {
  name: "way-back-closed-early",
  area: "network",
  severity: "high",
  title: "A way is closed before the day until which it must stay",
  what: "A rule of a security group that says until when it stays, by its tags, its description or the declared network, is deleted or narrowed before that day.",
  why: "The way back to the source is gone while the rollback window is open: going back would need an emergency firewall change.",
  remedy:
    "Leave the rule until its day. Where the window really ended earlier, change the day first, in a change of its own.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  *find(plan, known) {
    for (const opening of closedOpenings(plan)) {
      const day = lastDayOfOpening(plan, opening, known);
      if (day === null || day < known.today) continue;
      yield found(
        opening.resource,
        opening.path,
        `${openingText(opening)} for ${peersText(opening.peers)} must stay until ${day} and is closed by this plan.`,
        opening.groups.filter((address) => address !== opening.resource.address),
      );
    }
  },
  cases: {
    nonCompliant: { before: `${group}${wayBack}`, terraform: group, knowing: { today: "2027-02-01" } },
    compliant: { before: `${group}${wayBack}`, terraform: group, knowing: { today: "2027-04-01" } },
  },
};
