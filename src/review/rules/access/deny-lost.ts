import { few } from "../../facts/grants/places";
import { lostGrants } from "../../grants/lost";
import { found, type Rule } from "../../rule";
import { caseAcl, caseAclBlock, caseSource } from "./case-acls";

/** A refusal that does not arrive. */
export const denyLost: Rule = {
  name: "deny-lost",
  area: "access",
  severity: "high",
  title: "A DENY of the source is not in the plan",
  what: "The source, or the wave, refuses something to a principal that the plan grants rights, and the plan does not refuse it.",
  why: "Whatever the DENY kept the principal from is open to it at the target, through its own wider rights and through those of everyone.",
  remedy: "Write the DENY too. Where the target knows none, narrow what is allowed, so that nothing has to be refused.",
  references: [
    "https://github.com/apache/kafka/blob/4.0/metadata/src/main/java/org/apache/kafka/metadata/authorizer/StandardAuthorizerData.java",
  ],
  needs: ["inventory"],
  *find(plan, known) {
    for (const { principal, texts } of lostGrants(plan, known, "DENY"))
      yield found(null, null, `${principal} is no longer refused: ${few(texts)}.`);
  },
  cases: {
    nonCompliant: {
      terraform: caseAclBlock("write"),
      knowing: { source: caseSource(caseAcl(), caseAcl({ operation: "READ", permission: "DENY" })) },
    },
    compliant: {
      terraform: `${caseAclBlock("write")}${caseAclBlock("no_read", { acl_operation: "Read", acl_permission_type: "Deny" })}`,
      knowing: { source: caseSource(caseAcl(), caseAcl({ operation: "READ", permission: "DENY" })) },
    },
  },
};
