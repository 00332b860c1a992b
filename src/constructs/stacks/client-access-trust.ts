import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { type Construct } from "constructs";
import { X509Certificate } from "node:crypto";

/** Whom clients believe: certificates of the authorities that sign the brokers' own. */
export interface TrustBundle {
  /** Certificates one after the other, PEM; no key. */
  readonly pem: string;
  /** Where it is kept in Parameter Store. Default: `/kafka-byoc/<target>/<team>/ca.crt`. */
  readonly parameterName?: string;
  /** Where it must be encrypted there, although it is public. May be a token. */
  readonly kmsKeyArn?: string;
}

/** Parameter Store: standard parameters hold 4 KiB, advanced ones 8 KiB. */
const standardBytes = 4096;
const advancedBytes = 8192;

/** The bundle in Parameter Store, where platforms mount it from. Public, so plans show it. */
export function trustParameter(
  scope: Construct,
  { pem, kmsKeyArn }: TrustBundle,
  {
    name,
    description,
    tags,
  }: { readonly name: string; readonly description: string; readonly tags: Record<string, string> },
): SsmParameter {
  return new SsmParameter(scope, "trust-bundle", {
    name,
    description,
    tier: Buffer.byteLength(pem) > standardBytes ? "Advanced" : "Standard",
    ...(kmsKeyArn === undefined
      ? { type: "String", insecureValue: pem }
      : { type: "SecureString", value: pem, keyId: kmsKeyArn }),
    tags,
  });
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/** What is wrong with a bundle: no certificate, a key, no authority, one that ends too early, or too long. Nothing of a key is repeated. */
export function trustProblems({ pem, parameterName }: TrustBundle, neededUntil: string): readonly string[] {
  const blocks = [...pem.matchAll(block)];
  const size = Buffer.byteLength(pem);
  return [
    ...(/PRIVATE KEY/.test(pem)
      ? [
          "trust.pem holds a private key: clients need the authorities' certificates alone. Take it out, and have it replaced.",
        ]
      : []),
    ...(blocks.some(([, kind]) => kind === "CERTIFICATE")
      ? []
      : ["trust.pem holds no certificate: paste the authority's, from -----BEGIN CERTIFICATE----- on."]),
    ...blocks
      .filter(([, kind]) => kind === "CERTIFICATE")
      .flatMap(([text], at) => certificateProblems(text, at + 1, neededUntil)),
    ...(size > advancedBytes
      ? [
          `trust.pem has ${String(size)} bytes, and Parameter Store takes ${String(advancedBytes)} at most: leave out authorities that sign no broker.`,
        ]
      : []),
    ...(parameterName === undefined || /^\/[A-Za-z0-9._/-]+$/.test(parameterName)
      ? []
      : [`trust.parameterName "${parameterName}": write a path of letters, digits and ._-, such as /kafka/ca.crt.`]),
  ];
}

function certificateProblems(text: string, place: number, neededUntil: string): readonly string[] {
  const certificate = parsed(text);
  const which = `trust.pem, certificate ${String(place)}`;
  if (certificate === undefined) return [`${which} cannot be read: paste it whole, as its authority gave it.`];
  const subject = certificate.subject.replaceAll("\n", ", ");
  const last = new Date(certificate.validTo).toISOString().slice(0, 10);
  return [
    ...(certificate.ca
      ? []
      : [
          `${which} (${subject}) is no authority's: brokers' own certificates change. Paste that of the authority that signs them.`,
        ]),
    ...(last >= neededUntil
      ? []
      : [`${which} (${subject}) ends on ${last}, and clients need it until ${neededUntil}: paste its successor too.`]),
  ];
}

function parsed(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(text);
  } catch {
    return undefined;
  }
}
