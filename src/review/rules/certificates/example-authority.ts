/** An authority of AWS Private CA with its own certificate, for the cases of rules. */
export function exampleAuthority(settings: {
  readonly name?: string;
  readonly validity?: string;
  readonly more?: string;
}): string {
  const { name = "kafka", validity = 'type  = "YEARS"\n    value = 5', more = "" } = settings;
  return `
resource "aws_acmpca_certificate_authority" "${name}" {
  type = "ROOT"
  certificate_authority_configuration {
    key_algorithm     = "EC_prime256v1"
    signing_algorithm = "SHA256WITHECDSA"
    subject {
      common_name = "${name}"
    }
  }
  ${more}
}
resource "aws_acmpca_certificate" "${name}" {
  certificate_authority_arn   = aws_acmpca_certificate_authority.${name}.arn
  certificate_signing_request = aws_acmpca_certificate_authority.${name}.certificate_signing_request
  signing_algorithm           = "SHA256WITHECDSA"
  template_arn                = "arn:aws:acm-pca:::template/RootCACertificate/V1"
  validity {
    ${validity}
  }
}`;
}

/** A leaf that an authority signs. */
export function exampleLeaf(settings: {
  readonly name: string;
  readonly authority: string;
  readonly template: string;
  readonly days?: number;
}): string {
  const { name, authority, template, days = 5 } = settings;
  return `
resource "aws_acmpca_certificate" "${name}" {
  certificate_authority_arn   = aws_acmpca_certificate_authority.${authority}.arn
  certificate_signing_request = "-----BEGIN CERTIFICATE REQUEST-----\\nMIIBAA==\\n-----END CERTIFICATE REQUEST-----"
  signing_algorithm           = "SHA256WITHECDSA"
  template_arn                = "arn:aws:acm-pca:::template/${template}/V1"
  validity {
    type  = "DAYS"
    value = ${String(days)}
  }
}`;
}

/** A Certificate of cert-manager. */
export function exampleCertManager(settings: {
  readonly names: readonly string[];
  readonly usages?: readonly string[];
  readonly name?: string;
  readonly issuer?: string;
}): string {
  const { names, usages = ["server auth"], name = "orders", issuer = "servers" } = settings;
  return `
resource "kubernetes_manifest" "${name}" {
  manifest = {
    apiVersion = "cert-manager.io/v1"
    kind       = "Certificate"
    metadata = {
      name      = "${name}"
      namespace = "kafka"
    }
    spec = {
      secretName = "${name}-tls"
      dnsNames   = ${JSON.stringify(names)}
      duration   = "2160h0m0s"
      usages     = ${JSON.stringify(usages)}
      issuerRef = {
        group = "cert-manager.io"
        kind  = "ClusterIssuer"
        name  = "${issuer}"
      }
    }
  }
}`;
}
