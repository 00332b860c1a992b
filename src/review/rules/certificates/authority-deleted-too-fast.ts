import { attributeAt, managed } from "../../facts/attribute-at";
import { numberOf } from "../../plan/value";
import { found, type Rule } from "../../rule";
import { exampleAuthority } from "./example-authority";

/** The longest that AWS keeps a deleted authority, and the provider's default. */
const longestDays = 30;

/** Authorities that cannot be brought back for long. */
export const authorityDeletedTooFast: Rule = {
  name: "authority-deleted-too-fast",
  area: "certificates",
  severity: "low",
  title: "A deleted authority is gone for good too soon",
  what: `The permanent_deletion_time_in_days of an authority is less than ${String(longestDays)}.`,
  why: "What was signed by an authority that is gone cannot be renewed, and every client has to learn to trust another. A mistake is often seen only when the first certificate ends.",
  remedy: `Write permanent_deletion_time_in_days = ${String(longestDays)}, or leave it out.`,
  references: ["https://docs.aws.amazon.com/privateca/latest/userguide/PCADeleteCA.html"],
  *find(plan) {
    for (const authority of managed(plan, "aws_acmpca_certificate_authority")) {
      const days = numberOf(attributeAt(plan, authority, "permanent_deletion_time_in_days"));
      if (typeof days === "number" && days < longestDays)
        yield found(authority, "permanent_deletion_time_in_days", `It can be brought back for ${String(days)} days.`);
    }
  },
  cases: {
    nonCompliant: { terraform: exampleAuthority({ more: "permanent_deletion_time_in_days = 7" }) },
    compliant: { terraform: exampleAuthority({ more: "permanent_deletion_time_in_days = 30" }) },
  },
};
