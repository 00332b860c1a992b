import { AcmpcaCertificate } from "@cdktf/provider-aws/lib/acmpca-certificate";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { dnsNameProblem } from "../../network/dns-name";
import { type ListenerPlan } from "../../network/listeners";
import { dayProblem, expiryProblem, neededUntil, type ProjectWindow } from "../../network/project-window";
import { mustHold } from "../must-hold";
import { authorityExpiryProblem, purposeProblem } from "./authority-problems";
import { type CertificateAuthority, shortLivedDays, signingAlgorithms } from "./certificate-authority";
import { declareCertificates } from "./declare-certificates";
import { kubernetesNameProblem } from "./kubernetes-name";
import { PcaIssuer, type PcaIssuerProps } from "./pca-issuer";
import { type Partition, templateArn } from "./templates";

/** cert-manager makes the key in Kubernetes, has it signed by an authority of AWS Private CA and renews it by itself. */
export interface CertManagerCertificates extends Pick<PcaIssuerProps, "authority" | "region" | "identity"> {
  readonly kind: "cert-manager";
  /** Where the brokers run. */
  readonly namespace: string;
  /** Of the issuer, the certificate and its secret. */
  readonly name: string;
  /** Default 90, or 7 where the authority is in short-lived mode. */
  readonly validDays?: number;
  /** Days before the end on which it is renewed. Default a third of its life. */
  readonly renewBeforeDays?: number;
}

/** The operator made the key and hands over the request to sign: for clusters that cannot reach AWS. */
export interface RequestedCertificates {
  readonly kind: "signing-request";
  readonly authority: CertificateAuthority;
  /** PKCS #10 as PEM. Its names are not taken: they come from the listener plan. */
  readonly request: string;
  /** The last day: `2027-06-30`. */
  readonly validUntil: string;
}

/** The platform makes them from an authority of its own (Strimzi's cluster CA); the bundle must reach clients before their wave. */
export interface PlatformCertificates {
  readonly kind: "platform";
}

/** Who makes the brokers' certificates. */
export type BrokerCertificateSource = CertManagerCertificates | RequestedCertificates | PlatformCertificates;

/** What the brokers of one plan show to clients. */
export interface BrokerCertificatesProps {
  readonly listeners: ListenerPlan;
  readonly source: BrokerCertificateSource;
  /** Names beside those of the plan: listeners inside the network. */
  readonly otherNames?: readonly string[];
  /** Where it is known, certificates must outlive the migration. */
  readonly window?: ProjectWindow;
  readonly owner?: string;
  readonly partition?: Partition;
}

/** A secret of Kubernetes with a certificate and its key. */
export interface CertificateSecret {
  readonly secretName: string;
  /** The entry with the certificate and what is above it. */
  readonly certificate: string;
  /** The entry with the key. */
  readonly key: string;
}

/**
 * The certificate that all brokers of a plan share, with every name that clients may use: they come from the listener plan and
 * are never typed. No mode puts a private key into Terraform's state.
 */
export class BrokerCertificates extends Construct {
  readonly listeners: ListenerPlan;
  /** Every name that it holds. */
  readonly names: readonly string[];
  /** Where brokers on Kubernetes find it; null where it does not lie there. */
  readonly secret: CertificateSecret | null;
  /** As PEM with what is above it; a token; null where Terraform does not see it. */
  readonly certificateChain: string | null;
  /** What clients must trust, as PEM; a token; null where the platform tells it. */
  readonly trustBundle: string | null;
  /** cert-manager's way to the authority, where there is one. */
  readonly issuer: PcaIssuer | null;

  constructor(scope: Construct, id: string, props: BrokerCertificatesProps) {
    super(scope, id);
    mustHold(this, problemsOf(props));
    const { listeners, source } = props;
    this.listeners = listeners;
    this.names = namesOf(props);
    this.trustBundle = source.kind === "platform" ? null : source.authority.trustBundle;
    this.issuer = source.kind === "cert-manager" ? this.#renewed(source, props) : null;
    this.secret =
      source.kind === "cert-manager"
        ? { secretName: `${source.name}-tls`, certificate: "tls.crt", key: "tls.key" }
        : null;
    this.certificateChain = source.kind === "signing-request" ? this.#signed(source, props.partition) : null;
    declareCertificates(this, listeners, mustLastUntil(props));
  }

