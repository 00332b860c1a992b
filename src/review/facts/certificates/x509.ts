import { X509Certificate } from "node:crypto";

/** What a certificate in PEM says. */
export interface PemCertificate {
  /** DNS names of its subject alternative names; its common name where it has none. */
  readonly names: readonly string[];
  /** The last day on which it holds, in UTC: `2027-03-31`. */
  readonly endsOn: string;
  readonly isAuthority: boolean;
}

const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,20000}-----END CERTIFICATE-----/;

/** The first certificate of a text in PEM, which is the leaf of a chain. Null where there is none that can be read. */
export function certificateInPem(text: string): PemCertificate | null {
  const pem = block.exec(text)?.[0];
  if (pem === undefined) return null;
  try {
    const certificate = new X509Certificate(pem);
    const end = new Date(certificate.validTo);
    if (Number.isNaN(end.getTime())) return null;
    return { names: namesOf(certificate), endsOn: end.toISOString().slice(0, 10), isAuthority: certificate.ca };
  } catch {
    return null;
  }
}

function namesOf({ subjectAltName, subject }: X509Certificate): readonly string[] {
  const names = [...(subjectAltName ?? "").matchAll(/DNS:([^,\s"]+)/g)].map(([, name = ""]) => name);
  if (names.length > 0) return names;
  return [...subject.matchAll(/^CN=(.+)$/gm)].map(([, name = ""]) => name);
}
