import { emptyNetwork } from "../../../../src/review/facts/empty-network";
import {
  exampleAuthority,
  exampleCertManager,
  exampleLeaf,
} from "../../../../src/review/rules/certificates/example-authority";
import { exampleMskCluster } from "../../../../src/review/rules/transport/example-cluster";
import { type Seed } from "../seed";
import { strimziKafka } from "./manifests";

const window = { lastWaveEnds: "2027-03-01", rollbackDays: 30 };
const inWindow = { today: "2026-11-21", window };

const network = {
  ...emptyNetwork,
  listeners: [
    { host: "bootstrap.orders.example.com", port: 19092, nodeId: null },
    { host: "b-0.orders.example.com", port: 19093, nodeId: 0 },
    { host: "b-1.orders.example.com", port: 19094, nodeId: 1 },
  ],
};
const allNames = network.listeners.map(({ host }) => host);

const issuerOf = (authority: string): string => `
resource "kubernetes_manifest" "issuer" {
  manifest = {
    apiVersion = "cert-manager.io/v1"
    kind       = "ClusterIssuer"
    metadata   = { name = "${authority}" }
    spec       = { ca = { secretName = "${authority}" } }
  }
}`;

const policy = (statement: string): string => `
resource "aws_iam_role" "issuer" {
  name               = "issuer"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role_policy" "issuer" {
  role   = aws_iam_role.issuer.id
  policy = data.aws_iam_policy_document.issuer.json
}
data "aws_iam_policy_document" "issuer" {
  statement {
    ${statement}
  }
}`;

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const certificatesSeeds: readonly Seed[] = [
  {
    name: "leaf-ends-on-a-day-within-the-window",
    terraform: [
      exampleAuthority({}),
      exampleLeaf({ name: "broker", authority: "kafka", template: "EndEntityServerAuthCertificate" }).replace(
        /type  = "DAYS"\s+value = 5/,
        'type  = "END_DATE"\n    value = "2027-03-20T00:00:00Z"',
      ),
    ].join(""),
    knowing: inWindow,
    finds: [{ rule: "certificate-ends-before-rollback", address: "aws_acmpca_certificate.broker" }],
  },
  {
    name: "leaf-ends-at-a-time-in-seconds",
    terraform: [
      exampleAuthority({ validity: 'type  = "ABSOLUTE"\n    value = "1806537600"' }),
      exampleLeaf({ name: "broker", authority: "kafka", template: "EndEntityServerAuthCertificate" }).replace(
        /type  = "DAYS"\s+value = 5/,
        'type  = "MONTHS"\n    value = 13',
      ),
    ].join(""),
    knowing: inWindow,
    finds: [{ rule: "certificate-ends-before-rollback", address: "aws_acmpca_certificate.kafka" }],
  },
  {
    name: "leaf-of-ninety-days-that-cert-manager-renews",
    terraform: exampleCertManager({ names: ["b-0.orders.example.com"] }),
    knowing: inWindow,
    finds: [],
  },
  {
    name: "authority-of-cert-manager-that-is-renewed-within-the-window",
    terraform: exampleCertManager({ names: ["orders-authority"] }).replace("usages", "isCA       = true\n      usages"),
    knowing: inWindow,
    finds: [{ rule: "certificate-ends-before-rollback", address: "kubernetes_manifest.orders" }],
  },
  {
    name: "authorities-of-strimzi-that-are-renewed-within-the-window",
    terraform: strimziKafka({ more: "clusterCa = { validityDays = 120 }\n      clientsCa = { validityDays = 1825 }" }),
    knowing: inWindow,
    finds: [{ rule: "certificate-ends-before-rollback", address: "kubernetes_manifest.kafka" }],
  },
  {
    name: "certificate-whose-validity-is-a-variable-without-a-value",
    terraform: `
resource "aws_secretsmanager_secret" "days" {
  name = "days"
}
${[
  exampleAuthority({}),
  exampleLeaf({ name: "broker", authority: "kafka", template: "EndEntityServerAuthCertificate" }).replace(
    "value = 5",
    "value = aws_secretsmanager_secret.days.id",
  ),
].join("")}`,
    knowing: inWindow,
    finds: [
      { rule: "certificate-ends-before-rollback", address: "aws_acmpca_certificate.broker", verdict: "cannot-tell" },
    ],
  },
  {
    name: "self-signed-for-a-month",
    terraform: `
resource "tls_private_key" "broker" {
  algorithm = "ECDSA"
}
resource "tls_self_signed_cert" "broker" {
  private_key_pem       = tls_private_key.broker.private_key_pem
  validity_period_hours = 720
  allowed_uses          = ["server_auth"]
  dns_names             = ["*.orders.example.com"]
}`,
    knowing: inWindow,
    finds: [
      { rule: "certificate-ends-before-rollback", address: "tls_self_signed_cert.broker" },
      { rule: "wildcard-certificate", address: "tls_self_signed_cert.broker" },
    ],
  },
  {
    name: "private-certificate-that-acm-may-not-renew",
    terraform: `${exampleAuthority({})}
resource "aws_acm_certificate" "registry" {
  domain_name               = "registry.example.com"
  certificate_authority_arn = aws_acmpca_certificate_authority.kafka.arn
  lifecycle {
    create_before_destroy = true
  }
}`,
    knowing: { today: "2026-11-21", window: { lastWaveEnds: "2028-03-01", rollbackDays: 30 } },
    finds: [{ rule: "certificate-ends-before-rollback", address: "aws_acm_certificate.registry" }],
  },
  {
    name: "public-certificate-that-acm-renews",
    terraform: `
resource "aws_acm_certificate" "console" {
  domain_name       = "console.example.com"
  validation_method = "DNS"
}`,
    knowing: { today: "2026-11-21", window: { lastWaveEnds: "2028-03-01", rollbackDays: 30 } },
    finds: [],
  },
  {
    name: "certificate-without-one-broker",
    terraform: exampleCertManager({ names: allNames.slice(0, 2) }),
    knowing: { network },
    finds: [{ rule: "certificate-lacks-advertised-name", address: "kubernetes_manifest.orders" }],
  },
  {
    name: "certificate-of-every-broker-on-its-own",
    terraform: [1, 2]
      .map((index) =>
        exampleCertManager({ name: `b-${String(index)}`, names: [allNames[0] ?? "", allNames[index] ?? ""] }),
      )
      .join(""),
    knowing: { network },
    finds: [],
  },
  {
    name: "wildcard-covers-every-broker",
    terraform: exampleCertManager({ names: ["*.orders.example.com"] }),
    knowing: { network },
    finds: [{ rule: "wildcard-certificate", address: "kubernetes_manifest.orders" }],
  },
  {
    name: "certificates-of-others-are-no-brokers",
    terraform: exampleCertManager({ names: ["console.example.com"] }),
    knowing: { network },
    finds: [],
  },
  {
    name: "one-issuer-of-cert-manager-for-both-sides",
    terraform: [
      issuerOf("servers"),
      exampleCertManager({ names: ["b-0.orders.example.com"], usages: ["server auth", "client auth"] }),
      exampleCertManager({ name: "billing", names: ["billing"], usages: ["client auth"] }),
    ].join(""),
    finds: [{ rule: "server-and-client-authority-same", address: "kubernetes_manifest.issuer" }],
  },
  {
    name: "two-issuers-of-cert-manager",
    terraform: [
      exampleCertManager({ names: ["b-0.orders.example.com"], usages: ["server auth", "client auth"] }),
      exampleCertManager({ name: "billing", names: ["billing"], usages: ["client auth"], issuer: "clients" }),
    ].join(""),
    finds: [],
  },
  {
    name: "msk-trusts-the-authority-of-servers",
    terraform: [
      exampleAuthority({}),
      exampleLeaf({ name: "registry", authority: "kafka", template: "EndEntityServerAuthCertificate" }),
      exampleMskCluster({
        authentication: "tls {\n      certificate_authority_arns = [aws_acmpca_certificate_authority.kafka.arn]\n    }",
      }),
    ].join(""),
    finds: [{ rule: "server-and-client-authority-same", address: "aws_acmpca_certificate_authority.kafka" }],
  },
  {
    name: "acm-asks-a-short-lived-authority",
    terraform: `${exampleAuthority({ more: 'usage_mode = "SHORT_LIVED_CERTIFICATE"' })}
resource "aws_acm_certificate" "registry" {
  domain_name               = "registry.example.com"
  certificate_authority_arn = aws_acmpca_certificate_authority.kafka.arn
}`,
    finds: [{ rule: "authority-usage-mode-wrong", address: "aws_acmpca_certificate_authority.kafka" }],
  },
  {
    name: "issuer-may-do-everything",
    terraform: policy('actions   = ["acm-pca:*"]\n    resources = ["*"]'),
    finds: [{ rule: "issuer-role-too-wide", address: "aws_iam_role_policy.issuer" }],
  },
  {
    name: "issuer-with-a-condition-that-means-nothing",
    terraform: policy(`actions   = ["acm-pca:Issue*"]
    resources = ["arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/a"]
    condition {
      test     = "StringLike"
      variable = "acm-pca:TemplateArn"
      values   = ["arn:aws:acm-pca:::template/*"]
    }`),
    finds: [{ rule: "issuer-role-too-wide", address: "aws_iam_role_policy.issuer" }],
  },
  {
    name: "issuer-of-one-template",
    terraform: policy(`actions   = ["acm-pca:IssueCertificate"]
    resources = ["arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/a"]
    condition {
      test     = "StringEquals"
      variable = "acm-pca:TemplateArn"
      values   = ["arn:aws:acm-pca:::template/EndEntityServerAuthCertificate/V1"]
    }`),
    finds: [],
  },
  {
    name: "reader-of-certificates",
    terraform: policy('actions   = ["acm-pca:GetCertificate", "acm-pca:Describe*"]\n    resources = ["*"]'),
    finds: [],
  },
];
