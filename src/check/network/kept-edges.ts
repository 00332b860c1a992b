import { type NetworkExpectations } from "../../expectations/network/document";

type ExpectedEdge = NetworkExpectations["edges"][number];
type ExpectedPort = NetworkExpectations["ports"][number];

const dayMs = 86_400_000;

/** Whether the day until which an edge must be kept is over, in UTC. */
export function isOver(keepUntil: string, now: Date): boolean {
  return now.getTime() >= Date.parse(keepUntil) + dayMs;
}

/**
 * The declared ports that stand for an edge: of the role that it leads to, within its ports. The path that they were declared on
 * may be another: operators use the listener that clients use. Only TCP can be tried.
 */
export function addressesOfEdge(edge: ExpectedEdge, ports: readonly ExpectedPort[]): readonly ExpectedPort[] {
  if (edge.ports.protocol !== "tcp") return [];
  return ports.filter(({ role, port }) => role === edge.to && port >= edge.ports.from && port <= edge.ports.to);
}
