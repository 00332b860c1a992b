import { grantText } from "../../../kafka/acl-text";
import { few } from "../../facts/grants/places";
import { isEverybody } from "../../facts/workloads";
import { unacceptedGrants } from "../../grants/unaccepted";
import { found, type Rule } from "../../rule";
import { caseAcl, caseAclBlock, caseSource } from "./case-acls";

/** Somebody whom the source does not know. */
export const grantNew: Rule = {
  name: "grant-new",
  area: "access",
  severity: "high",
  title: "A principal has rights that nobody has at the source",
  what: "The plan grants something to a principal that stands for none of the source's, and that the policy names neither as the platform's nor as a replicator.",
  why: "An identity that comes in with a migration is nobody's: no owner asked for it, and it is not taken away with the others.",
  remedy:
    "Take the rights away, or map the principal in an overlay to the one that it replaces. If it is the platform's, name it in the policy: review.platformPrincipals.",
  references: ["https://kafka.apache.org/documentation/#security_authz"],
  needs: ["inventory"],
  *find(plan, known) {
    const strangers = unacceptedGrants(
      plan,
      known,
      ({ principal, sources }, result) =>
        sources.length === 0 && !isEverybody(principal) && (result === "new" || result === "wider"),
    );
    for (const { resource, principal, grants } of strangers) {
      const targets = [...new Set(grants.map(({ target }) => grantText(target)))];
      yield found(resource, null, `${principal.principal}, which the source has not: ${few(targets)}.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: caseAclBlock("write", { acl_principal: "User:consultant" }),
      knowing: { source: caseSource(caseAcl()) },
    },
    compliant: {
      terraform: caseAclBlock("write"),
      knowing: { source: caseSource(caseAcl()) },
    },
  },
};
