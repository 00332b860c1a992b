import { attributeOf } from "../../facts/attribute-or-default";
import { kafkaTargetGroupsOf } from "../../facts/kafka-load-balancers";
import { notTold } from "../../facts/not-told";
import { booleanOf, isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

const path = "proxy_protocol_v2";

/** A target group that sends brokers a header which they cannot read. */
export const targetGroupSendsProxyProtocol: Rule = {
  name: "target-group-sends-proxy-protocol",
  area: "private-link",
  severity: "high",
  title: "Brokers are sent the PROXY protocol, which they cannot read",
  what: "`proxy_protocol_v2` of a target group before brokers is true.",
  why: "Brokers take the header for the size of a request and close the connection: no client comes through, while health checks, which send none, stay green.",
  remedy:
    "Set proxy_protocol_v2 = false; who connected is told by the principal, and by the flow logs of the endpoint.",
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol",
    "https://kafka.apache.org/protocol#protocol_common",
  ],
  *find(plan, known) {
    for (const { resource } of kafkaTargetGroupsOf(plan, known)) {
      const sends = booleanOf(attributeOf(plan, resource, path));
      if (isUnknown(sends)) yield cannotTell(resource, path, notTold("Whether the PROXY protocol is sent", sends));
      else if (sends === true) yield found(resource, path, "Every connection to a broker begins with a PROXY header.");
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ group: { proxy_protocol_v2: "true" } }) },
    compliant: { terraform: loadBalancerCase() },
  },
};
