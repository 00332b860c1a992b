import { lastDayOf } from "../../facts/tags";
import { openingsOf, openingText, peersText } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { type Rule } from "../../rule";
import { foundAt, groupText } from "./at-opening";

const ruleUntil = (day: string): string => `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "visitors" {
  security_group_id = aws_security_group.brokers.id
  description       = "the load test"
  ip_protocol       = "tcp"
  from_port         = 9094
  to_port           = 9094
  cidr_ipv4         = "10.30.0.0/16"
  tags              = { expires = "${day}" }
}`;

/** A rule that says itself that it should be gone. */
export const temporaryRuleExpired: Rule = {
  name: "temporary-rule-expired",
  area: "network",
  severity: "medium",
  title: "A temporary rule is past its day",
  what: "A rule of a security group names a day in its tags (kafka-byoc/until, expires and the like) or its description (until 2027-03-31), and that day is past.",
  why: "What was opened for a while stays open for good, and nobody remembers for whom.",
  remedy: "Take the rule away, or give it a later day with somebody who answers for it.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  *find(plan, { today }) {
    for (const opening of openingsOf(plan)) {
      const day = lastDayOf(ownTags(opening), typeof opening.description === "string" ? opening.description : null);
      if (day === null || day >= today) continue;
      yield foundAt(
        opening,
        `${groupText(opening)} is open on ${openingText(opening)} for ${peersText(opening.peers)} until ${day}, which is past.`,
      );
    }
  },
  cases: {
    nonCompliant: { terraform: ruleUntil("2026-10-31"), knowing: { today: "2026-11-21" } },
    compliant: { terraform: ruleUntil("2027-01-31"), knowing: { today: "2026-11-21" } },
  },
};

/** An inline rule has none: those of its group are about the group. */
function ownTags({ inline, tags }: Opening): ReadonlyMap<string, string> {
  return inline ? new Map() : tags;
}
