import { few } from "../../facts/grants/places";
import { lostGrants } from "../../grants/lost";
import { found, type Rule } from "../../rule";
import { caseAcl, caseAclBlock } from "./case-acls";
import { caseWave } from "./case-wave";

/** A right that does not arrive. */
export const sourceGrantLost: Rule = {
  name: "source-grant-lost",
  area: "access",
  severity: "high",
  title: "A right of the wave is not in the plan",
  what: "The wave moves an ACL that the plan does not grant, also not by a wider one, and no line of the ledger says what became of it.",
  why: "The application is refused on the day of its cutover, and only then.",
  remedy:
    "Synthesize the stack again from the wave. Where the right shall go, say so in the wave, so that the ledger tells it.",
  references: ["https://kafka.apache.org/documentation/#security_authz"],
  needs: ["wave"],
  *find(plan, known) {
    if (known.wave === null) return;
    for (const { principal, texts } of lostGrants(plan, known, "ALLOW"))
      yield found(null, null, `${principal} loses ${few(texts)}.`);
  },
  cases: {
    nonCompliant: {
      terraform: caseAclBlock("write"),
      knowing: { wave: caseWave(caseAcl(), caseAcl({ operation: "READ" })) },
    },
    compliant: {
      terraform: `${caseAclBlock("write")}${caseAclBlock("read", { acl_operation: "Read" })}`,
      knowing: { wave: caseWave(caseAcl(), caseAcl({ operation: "DESCRIBE" })) },
    },
  },
};
