import { isComparableHost, isSingleHost } from "../../../target/provider-safe/acl";
import { type Knowledge } from "../../knowledge";
import { grantsOf } from "../../facts/grants";
import { atPlaces, grantsText, partPath } from "../../facts/grants/places";
import { type Plan } from "../../plan/plan";
import { found, type Rule } from "../../rule";

/** An ACL for a host that brokers never see. */
export const aclHostNeverMatches: Rule = {
  name: "acl-host-never-matches",
  area: "access",
  severity: "medium",
  title: "An ACL names a host that never matches",
  what: "The host of an ACL is a network, a name or a short form of an IPv6 address; or it is an address, while clients come through PrivateLink.",
  why: "Kafka compares hosts letter by letter with the address that a connection comes from, and behind PrivateLink that is the load balancer's. Who is allowed is refused, and who is denied is let in.",
  remedy: "Write the host *, and tell clients apart by their principal; keep networks out by security groups.",
  references: [
    "https://kafka.apache.org/documentation/#security_authz_cli",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html",
  ],
  *find(plan, known) {
    const isBehindPrivateLink = comesThroughPrivateLink(plan, known);
    const never = grantsOf(plan).filter(
      ({ by, parts: { host } }) => by === "acl" && typeof host === "string" && host !== "*",
    );
    for (const place of atPlaces(never)) {
      const host = place.grants[0]?.parts.host;
      if (typeof host !== "string") continue;
      const why = whyNever(host) ?? (isBehindPrivateLink ? behindPrivateLink : null);
      if (why !== null) yield found(place.resource, partPath(place, "host"), `${grantsText(place.grants)}: ${why}.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "write" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "10.0.0.0/8"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "write" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "10.0.0.7"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}`,
    },
  },
};

const behindPrivateLink = "clients come through PrivateLink, and brokers see the load balancer's address alone";

function whyNever(host: string): string | null {
  if (!isSingleHost(host)) return "Kafka compares hosts with single addresses";
  return isComparableHost(host) ? null : "Kafka compares with the long form of an IPv6 address, eight groups";
}

function comesThroughPrivateLink(plan: Plan, { network }: Knowledge): boolean {
  return (network?.listeners.length ?? 0) > 0 || plan.ofType("aws_vpc_endpoint_service").length > 0;
}
