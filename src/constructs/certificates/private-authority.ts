import { AcmpcaCertificate } from "@cdktf/provider-aws/lib/acmpca-certificate";
import { AcmpcaCertificateAuthority } from "@cdktf/provider-aws/lib/acmpca-certificate-authority";
import { AcmpcaCertificateAuthorityCertificate } from "@cdktf/provider-aws/lib/acmpca-certificate-authority-certificate";
import { DataAwsAcmpcaCertificateAuthority } from "@cdktf/provider-aws/lib/data-aws-acmpca-certificate-authority";
import { Construct } from "constructs";
import { dayProblem, type ProjectWindow } from "../../network/project-window";
import { mustHold } from "../must-hold";
import { networkTags } from "../network/network-tags";
import { terraformText } from "../terraform-text";
import { authorityExpiryProblem } from "./authority-problems";
import {
  type AuthorityKey,
  type AuthorityPurpose,
  type CertificateAuthority,
  shortLivedDays,
  signingAlgorithms,
} from "./certificate-authority";
import { type Partition, templateArn } from "./templates";

/** How it is told that a certificate no longer holds. Kafka's brokers and clients do not ask, so short lives and ACLs protect them. */
export type Revocation =
  | { readonly kind: "none" }
  | { readonly kind: "ocsp" }
  /** `bucket` must let AWS Private CA write to it. */
  | { readonly kind: "crl"; readonly bucket: string; readonly days: number };

/** An authority that this stack makes. */
export interface PrivateAuthorityProps {
  /** As people call it: `orders-servers`. */
  readonly name: string;
  readonly purpose: AuthorityPurpose;
  /** Of its certificate's subject; 64 characters at most. */
  readonly commonName: string;
  /** Of its certificate's subject. */
  readonly organization?: string;
  /** Default `EC_prime256v1`. */
  readonly keyAlgorithm?: AuthorityKey;
  /** The authority above it. A root by default. */
  readonly parent?: CertificateAuthority;
  /** The last day of its own certificate: `2031-03-31`. */
  readonly validUntil: string;
  /** Signs for 7 days at most; it costs less. Default false. */
  readonly shortLived?: boolean;
  /** Default none. */
  readonly revocation?: Revocation;
  /** Where it is known, the authority must outlive the migration. */
  readonly window?: ProjectWindow;
  /** Days in which a deleted authority can be brought back: 7 to 30, the default. */
  readonly deletionDays?: number;
  readonly owner?: string;
  readonly partition?: Partition;
}

/** An authority that is there already. */
export interface ExistingAuthorityProps {
  readonly name: string;
  readonly arn: string;
  readonly purpose: AuthorityPurpose;
  readonly keyAlgorithm: AuthorityKey;
  /** Null where it is not known: then no guard can see that it ends too early. */
  readonly validUntil: string | null;
  /** Default false. */
  readonly shortLived?: boolean;
  readonly window?: ProjectWindow;
}

/**
 * An authority in AWS Private CA with its own certificate, ready to sign. Its key never leaves AWS. A root by default; below a
 * parent it may sign leaves only (path length 0).
 */
export class PrivateAuthority extends Construct implements CertificateAuthority {
  readonly name: string;
  readonly purpose: AuthorityPurpose;
  readonly keyAlgorithm: AuthorityKey;
  readonly arn: string;
  readonly trustBundle: string;
  readonly validUntil: string;
  readonly shortLived: boolean;

  constructor(scope: Construct, id: string, props: PrivateAuthorityProps) {
    super(scope, id);
    mustHold(this, problemsOf(props));
    const { parent, partition } = props;
    this.name = props.name;
    this.purpose = props.purpose;
    this.keyAlgorithm = props.keyAlgorithm ?? "EC_prime256v1";
    this.validUntil = props.validUntil;
    this.shortLived = props.shortLived ?? false;
    const authority = this.#authority(props);
    const certificate = new AcmpcaCertificate(this, "certificate", {
      certificateAuthorityArn: parent?.arn ?? authority.arn,
      certificateSigningRequest: authority.certificateSigningRequest,
      signingAlgorithm: signingAlgorithms[parent?.keyAlgorithm ?? this.keyAlgorithm],
      templateArn: templateArn(
        parent === undefined ? "RootCACertificate/V1" : "SubordinateCACertificate_PathLen0/V1",
        partition,
      ),
      validity: { type: "END_DATE", value: `${props.validUntil}T23:59:59Z` },
    });
    const active = new AcmpcaCertificateAuthorityCertificate(this, "active", {
      certificateAuthorityArn: authority.arn,
      certificate: certificate.certificate,
      ...(parent === undefined ? {} : { certificateChain: certificate.certificateChain }),
    });
    // Whoever takes the ARN from here waits until the authority can sign.
    this.arn = active.certificateAuthorityArn;
    this.trustBundle = trustedFor(props.purpose, certificate, parent === undefined);
  }

