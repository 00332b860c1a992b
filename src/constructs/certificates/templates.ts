import { type AuthorityPurpose, type CertificateAuthority } from "./certificate-authority";

/** AWS's partition; others have other ARNs. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

/** The templates of AWS Private CA that are used here (AWS Private CA, "Template definitions"). */
export type CertificateTemplate =
  | "RootCACertificate/V1"
  | "SubordinateCACertificate_PathLen0/V1"
  | "EndEntityServerAuthCertificate/V1"
  | "EndEntityServerAuthCertificate_APIPassthrough/V1"
  | "EndEntityClientAuthCertificate/V1";

/** A template's ARN. */
export function templateArn(template: CertificateTemplate, partition: Partition = "aws"): string {
  return `arn:${partition}:acm-pca:::template/${template}`;
}

/** The one template of which leaves of an authority are made: a client's certificate never serves, a server's never signs in. */
export const leafTemplates: Readonly<Record<AuthorityPurpose, CertificateTemplate>> = {
  servers: "EndEntityServerAuthCertificate/V1",
  clients: "EndEntityClientAuthCertificate/V1",
};

/** One statement of an IAM policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * The right to have leaves signed by one authority, of one template, and to fetch them. Without the condition the same right
 * would make further authorities.
 */
export function issuingStatements(
  { arn, purpose }: Pick<CertificateAuthority, "arn" | "purpose">,
  partition: Partition = "aws",
): readonly PolicyStatement[] {
  return [
    {
      Sid: "IssueLeaves",
      Effect: "Allow",
      Action: ["acm-pca:IssueCertificate"],
      Resource: [arn],
      Condition: { StringEquals: { "acm-pca:TemplateArn": templateArn(leafTemplates[purpose], partition) } },
    },
    {
      Sid: "FetchLeaves",
      Effect: "Allow",
      Action: ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate"],
      Resource: [arn],
    },
  ];
}

/** Statements as the text that IAM takes. */
export function policyText(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
