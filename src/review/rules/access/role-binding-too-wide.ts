import { wideBindings } from "../../facts/too-wide";
import { isUnknown } from "../../plan/value";
import { isPlatform } from "../../facts/workloads";
import { found, type Rule } from "../../rule";

/** A role that is more than its holder needs. */
export const roleBindingTooWide: Rule = {
  name: "role-binding-too-wide",
  area: "access",
  severity: "high",
  title: "A role reaches the whole cluster",
  what: "A confluent_role_binding gives CloudClusterAdmin, EnvironmentAdmin, OrganizationAdmin or another role that governs clusters, or a role of single resources on *, to a principal that is not the platform's.",
  why: "An application that governs its cluster reads every team's data, deletes topics and gives rights to others; a role is inherited by every resource that comes later.",
  remedy:
    "Bind DeveloperRead and DeveloperWrite to the topics, or to a prefix that is the team's. If the principal is the platform's, name it in the policy: review.platformPrincipals.",
  references: [
    "https://docs.confluent.io/cloud/current/security/access-control/rbac/predefined-rbac-roles.html",
    "https://registry.terraform.io/providers/confluentinc/confluent/latest/docs/resources/confluent_role_binding",
  ],
  *find(plan, known) {
    for (const { binding, does } of wideBindings(plan)) {
      const { principal, resource } = binding;
      if (isPlatform(principal, known)) continue;
      const who = principal === null || isUnknown(principal) ? "somebody who is not known" : principal;
      yield found(resource, "role_name", `${who}: ${does}.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "confluent_role_binding" "billing" {
  principal   = "User:sa-1a2b3c"
  role_name   = "CloudClusterAdmin"
  crn_pattern = "crn://confluent.cloud/organization=0123/environment=env-1/cloud-cluster=lkc-1"
}`,
    },
    compliant: {
      terraform: `
resource "confluent_role_binding" "billing" {
  principal   = "User:sa-1a2b3c"
  role_name   = "DeveloperWrite"
  crn_pattern = "crn://confluent.cloud/organization=0123/environment=env-1/cloud-cluster=lkc-1/kafka=lkc-1/topic=billing.*"
}`,
    },
  },
};
