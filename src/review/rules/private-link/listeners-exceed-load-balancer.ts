import { limitProblem } from "../../../network/limits/table";
import { attributeOf } from "../../facts/attribute-or-default";
import { type LoadBalancer, loadBalancersOf } from "../../facts/load-balancers";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { booleanOf } from "../../plan/value";
import { found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

/** A load balancer with more listeners or targets than AWS lets it have. */
export const listenersExceedLoadBalancer: Rule = {
  name: "listeners-exceed-load-balancer",
  area: "private-link",
  severity: "high",
  title: "A network load balancer would have more than AWS allows",
  what: "More than 50 listeners of one network load balancer, or more than 500 targets behind one with cross-zone balancing.",
  why: "The apply ends in the middle, with some brokers that can be reached and others that cannot. The listeners' limit is never raised, and several load balancers behind one endpoint service do not help: each endpoint is bound to one.",
  remedy:
    "Give every 45 brokers a load balancer and an endpoint service of their own, and consumers an endpoint for each.",
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html",
  ],
  *find(plan) {
    const shares = sharesOfListeners(plan);
    for (const balancer of loadBalancersOf(plan)) {
      const { resource, kind } = balancer;
      if (kind !== "network" || resource.after === null) continue;
      const tooMany = [
        limitProblem("listenersPerLoadBalancer", Math.ceil(shares.get(resource.address) ?? 0)),
        balancesAcrossZones(plan, balancer) ? limitProblem("targetsPerLoadBalancer", targetCount(balancer)) : undefined,
      ];
      for (const problem of tooMany) if (problem !== undefined) yield found(resource, null, problem);
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ and: moreListeners(50) }) },
    compliant: { terraform: loadBalancerCase({ and: moreListeners(49) }) },
  },
};

function moreListeners(count: number): string {
  return `
resource "aws_lb_listener" "more" {
  count                    = ${String(count)}
  load_balancer_arn        = aws_lb.kafka.arn
  port                     = 20000 + count.index
  protocol                 = "TCP"
  tcp_idle_timeout_seconds = 900

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.broker.arn
  }
}
`;
}

/**
 * How many listeners each load balancer has. Where several load balancers were made at once and the plan does not say which of
 * them a listener is on, it counts for each of them in part.
 */
function sharesOfListeners(plan: Plan): ReadonlyMap<string, number> {
  const balancersOf = new Map<PlannedResource, PlannedResource[]>();
  for (const { resource, listeners } of loadBalancersOf(plan))
    for (const listener of listeners) {
      const known = balancersOf.get(listener.resource);
      if (known === undefined) balancersOf.set(listener.resource, [resource]);
      else known.push(resource);
    }
  const shares = new Map<string, number>();
  for (const balancers of balancersOf.values())
    for (const { address } of balancers) shares.set(address, (shares.get(address) ?? 0) + 1 / balancers.length);
  return shares;
}

function balancesAcrossZones(plan: Plan, { resource }: LoadBalancer): boolean {
  return booleanOf(attributeOf(plan, resource, "enable_cross_zone_load_balancing")) === true;
}

/** Targets of a group count once, however many listeners forward to it. */
function targetCount({ listeners }: LoadBalancer): number {
  const groups = new Map(
    listeners.flatMap(({ targetGroups }) =>
      targetGroups.map((group) => [group.resource.address, group.targets.length]),
    ),
  );
  return [...groups.values()].reduce((sum, count) => sum + count, 0);
}
