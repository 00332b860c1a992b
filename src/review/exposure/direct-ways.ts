import { groupRolesOf } from "../facts/group-roles";
import { kafkaPortsOf } from "../facts/kafka-ports";
import { membersOf } from "../facts/members";
import { openingsByGroup, opensPorts, tcpPorts } from "../facts/openings";
import { type Opening } from "../facts/opening";
import { touches } from "../facts/port-range";
import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { clientOf } from "./exposed-client";
import { pathOf, portsOfPart, untilOf, type WayPart } from "./way-parts";
import { balancersGroups } from "./ways-through-load-balancers";

/** Roles beside brokers to which every way is told: who steers and watches them belongs to the picture. */
const toldRoles = ["broker", "replicator", "connect", "console", "schema-registry", "source-endpoint"];

/**
 * Ways without a load balancer in between: to brokers, to what works with them, to endpoints that lead to a source, and from
 * replicators to a source that no group of the plan stands before.
 */
export function directWays(plan: Plan, known: Knowledge): readonly WayPart[] {
  const { brokers, replicators, tagged } = groupRolesOf(plan);
  const wanted = kafkaPortsOf(plan, known);
  const whole = new Set([...brokers, ...toldRoles.flatMap((role) => tagged.get(role) ?? [])]);
  const before = balancersGroups(plan, known);
  const parts: WayPart[] = [];
  for (const [group, openings] of openingsByGroup(plan)) {
    if (before.has(group)) continue;
    const ingress = openings.filter(({ direction }) => direction === "ingress");
    for (const opening of ingress)
      if (whole.has(group) || (opensPorts(opening, wanted) && isNarrow(opening)))
        parts.push(...waysIn(plan, opening, group, before, known));
  }
  for (const group of replicators)
    for (const opening of openingsByGroup(plan).get(group) ?? [])
      if (opening.direction === "egress" && isToSource(opening, known)) parts.push(...waysOut(opening, group));
  return parts;
}

function waysIn(
  plan: Plan,
  opening: Opening,
  group: string,
  before: ReadonlySet<string>,
  known: Knowledge,
): readonly WayPart[] {
  return opening.peers
    .filter(({ name }) => name !== group && !before.has(name))
    .map((peer) => {
      const { client, declared, certain } = clientOf(peer, [], known);
      return {
        path: pathOf(opening),
        client,
        through: [],
        listeners: [],
        to: endOf(plan, group),
        ...portsOfPart(opening),
        until: untilOf(opening, declared?.until ?? null),
        openedBy: [opening.resource.address],
        certain: certain && tcpPorts(opening) !== null,
      };
    });
}

/** Where the replicator goes itself: networks and lists. A group at the other end tells the way from its own side. */
function waysOut(opening: Opening, group: string): readonly WayPart[] {
  return opening.peers
    .filter(({ kind, name }) => kind !== "group" || !name.includes("."))
    .map((peer) => ({
      path: pathOf(opening),
      client: { name: group, account: null, consumer: null, internet: false },
      through: [],
      listeners: [],
      to: peer.name,
      ...portsOfPart(opening),
      until: untilOf(opening, null),
      openedBy: [opening.resource.address],
      certain: peer.kind !== "unknown",
    }));
}

/** The endpoint that alone carries the group, else the group. */
function endOf(plan: Plan, group: string): string {
  const members = membersOf(plan).byGroup.get(group) ?? [];
  const [only] = members;
  return members.length === 1 && only?.type === "aws_vpc_endpoint" ? only.address : group;
}

/** Egress on ports of Kafka, or on those that the network declares for the source. */
function isToSource(opening: Opening, { network }: Knowledge): boolean {
  const range = tcpPorts(opening);
  if (range === null) return false;
  const declared = (network?.edges ?? []).filter(({ to }) => to === "source-endpoint").map(({ ports }) => ports);
  return touches(
    range,
    declared.length > 0
      ? declared
      : [
          { from: 9091, to: 9198 },
          { from: 14001, to: 14100 },
        ],
  );
}

/** A rule that opens everything is told of brokers and their like; of other groups it says nothing about Kafka. */
function isNarrow(opening: Opening): boolean {
  const range = tcpPorts(opening);
  return range === null || range.to - range.from <= 1000;
}
