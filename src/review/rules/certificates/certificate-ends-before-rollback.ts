import { expiryProblem, neededUntil } from "../../../network/project-window";
import { certificateEndsOf } from "../../facts/certificate-ends";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleAuthority } from "./example-authority";

const window = { lastWaveEnds: "2027-03-01", rollbackDays: 30 };
const knowing = { today: "2026-11-21", window };

/** Certificates that end while people may still go back. */
export const certificateEndsBeforeRollback: Rule = {
  name: "certificate-ends-before-rollback",
  area: "certificates",
  severity: "high",
  title: "A certificate ends before the migration is over",
  what: "A certificate that nobody renews by itself, or an authority, ends before the last wave, the days in which people may go back, and 14 days in reserve are over: AWS Private CA, imported certificates, the TLS provider, authorities of cert-manager and Strimzi. Validity without a date counts from today.",
  why: "On that day clients and brokers refuse each other, in the middle of a wave or of its way back. An authority that is renewed is one that clients do not trust yet.",
  remedy: "Give it a validity beyond the window, or renew it before the first wave.",
  references: [
    "https://docs.aws.amazon.com/privateca/latest/APIReference/API_Validity.html",
    "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
    "https://strimzi.io/docs/operators/latest/deploying#security-str",
  ],
  needs: ["window"],
  *find(plan, known) {
    if (known.window === null) return;
    for (const { resource, path, what, endsOn } of certificateEndsOf(plan, known.today)) {
      if (isUnknown(endsOn)) {
        yield cannotTell(
          resource,
          path,
          `When ${what} ends is not known in the plan; the migration needs it until ${neededUntil(known.window)}.`,
        );
        continue;
      }
      const problem = expiryProblem(what, endsOn, known.window);
      if (problem !== undefined) yield found(resource, path, problem.slice(0, problem.indexOf(":")).concat("."));
    }
  },
  cases: {
    nonCompliant: { terraform: exampleAuthority({ validity: 'type  = "DAYS"\n    value = 60' }), knowing },
    compliant: {
      terraform: exampleAuthority({ validity: 'type  = "END_DATE"\n    value = "2031-03-31T23:59:59Z"' }),
      knowing,
    },
  },
};
