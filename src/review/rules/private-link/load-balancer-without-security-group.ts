import { attributeOf } from "../../facts/attribute-or-default";
import { offeredLoadBalancersOf } from "../../facts/kafka-load-balancers";
import { isList, isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

/** A load balancer that anybody who reaches its addresses may use. */
export const loadBalancerWithoutSecurityGroup: Rule = {
  name: "load-balancer-without-security-group",
  area: "private-link",
  severity: "high",
  title: "Kafka's load balancer has no security group",
  what: "A network load balancer before brokers, or behind an endpoint service, has no security_groups.",
  why: "It takes connections from every address that reaches it, and it can never be given a group later: it must be replaced, with its endpoint service and every endpoint of every consumer.",
  remedy: "Give it a security group from the start (security_groups), with one rule for each network of clients.",
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
    "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb#security_groups",
  ],
  *find(plan, known) {
    for (const { resource, kind, groups } of offeredLoadBalancersOf(plan, known)) {
      if (kind !== "network" && !isUnknown(kind)) continue;
      const written = attributeOf(plan, resource, "security_groups");
      if (written === null || (isList(written) && written.length === 0))
        yield found(resource, "security_groups", "The load balancer has no security group, and can never get one.");
      else if (isUnknown(written) && groups.groups.length === 0)
        yield cannotTell(
          resource,
          "security_groups",
          `Whether the load balancer has a security group is not known: ${groups.unresolved.join(", ")} is told by nothing in the plan.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: loadBalancerCase({
        balancer: { security_groups: null, enforce_security_group_inbound_rules_on_private_link_traffic: null },
      }),
    },
    compliant: { terraform: loadBalancerCase() },
  },
};
