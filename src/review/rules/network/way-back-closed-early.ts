import { liesWithin } from "../../../network/cidr";
import { lastDayOf } from "../../facts/tags";
import { keysOf, networksIn, openingsIn, openingsOf, openingText, peersText, tcpPorts } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { groupRolesOf } from "../../facts/group-roles";
import { type Knowledge } from "../../knowledge";
import { type Plan } from "../../plan/plan";
import { Unknown } from "../../plan/value";
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
    const stay = keysThatStay(plan);
    for (const resource of plan.resources) {
      if (resource.before === null || resource.action === "no-op" || resource.action === "exists") continue;
      for (const opening of openingsIn(plan, resource, resource.before)) {
        const day = dayOf(plan, opening, known);
        if (day === null || day < known.today) continue;
        // A state may not tell the group: then any group's rule of the same kind keeps the way open.
        const keys = keysOf(opening.groups.length === 0 ? { ...opening, groups: [anyGroup] } : opening);
        if (keys.length > 0 && keys.every((key) => stay.has(key))) continue;
        if (openingsIn(plan, resource, resource.after).some((after) => holds(after, opening))) continue;
        yield found(
          resource,
          opening.path,
          `${openingText(opening)} for ${peersText(opening.peers)} must stay until ${day} and is closed by this plan.`,
          opening.groups.filter((address) => address !== resource.address),
        );
      }
    }
  },
  cases: {
    nonCompliant: { before: `${group}${wayBack}`, terraform: group, knowing: { today: "2027-02-01" } },
    compliant: { before: `${group}${wayBack}`, terraform: group, knowing: { today: "2027-04-01" } },
  },
};

/** Stands for a group that is not known. */
const anyGroup = "*";

/** What is open after the apply, as EC2 tells rules apart: a rule that is only written elsewhere stays. */
function keysThatStay(plan: Plan): ReadonlySet<string> {
  return new Set(
    openingsOf(plan).flatMap((opening) => [...keysOf(opening), ...keysOf({ ...opening, groups: [anyGroup] })]),
  );
}

/** Whether what a rule will be lets in or out all that it did. */
function holds(after: Opening, before: Opening): boolean {
  if (after.direction !== before.direction) return false;
  const [was, will] = [tcpPorts(before), tcpPorts(after)];
  if (was === null || will === null || will.from > was.from || was.to > will.to) return false;
  const networks = networksIn(after);
  const names = after.peers.map(({ name }) => name);
  return before.peers.every(
    (peer) =>
      names.includes(peer.name) ||
      (peer.kind === "network" && peer.networks.every((one) => networks.some((outer) => liesWithin(one, outer)))),
  );
}

function dayOf(plan: Plan, opening: Opening, { network }: Knowledge): string | null {
  const said = lastDayOf(opening.tags, typeof opening.description === "string" ? opening.description : null);
  if (said !== null || network === null) return said;
  const { tagged } = groupRolesOf(plan);
  const roles = [...tagged].flatMap(([role, groups]) =>
    groups.some((one) => opening.groups.includes(one)) ? [role] : [],
  );
  const { ports } = opening;
  if (ports === null || ports instanceof Unknown) return null;
  const days = network.edges.flatMap((edge) =>
    edge.keepUntil !== undefined &&
    roles.includes(opening.direction === "ingress" ? edge.to : edge.from) &&
    edge.ports.from <= ports.to &&
    ports.from <= edge.ports.to
      ? [edge.keepUntil]
      : [],
  );
  return days.sort().at(-1) ?? null;
}
