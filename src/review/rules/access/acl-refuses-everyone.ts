import { aclKey } from "../../../kafka/acl";
import { grantsOf } from "../../facts/grants";
import { atPlaces, grantsText, partPath } from "../../facts/grants/places";
import { isEverybody, isPlatform } from "../../facts/workloads";
import { found, type Rule } from "../../rule";

/** A refusal that hits more than it was meant for. */
export const aclRefusesEveryone: Rule = {
  name: "acl-refuses-everyone",
  area: "access",
  severity: "medium",
  title: "A right is refused to everyone, or to the platform itself",
  what: "A DENY names User:* or a principal that the policy names as the platform's or a replicator, and the source has no such DENY.",
  why: "A DENY wins over every ALLOW: Terraform, MirrorMaker and the checker are refused as well, and what was written with their rights cannot be taken back with them.",
  remedy: "Deny the principals that are meant. Where nobody shall have a right, allow it to nobody.",
  references: ["https://kafka.apache.org/documentation/#security_authz"],
  *find(plan, known) {
    const atSource = new Set((known.source?.acls ?? []).filter(({ permission }) => permission === "DENY").map(aclKey));
    const refused = grantsOf(plan).filter(
      ({ acl, parts }) =>
        parts.permission === "DENY" &&
        (isEverybody(parts.principal) ||
          isPlatform(parts.principal, known) ||
          known.policy.replicatorPrincipals.some((principal) => principal === parts.principal)) &&
        !(acl !== null && atSource.has(aclKey(acl))),
    );
    for (const place of atPlaces(refused))
      yield found(place.resource, partPath(place, "principal"), `${grantsText(place.grants)}.`);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "deny" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:*"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Deny"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "deny" {
  resource_name                = "billing.invoices"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:intern"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Deny"
}`,
    },
  },
};