  #renewed(source: CertManagerCertificates, { owner, partition }: BrokerCertificatesProps): PcaIssuer {
    const { authority, region, identity, name, namespace } = source;
    const issuer = new PcaIssuer(this, "issuer", {
      name,
      authority,
      region,
      identity,
      ...(owner === undefined ? {} : { owner }),
      ...(partition === undefined ? {} : { partition }),
    });
    const { validDays, renewBeforeDays } = lifeOf(source);
    // A common name has 64 characters at most; clients look at the other names alone.
    const commonName = this.names.find(({ length }) => length <= 64);
    new Manifest(this, "certificate", {
      manifest: {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name, namespace },
        spec: {
          secretName: `${name}-tls`,
          duration: hours(validDays),
          renewBefore: hours(renewBeforeDays),
          ...(commonName === undefined ? {} : { commonName }),
          dnsNames: [...this.names],
          privateKey: { algorithm: "ECDSA", size: 256, encoding: "PKCS8", rotationPolicy: "Always" },
          // This usage alone: with any other beside it the issuer asks for a template that its role may not use.
          usages: ["server auth"],
          issuerRef: { ...issuer.reference },
        },
      },
      dependsOn: [issuer.issuer],
    });
    return issuer;
  }

  #signed({ authority, request, validUntil }: RequestedCertificates, partition: Partition | undefined): string {
    const certificate = new AcmpcaCertificate(this, "certificate", {
      certificateAuthorityArn: authority.arn,
      certificateSigningRequest: request,
      signingAlgorithm: signingAlgorithms[authority.keyAlgorithm],
      templateArn: templateArn("EndEntityServerAuthCertificate_APIPassthrough/V1", partition),
      apiPassthrough: JSON.stringify({
        Extensions: { SubjectAlternativeNames: this.names.map((DnsName) => ({ DnsName })) },
      }),
      validity: { type: "END_DATE", value: `${validUntil}T23:59:59Z` },
    });
    return `${certificate.certificate}\n${certificate.certificateChain}`;
  }
}

/**
 * The day until which what is shown must hold: cert-manager's leaves live for weeks and are renewed all the while, so that none ever
 * lasts until the migration is over; what lasts is their authority, which is held against the window at synthesis.
 */
function mustLastUntil({ source, window }: BrokerCertificatesProps): string | undefined {
  return window === undefined || source.kind === "cert-manager" ? undefined : neededUntil(window);
}

function namesOf({ listeners, otherNames = [] }: BrokerCertificatesProps): readonly string[] {
  return [...new Set([...listeners.certificateNames, ...otherNames])];
}

function lifeOf({ authority, validDays, renewBeforeDays }: CertManagerCertificates): {
  readonly validDays: number;
  readonly renewBeforeDays: number;
} {
  const days = validDays ?? (authority.shortLived ? shortLivedDays : 90);
  return { validDays: days, renewBeforeDays: renewBeforeDays ?? Math.max(1, Math.floor(days / 3)) };
}

function hours(days: number): string {
  return `${String(days * 24)}h0m0s`;
}

function problemsOf({ source, window, otherNames = [] }: BrokerCertificatesProps): readonly string[] {
  return [
    ...otherNames
      .map((name) => dnsNameProblem(name))
      .filter((problem) => problem !== undefined)
      .map((problem) => `otherNames: ${problem}`),
    ...(source.kind === "platform"
      ? []
      : [purposeProblem(source.authority, "servers"), authorityExpiryProblem(source.authority, window)]),
    ...sourceProblems(source, window),
  ].filter((problem) => problem !== undefined);
}

function sourceProblems(
  source: BrokerCertificateSource,
  window: ProjectWindow | undefined,
): readonly (string | undefined)[] {
  switch (source.kind) {
    case "platform":
      return [];
    case "cert-manager":
      return [
        kubernetesNameProblem("source.name", source.name),
        kubernetesNameProblem("source.namespace", source.namespace),
        ...lifeProblems(source),
      ];
    case "signing-request":
      return [...requestProblems(source.request), ...signedUntilProblems(source, window)];
  }
}

function lifeProblems(source: CertManagerCertificates): readonly string[] {
  const { validDays, renewBeforeDays } = lifeOf(source);
  const most = source.authority.shortLived ? shortLivedDays : 397;
  return [
    ...(Number.isInteger(validDays) && validDays >= 1 && validDays <= most
      ? []
      : [
          `source.validDays: ${String(validDays)} is not possible: write 1 to ${String(most)}${source.authority.shortLived ? `, since ${source.authority.name} is in short-lived mode` : ""}.`,
        ]),
    ...(renewBeforeDays > 0 && renewBeforeDays < validDays
      ? []
      : [
          `source.renewBeforeDays: ${String(renewBeforeDays)} of ${String(validDays)} days: it must be renewed within its life, a third before its end.`,
        ]),
  ];
}

function requestProblems(request: string): readonly string[] {
  if (request.includes("PRIVATE KEY"))
    return [
      "source.request: holds a private key, which must not leave its machine: hand over the request alone, and roll that key.",
    ];
  if (request.includes("${") || request.trimStart().startsWith("-----BEGIN CERTIFICATE REQUEST-----")) return [];
  return ["source.request: is no signing request: give PEM that begins with -----BEGIN CERTIFICATE REQUEST-----."];
}

function signedUntilProblems(
  { authority, validUntil }: RequestedCertificates,
  window: ProjectWindow | undefined,
): readonly (string | undefined)[] {
  const day = dayProblem("source.validUntil", validUntil);
  if (day !== undefined) return [day];
  return [
    window === undefined ? undefined : expiryProblem("the brokers' certificate", validUntil, window),
    authority.validUntil !== null && authority.validUntil < validUntil
      ? `source.validUntil: ${validUntil} lies after the end of ${authority.name} (${authority.validUntil}): end on that day or before.`
      : undefined,
    authority.shortLived
      ? `source.authority: ${authority.name} signs for ${String(shortLivedDays)} days at most, which nobody renews here: use cert-manager, or another authority.`
      : undefined,
  ];
}
