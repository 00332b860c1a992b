import { type Rule } from "../../rule";
import { lossesOfKind, lossFound } from "./losses";

/** Certificates that are renewed by a successor; authorities are not. */
const renewed = new Set([
  "aws_acm_certificate",
  "aws_acmpca_certificate",
  "tls_self_signed_cert",
  "tls_locally_signed_cert",
]);

/** A certificate authority or certificate that a plan deletes or replaces. */
export const authorityDestroyed: Rule = {
  name: "authority-destroyed",
  area: "destruction",
  severity: "critical",
  title: "A certificate authority or certificate is destroyed",
  what: "The plan deletes or replaces a certificate authority, its certificate, an issuer, a key or a certificate. A certificate that is replaced after its successor is there is not meant: that is how they are renewed.",
  why: "Nothing that trusts the authority can be renewed any more: brokers and clients stop understanding each other when the first certificate ends, and a new authority must first reach every trust store.",
  remedy:
    "Add the new authority to every trust store, move the brokers and clients to it, and release the old one only then. Use create_before_destroy for certificates.",
  references: [
    "https://docs.aws.amazon.com/privateca/latest/userguide/PCADeleteCA.html",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  *find(plan, known) {
    for (const loss of lossesOfKind(plan, known, "authority"))
      if (loss.action !== "replace-create-first" || !renewed.has(loss.resource.type)) yield lossFound(loss);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_acmpca_certificate_authority" "brokers" {
  type                            = "ROOT"
  permanent_deletion_time_in_days = 30
  certificate_authority_configuration {
    key_algorithm     = "RSA_2048"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "brokers"
    }
  }
}`,
      before: `
resource "aws_acmpca_certificate_authority" "brokers" {
  type                            = "ROOT"
  permanent_deletion_time_in_days = 30
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "brokers"
    }
  }
}`,
    },
    compliant: {
      terraform: `
resource "aws_acmpca_certificate_authority" "brokers" {
  type                            = "ROOT"
  permanent_deletion_time_in_days = 30
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "brokers"
    }
  }
}
resource "aws_acmpca_certificate_authority" "next" {
  type                            = "ROOT"
  permanent_deletion_time_in_days = 30
  certificate_authority_configuration {
    key_algorithm     = "RSA_2048"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "brokers"
    }
  }
}`,
      before: `
resource "aws_acmpca_certificate_authority" "brokers" {
  type                            = "ROOT"
  permanent_deletion_time_in_days = 30
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "brokers"
    }
  }
}`,
    },
  },
};
