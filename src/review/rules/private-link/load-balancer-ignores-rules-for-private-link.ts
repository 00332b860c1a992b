import { attributeOf } from "../../facts/attribute-or-default";
import { offeredLoadBalancersOf } from "../../facts/kafka-load-balancers";
import { notTold } from "../../facts/not-told";
import { isUnknown, textOf } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

const path = "enforce_security_group_inbound_rules_on_private_link_traffic";

/** A load balancer whose inbound rules do not hold for what comes through PrivateLink. */
export const loadBalancerIgnoresRulesForPrivateLink: Rule = {
  name: "load-balancer-ignores-rules-for-private-link",
  area: "private-link",
  severity: "high",
  title: "The load balancer's rules do not hold for PrivateLink",
  what: `\`${path}\` of a load balancer before brokers, or behind an endpoint service, is off. It is on by default.`,
  why: "Everybody in a consumer's network reaches the brokers, whatever the security group says: its rules hold only for clients that come without an endpoint.",
  remedy: `Set ${path} = "on" and name the networks of each consumer's clients in the group's rules: the rules see the clients' own addresses.`,
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
    "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/lb",
  ],
  *find(plan, known) {
    for (const { resource } of offeredLoadBalancersOf(plan, known)) {
      const enforced = textOf(attributeOf(plan, resource, path));
      if (isUnknown(enforced))
        yield cannotTell(resource, path, notTold("Whether the group's rules hold for PrivateLink", enforced));
      else if (enforced === "off")
        yield found(
          resource,
          path,
          "The security group's inbound rules are not held against what comes through endpoints.",
        );
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ balancer: { [path]: '"off"' } }) },
    compliant: { terraform: loadBalancerCase() },
  },
};
