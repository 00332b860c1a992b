import { attributeOf } from "../../facts/attribute-or-default";
import { kafkaTargetGroupsOf } from "../../facts/kafka-load-balancers";
import { notTold } from "../../facts/not-told";
import { booleanOf, isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

const path = "preserve_client_ip";

/** A target group that passes clients' own addresses on to brokers. */
export const targetGroupKeepsClientAddress: Rule = {
  name: "target-group-keeps-client-address",
  area: "private-link",
  severity: "medium",
  title: "Brokers see clients' own addresses behind the load balancer",
  what: "`preserve_client_ip` of a target group before brokers is on, or is left to its default, which is on where targets are instances.",
  why: "A client on the machine of a broker, or a broker that is its own client, cannot connect to itself through the load balancer: connections time out now and then. And brokers' own groups must let every client network in.",
  remedy: 'Set preserve_client_ip = "false" and tell clients apart by their principals.',
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html",
  ],
  *find(plan, known) {
    for (const { resource, targetType, protocol } of kafkaTargetGroupsOf(plan, known)) {
      const keeps = booleanOf(attributeOf(plan, resource, path));
      if (isUnknown(keeps)) yield cannotTell(resource, path, notTold("Whether clients' addresses are kept", keeps));
      else if (keeps === true) yield found(resource, path, "Clients' own addresses are passed on to the brokers.");
      else if (
        keeps === null &&
        (targetType === "instance" || /UDP/.test(typeof protocol === "string" ? protocol : ""))
      )
        yield found(
          resource,
          path,
          `Clients' own addresses are passed on to the brokers: that is the default for ${targetType === "instance" ? "instances" : "this protocol"}.`,
        );
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ group: { preserve_client_ip: '"true"' } }) },
    compliant: { terraform: loadBalancerCase() },
  },
};
