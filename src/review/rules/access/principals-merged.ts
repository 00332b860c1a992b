import { acceptanceOf } from "../../facts/accepted-lines";
import { grantsOf } from "../../facts/grants";
import { found, type Rule } from "../../rule";
import { caseAclBlock } from "./case-acls";
import { caseMerge } from "./case-wave";

/** Several principals that become one. */
export const principalsMerged: Rule = {
  name: "principals-merged",
  area: "access",
  severity: "high",
  title: "Several principals become one, and nobody accepted it",
  what: "A line of the ledger says that principals of the source are one at the target, and it has no approval that holds today.",
  why: "Each application gets what the others may do, and no log of the cluster tells them apart any more.",
  remedy:
    "Map each to a name of its own in an overlay, or have the line approved in the wave file by somebody who has read what each gains.",
  references: ["https://kafka.apache.org/documentation/#security_authz"],
  needs: ["ledger"],
  *find(plan, known) {
    for (const line of known.ledger ?? []) {
      if (line.rule !== "principals-merged" || acceptanceOf(line, known.today) !== null) continue;
      const grants = grantsOf(plan).filter(({ parts }) => parts.principal === line.object.name);
      const [first, ...others] = [...new Set(grants.map(({ resource }) => resource))];
      yield found(
        first ?? null,
        null,
        `${line.source ?? "Several principals"} become ${line.object.name}.`,
        others.map(({ address }) => address),
      );
    }
  },
  cases: {
    nonCompliant: {
      terraform: caseAclBlock("write", { acl_principal: "User:finance" }),
      knowing: { ledger: [caseMerge({ needed: true, by: null })] },
    },
    compliant: {
      terraform: caseAclBlock("write", { acl_principal: "User:finance" }),
      knowing: {
        ledger: [
          caseMerge({ needed: true, by: "security@example.com", reason: "one application", expires: "2999-12-31" }),
        ],
      },
    },
  },
};
