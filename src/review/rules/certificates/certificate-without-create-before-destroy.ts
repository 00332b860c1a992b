import { managed } from "../../facts/attribute-at";
import { found, type Rule } from "../../rule";

/** Load balancers that would have no certificate for a while. */
export const certificateWithoutCreateBeforeDestroy: Rule = {
  name: "certificate-without-create-before-destroy",
  area: "certificates",
  severity: "low",
  title: "A certificate is deleted before its successor is there",
  what: "A plan replaces an aws_acm_certificate or aws_iam_server_certificate and deletes it first, or a synthesized stack has one without create_before_destroy.",
  why: "A certificate that a listener uses cannot be deleted: the apply stops, with the old one still there and no new one.",
  remedy: "Write lifecycle { create_before_destroy = true }.",
  references: [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  *find(plan) {
    for (const certificate of managed(plan, "aws_acm_certificate", "aws_iam_server_certificate")) {
      if (certificate.action === "replace-delete-first")
        yield found(certificate, "lifecycle", "The plan deletes it before the new one is made.");
      else if (certificate.lifecycle !== null && !certificate.lifecycle.createBeforeDestroy)
        yield found(certificate, "lifecycle", "It has no create_before_destroy.");
    }
  },
  cases: {
    nonCompliant: { before: certificate("old.example.com", ""), terraform: certificate("new.example.com", "") },
    compliant: {
      before: certificate("old.example.com", ""),
      terraform: certificate("new.example.com", "lifecycle {\n    create_before_destroy = true\n  }"),
    },
  },
};

function certificate(name: string, lifecycle: string): string {
  return `
resource "aws_acm_certificate" "console" {
  domain_name       = "${name}"
  validation_method = "DNS"
  ${lifecycle}
}`;
}
