import { kafkaPortsOf } from "../facts/kafka-ports";
import { loadBalancersOf } from "../facts/load-balancers";
import { endpointServicesOf } from "../facts/endpoint-services";
import { openingsOf, openingText, opensPorts } from "../facts/openings";
import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { isUnknown } from "../plan/value";
import { directWays } from "./direct-ways";
import { type ExposedWay, type Exposure } from "./exposure";
import { waysOf } from "./way-parts";
import { waysThroughLoadBalancers } from "./ways-through-load-balancers";

/** Data first, then who steers and who watches; within a path the internet first. */
const order = ["data", "control", "observability"];

/**
 * Who can reach what in a plan: through endpoint services and load balancers to brokers, directly to brokers and what works with
 * them, and from replicators to the source. What could not be told is said, and never left out.
 */
export function exposureOf(plan: Plan, known: Knowledge): Exposure {
  const ways = waysOf([...waysThroughLoadBalancers(plan, known), ...directWays(plan, known)]);
  return { stack: plan.stack, ways: [...ways].sort(byRank), unresolved: [...new Set(unresolvedIn(plan, known))] };
}

function byRank(one: ExposedWay, other: ExposedWay): number {
  return rank(one) - rank(other);
}

function rank({ path, client, through }: ExposedWay): number {
  const place = path === null ? order.length : order.indexOf(path);
  return place * 4 + (client.internet ? 0 : 2) + (through.length > 0 ? 0 : 1);
}

function unresolvedIn(plan: Plan, known: Knowledge): readonly string[] {
  const wanted = kafkaPortsOf(plan, known);
  const openings = openingsOf(plan).flatMap((opening) => {
    if (opening.direction !== "ingress" || !opensPorts(opening, wanted)) return [];
    const unknown = opening.peers.filter(
      (peer) => peer.kind === "unknown" || (peer.kind === "prefix-list" && !peer.complete),
    );
    return unknown.map(
      ({ name }) => `${opening.resource.address} opens ${openingText(opening)} to ${name}, which is not known.`,
    );
  });
  const balancers = loadBalancersOf(plan).flatMap(({ resource, groups, internal }) => [
    ...groups.unresolved.map((what) => `Which security groups ${resource.address} has is not known wholly: ${what}.`),
    ...(isUnknown(internal) ? [`Whether ${resource.address} is internal is not known.`] : []),
  ]);
  const services = endpointServicesOf(plan).flatMap(({ name, principals }) =>
    principals.some(({ arn }) => isUnknown(arn)) ? [`Who may make endpoints of ${name} is not known wholly.`] : [],
  );
  return [...openings, ...balancers, ...services];
}
