import { grantText } from "../../../kafka/acl-text";
import { few } from "../../facts/grants/places";
import { unacceptedGrants } from "../../grants/unaccepted";
import { found, type Rule } from "../../rule";
import { caseAcl, caseAclBlock, caseSource } from "./case-acls";

/** A principal that may do more than it may at the source. */
export const grantWiderThanSource: Rule = {
  name: "grant-wider-than-source",
  area: "access",
  severity: "high",
  title: "A principal may do more than at the source",
  what: "A right of the plan is wider than the source's: a broader operation, a prefix in place of a name, a shorter prefix, another resource; and no line of the ledger that says so was accepted.",
  why: "A migration is no occasion for new rights: nobody asked for them, nobody reviews them, and they stay.",
  remedy:
    "Write the right as the source has it. Where it must be wider, have its line of the ledger approved in the wave file.",
  references: ["https://kafka.apache.org/documentation/#security_authz"],
  needs: ["inventory"],
  *find(plan, known) {
    const wider = unacceptedGrants(
      plan,
      known,
      ({ sources }, result) => result === "wider" || (result === "new" && sources.length > 0),
    );
    for (const { resource, principal, grants } of wider) {
      const sources = [...new Set(grants.flatMap(({ source }) => (source === null ? [] : [grantText(source)])))];
      const targets = [...new Set(grants.map(({ target }) => grantText(target)))];
      const before = sources.length === 0 ? "nothing like it" : few(sources);
      yield found(resource, null, `${principal.principal}: ${few(targets)}; at the source ${before}.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: caseAclBlock("write", { resource_name: "billing.", resource_pattern_type_filter: "Prefixed" }),
      knowing: { source: caseSource(caseAcl()) },
    },
    compliant: {
      terraform: caseAclBlock("write"),
      knowing: { source: caseSource(caseAcl({ resourceName: "billing.", patternType: "PREFIXED" })) },
    },
  },
};
