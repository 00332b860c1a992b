import { generateKeyPairSync, randomBytes } from "node:crypto";
import forge from "node-forge";

/** A certificate with its key, as PEM; the key is PKCS#8, the only form that Kafka reads. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly certificate: string;
}

/** Who a certificate is for and how long it holds. */
export interface CertificateRequest {
  readonly commonName: string;
  /** DNS names and IP addresses; none for a client. */
  readonly hosts?: readonly string[];
  readonly from: Date;
  readonly to: Date;
}

const day = 24 * 60 * 60 * 1000;

/** From yesterday for thirty days: longer than any rehearsal, too short to be of use to anyone else. */
export function forThirtyDays(now: Date): { readonly from: Date; readonly to: Date } {
  return { from: new Date(now.getTime() - day), to: new Date(now.getTime() + 30 * day) };
}

/** The month before last: expired whatever the clock says. */
export function longExpired(now: Date): { readonly from: Date; readonly to: Date } {
  return { from: new Date(now.getTime() - 90 * day), to: new Date(now.getTime() - 60 * day) };
}

/** Makes a certificate authority of a rehearsal's own. */
export function certificateAuthority(commonName: string, now: Date): KeyAndCertificate {
  return sign(
    { commonName, ...forThirtyDays(now) },
    [{ name: "basicConstraints", cA: true, critical: true }],
    undefined,
  );
}

/** Makes a certificate signed by an authority: for a server where `hosts` are named, for a client otherwise. */
export function issueCertificate(authority: KeyAndCertificate, request: CertificateRequest): KeyAndCertificate {
  const hosts = request.hosts ?? [];
  const names = hosts.map((host) => (/^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host }));
  const extensions = [
    { name: "extKeyUsage", serverAuth: hosts.length > 0, clientAuth: hosts.length === 0 },
    ...(names.length === 0 ? [] : [{ name: "subjectAltName", altNames: names }]),
  ];
  return sign(request, extensions, authority);
}

function sign(
  request: CertificateRequest,
  extensions: readonly object[],
  authority: KeyAndCertificate | undefined,
): KeyAndCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  certificate.validity.notBefore = request.from;
  certificate.validity.notAfter = request.to;
  certificate.setSubject([{ name: "commonName", value: request.commonName }]);
  certificate.setIssuer(
    authority === undefined
      ? [{ name: "commonName", value: request.commonName }]
      : forge.pki.certificateFromPem(authority.certificate).subject.attributes,
  );
  certificate.setExtensions([...extensions]);
  certificate.sign(forge.pki.privateKeyFromPem(authority?.key ?? privateKey), forge.md.sha256.create());
  return { key: privateKey, certificate: forge.pki.certificateToPem(certificate) };
}
