import { attributeOf } from "../../facts/attribute-or-default";
import { offeredLoadBalancersOf } from "../../facts/kafka-load-balancers";
import { notTold } from "../../facts/not-told";
import { booleanOf, isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

const path = "enable_deletion_protection";

/** A load balancer that one apply, or one click, deletes. */
export const loadBalancerWithoutDeletionProtection: Rule = {
  name: "load-balancer-without-deletion-protection",
  area: "private-link",
  severity: "medium",
  title: "Kafka's load balancer can be deleted by mistake",
  what: "`enable_deletion_protection` of a load balancer before brokers, or behind an endpoint service, is not true.",
  why: "With the load balancer go its name, its listeners and the way of every consumer to the brokers, in the middle of a migration and of the time in which people may go back.",
  remedy: "Set enable_deletion_protection = true; whoever means to delete it turns that off in a change of its own.",
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#deletion-protection",
  ],
  *find(plan, known) {
    for (const { resource, kind } of offeredLoadBalancersOf(plan, known)) {
      if (kind === "classic") continue;
      const isProtected = booleanOf(attributeOf(plan, resource, path));
      if (isUnknown(isProtected))
        yield cannotTell(resource, path, notTold("Whether the load balancer is protected", isProtected));
      else if (isProtected !== true) yield found(resource, path, "The load balancer can be deleted by mistake.");
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ balancer: { enable_deletion_protection: null } }) },
    compliant: { terraform: loadBalancerCase() },
  },
};
