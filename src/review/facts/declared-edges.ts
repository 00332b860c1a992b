import { type Edge } from "../../network/edge";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { Unknown } from "../plan/value";
import { groupRolesOf } from "./group-roles";
import { pathTagOf } from "./tags";
import { openingsByGroup } from "./openings";
import { type Direction, type Opening } from "./opening";

/** A declared edge that one of its groups does not open. */
export interface ShutEdge {
  readonly edge: Edge;
  readonly side: Direction;
  readonly group: PlannedResource;
}

/** The groups of each role that this package's tags name. */
export const rolesOfPlan = oncePerPlan(
  (plan): ReadonlyMap<string, readonly PlannedResource[]> =>
    new Map(
      [...groupRolesOf(plan).tagged].map(([role, groups]) => [
        role,
        groups.map((group) => plan.at(group)).filter((group) => group !== undefined),
      ]),
    ),
);

/**
 * Declared edges that the plan's rules do not open: no rule lets in at the group that is connected to, or none lets out at the
 * group that connects. A side that has no group in the plan is somebody else's.
 */
export function shutEdges(plan: Plan, edges: readonly Edge[]): readonly ShutEdge[] {
  const roles = rolesOfPlan(plan);
  const byGroup = openingsByGroup(plan);
  const known = new Set([...roles.values()].flat().map(({ address }) => address));
  const sides = (edge: Edge): readonly { side: Direction; own: Edge["to"]; other: Edge["to"] }[] => [
    { side: "ingress", own: edge.to, other: edge.from },
    { side: "egress", own: edge.from, other: edge.to },
  ];
  return edges.flatMap((edge) =>
    sides(edge).flatMap(({ side, own, other }) => {
      const peers = (roles.get(other) ?? []).map(({ address }) => address);
      return (roles.get(own) ?? [])
        .filter(({ address }) => !(byGroup.get(address) ?? []).some((rule) => opens(rule, side, edge, peers, known)))
        .map((group) => ({ edge, side, group }));
    }),
  );
}

/**
 * Whether a rule opens all ports of an edge to the other side: its group, a network, or a group of others where the role has none
 * in the plan. A rule that is tagged with another path serves that path: operators' networks are no clients'.
 */
function opens(
  rule: Opening,
  side: Direction,
  edge: Edge,
  peers: readonly string[],
  known: ReadonlySet<string>,
): boolean {
  const { direction, protocol, peers: others } = rule;
  const { ports } = edge;
  if (direction !== side) return false;
  const covers =
    (protocol === "all" || protocol === ports.protocol) &&
    rule.ports !== null &&
    !(rule.ports instanceof Unknown) &&
    rule.ports.from <= ports.from &&
    ports.to <= rule.ports.to;
  const path = rule.inline ? null : pathTagOf(rule.tags);
  if (!covers || (path !== null && path !== edge.path)) return false;
  return others.some(
    (peer) => peer.kind !== "group" || peers.includes(peer.name) || (peers.length === 0 && !known.has(peer.name)),
  );
}
