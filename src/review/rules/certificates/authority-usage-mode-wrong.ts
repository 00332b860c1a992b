import { limits } from "../../../network/limits/table";
import { attributeAt } from "../../facts/attribute-at";
import { certificatesOf } from "../../facts/certificates";
import { textOf } from "../../plan/value";
import { found, type Rule } from "../../rule";
import { exampleAuthority, exampleLeaf } from "./example-authority";

const shortLivedDays = limits.shortLivedCertificateDays.most;

const shortLived = 'usage_mode = "SHORT_LIVED_CERTIFICATE"';

/** Authorities that refuse what is asked of them. */
export const authorityUsageModeWrong: Rule = {
  name: "authority-usage-mode-wrong",
  area: "certificates",
  severity: "medium",
  title: "A short-lived authority is asked for long certificates",
  what: `An authority with usage_mode SHORT_LIVED_CERTIFICATE signs a certificate of more than ${String(shortLivedDays)} days, or one of AWS Certificate Manager, which live 13 months.`,
  why: "AWS refuses to sign it: the apply stops half-way, or cert-manager never gets the brokers' certificate.",
  remedy:
    "Leave usage_mode at GENERAL_PURPOSE for servers, or ask for 7 days and let cert-manager renew them. The mode cannot be changed: a new authority is made.",
  references: ["https://docs.aws.amazon.com/privateca/latest/userguide/short-lived-certificates.html"],
  *find(plan) {
    for (const { resource, authority, validDays, isAuthority } of certificatesOf(plan)) {
      if (authority === null || authority.resource === null || isAuthority) continue;
      const mode = textOf(attributeAt(plan, authority.resource, "usage_mode"));
      if (mode !== "SHORT_LIVED_CERTIFICATE") continue;
      const days = resource.type === "aws_acm_certificate" ? 395 : validDays;
      if (days !== null && days > shortLivedDays)
        yield found(
          authority.resource,
          "usage_mode",
          `${resource.address} asks it for ${String(Math.round(days))} days.`,
          [resource.address],
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: [
        exampleAuthority({ more: shortLived }),
        exampleLeaf({ name: "broker", authority: "kafka", template: "EndEntityServerAuthCertificate", days: 90 }),
      ].join(""),
    },
    compliant: {
      terraform: [
        exampleAuthority({ more: shortLived }),
        exampleLeaf({ name: "broker", authority: "kafka", template: "EndEntityServerAuthCertificate", days: 7 }),
      ].join(""),
    },
  },
};