  /** An authority that is there already, as others use it; its trust bundle is read from AWS. */
  static fromExisting(scope: Construct, id: string, props: ExistingAuthorityProps): CertificateAuthority {
    const group = new Construct(scope, id);
    const { name, arn, purpose, keyAlgorithm, validUntil, shortLived = false, window } = props;
    mustHold(group, [
      ...arnProblems(arn),
      ...[
        ...(validUntil === null ? [] : [dayProblem("validUntil", validUntil)]),
        authorityExpiryProblem({ name, validUntil }, window),
      ].filter((problem) => problem !== undefined),
    ]);
    const there = new DataAwsAcmpcaCertificateAuthority(group, "authority", { arn });
    const trustBundle = trustedFor(purpose, there, false);
    return { name, purpose, keyAlgorithm, arn, trustBundle, validUntil, shortLived };
  }

  #authority(props: PrivateAuthorityProps): AcmpcaCertificateAuthority {
    const { commonName, organization, owner, deletionDays = 30, parent } = props;
    return new AcmpcaCertificateAuthority(this, "authority", {
      type: parent === undefined ? "ROOT" : "SUBORDINATE",
      permanentDeletionTimeInDays: deletionDays,
      ...(this.shortLived ? { usageMode: "SHORT_LIVED_CERTIFICATE" } : {}),
      certificateAuthorityConfiguration: {
        keyAlgorithm: this.keyAlgorithm,
        signingAlgorithm: signingAlgorithms[this.keyAlgorithm],
        subject: {
          commonName: terraformText(commonName),
          ...(organization === undefined ? {} : { organization: terraformText(organization) }),
        },
      },
      ...revocationOf(props.revocation ?? { kind: "none" }),
      tags: networkTags({
        name: props.name,
        path: "data",
        ...(owner === undefined ? {} : { owner }),
        more: { "kafka-byoc/signs-for": props.purpose },
      }),
    });
  }
}

/**
 * What others must trust. Clients of servers take the root as well, which some of them ask for; its chain is empty for a root.
 * Brokers get the clients' authority alone: with the root above it they would let in all that any authority below it signs.
 */
function trustedFor(
  purpose: AuthorityPurpose,
  { certificate, certificateChain }: { readonly certificate: string; readonly certificateChain: string },
  root: boolean,
): string {
  return root || purpose === "clients" ? certificate : `${certificate}\n${certificateChain}`;
}

function revocationOf(revocation: Revocation): object {
  switch (revocation.kind) {
    case "none":
      return {};
    case "ocsp":
      return { revocationConfiguration: { ocspConfiguration: { enabled: true } } };
    case "crl":
      return {
        revocationConfiguration: {
          crlConfiguration: {
            enabled: true,
            s3BucketName: revocation.bucket,
            expirationInDays: revocation.days,
            s3ObjectAcl: "BUCKET_OWNER_FULL_CONTROL",
          },
        },
      };
  }
}

const longestCommonName = 64;

function problemsOf(props: PrivateAuthorityProps): readonly string[] {
  const { commonName, deletionDays = 30, parent, purpose, validUntil, window, name } = props;
  const parentEnds = parent?.validUntil ?? null;
  const day = dayProblem("validUntil", validUntil);
  return [
    ...(commonName.length === 0 || commonName.length > longestCommonName
      ? [`commonName: "${commonName}" has ${String(commonName.length)} characters: write 1 to 64.`]
      : []),
    ...(Number.isInteger(deletionDays) && deletionDays >= 7 && deletionDays <= 30
      ? []
      : [`deletionDays: ${String(deletionDays)} is not possible: write 7 to 30.`]),
    ...(day === undefined ? [] : [day]),
    ...(parent !== undefined && parent.purpose !== purpose
      ? [
          `parent: ${parent.name} signs for ${parent.purpose}, and ${name} for ${purpose}: give each purpose a root of its own.`,
        ]
      : []),
    ...(parent !== undefined && parent.shortLived
      ? [`parent: ${parent.name} signs for ${String(shortLivedDays)} days at most: an authority cannot live below it.`]
      : []),
    ...(parentEnds !== null && parentEnds < validUntil
      ? [
          `validUntil: ${validUntil} lies after the end of the authority above it (${parentEnds}): end on that day or before.`,
        ]
      : []),
    ...[authorityExpiryProblem({ name, validUntil }, window)].filter((problem) => problem !== undefined),
  ];
}

function arnProblems(arn: string): readonly string[] {
  if (/^arn:aws[a-z-]*:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority\/[0-9a-f-]+$/.test(arn) || arn.includes("${"))
    return [];
  return [
    `arn: "${arn}" is no authority's ARN: write it as arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/<id>.`,
  ];
}
