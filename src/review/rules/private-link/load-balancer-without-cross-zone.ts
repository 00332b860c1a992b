import { attributeOf } from "../../facts/attribute-or-default";
import { kafkaListenersOf, kafkaLoadBalancersOf } from "../../facts/kafka-load-balancers";
import { type Listener, type TargetGroup } from "../../facts/load-balancers";
import { zonesOfSubnets } from "../../facts/subnets-meant";
import { type Plan } from "../../plan/plan";
import { notTold } from "../../facts/not-told";
import { booleanOf, isUnknown, textOf } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

const path = "enable_cross_zone_load_balancing";

/** A load balancer whose nodes reach only the brokers of their own zone. */
export const loadBalancerWithoutCrossZone: Rule = {
  name: "load-balancer-without-cross-zone",
  area: "private-link",
  severity: "medium",
  title: "Clients of one zone do not reach brokers of the others",
  what: "A network load balancer in several zones has target groups of one broker each, and cross-zone balancing is on neither for it nor for the target group.",
  why: "An endpoint hands connections to the load balancer's node in its own zone, and a broker is in one zone: partitions whose leader stands in another zone cannot be reached, which looks like random timeouts.",
  remedy: "Set enable_cross_zone_load_balancing = true on the load balancer.",
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#load-balancer-zones",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#target-group-cross-zone",
  ],
  *find(plan, known) {
    for (const balancer of kafkaLoadBalancersOf(plan, known)) {
      const { resource, kind, subnets } = balancer;
      if (kind === "classic" || zonesOfSubnets(plan, subnets).zones === 1) continue;
      const single = groupsOfOne(kafkaListenersOf(balancer, plan, known)).filter((group) => !hasItsOwn(plan, group));
      const [first] = single;
      if (first === undefined) continue;
      const isOn = booleanOf(attributeOf(plan, resource, path));
      const involves = single.slice(0, 10).map((group) => group.resource.address);
      if (isUnknown(isOn))
        yield cannotTell(resource, path, notTold("Whether the load balancer balances across zones", isOn), involves);
      else if (isOn !== true)
        yield found(
          resource,
          path,
          `Cross-zone balancing is off, and ${String(single.length)} target group(s) lead to one broker each, such as ${first.resource.address}.`,
          involves,
        );
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ balancer: { enable_cross_zone_load_balancing: null } }) },
    compliant: { terraform: loadBalancerCase() },
  },
};

/**
 * Target groups that hold one broker: one attachment. Where somebody else registers targets, such as a controller in Kubernetes,
 * several groups are one for each broker.
 */
function groupsOfOne(listeners: readonly Listener[]): readonly TargetGroup[] {
  const groups = new Map(
    listeners.flatMap(({ targetGroups }) => targetGroups.map((group) => [group.resource.address, group])),
  );
  return [...groups.values()].filter(
    ({ targets }) =>
      targets.length <= 1 &&
      (groups.size > 1 || targets.some(({ registeredBy }) => registeredBy.type.endsWith("_target_group_attachment"))),
  );
}

/** Whether a target group balances across zones by itself. */
function hasItsOwn(plan: Plan, { resource }: TargetGroup): boolean {
  return textOf(attributeOf(plan, resource, "load_balancing_cross_zone_enabled")) === "true";
}
