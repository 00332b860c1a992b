import { createPrivateKey, createSign, X509Certificate } from "node:crypto";
import {
  certificateAuthority,
  forThirtyDays,
  issueCertificate,
  longExpired,
} from "../../../src/rehearsal/rig/certificates";

const now = new Date("2026-11-21T12:00:00Z");
const day = 24 * 60 * 60 * 1000;

describe("certificates of a rehearsal", () => {
  const authority = certificateAuthority("source authority", now);
  const root = new X509Certificate(authority.certificate);

  it("come from an authority that signs itself", () => {
    expect(root.ca).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(root.subject).toBe("CN=source authority");
  });

  it("name a broker's hosts and no other", () => {
    const issued = issueCertificate(authority, {
      commonName: "source-1",
      hosts: ["127.0.0.1", "localhost"],
      ...forThirtyDays(now),
    });
    const server = new X509Certificate(issued.certificate);
    expect(server.checkIP("127.0.0.1")).toBe("127.0.0.1");
    expect(server.checkHost("localhost")).toBe("localhost");
    expect(server.checkHost("elsewhere")).toBeUndefined();
    expect(server.ca).toBe(false);
    expect(server.checkIssued(root)).toBe(true);
    expect(server.verify(root.publicKey)).toBe(true);
  });

  it("name a client by its common name and no host", () => {
    const issued = issueCertificate(authority, { commonName: "dlq-watch", ...forThirtyDays(now) });
    const client = new X509Certificate(issued.certificate);
    expect(client.subject).toBe("CN=dlq-watch");
    expect(client.subjectAltName).toBeUndefined();
  });

  it("have keys in the form that Kafka reads, which belong to them", () => {
    const issued = issueCertificate(authority, { commonName: "dlq-watch", ...forThirtyDays(now) });
    expect(issued.key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    const signature = createSign("sha256").update("text").sign(createPrivateKey(issued.key));
    const { publicKey } = new X509Certificate(issued.certificate);
    expect(new X509Certificate(issued.certificate).checkPrivateKey(createPrivateKey(issued.key))).toBe(true);
    expect(publicKey.asymmetricKeyType).toBe("rsa");
    expect(signature.length).toBe(256);
  });

  it("hold from yesterday for thirty days, or ended long ago where that is asked for", () => {
    const until = (validity: { readonly from: Date; readonly to: Date }): number =>
      Date.parse(
        new X509Certificate(issueCertificate(authority, { commonName: "x", ...validity }).certificate).validTo,
      ) - now.getTime();
    expect(until(forThirtyDays(now))).toBe(30 * day);
    expect(until(longExpired(now))).toBe(-60 * day);
  });

  it("are told apart by their serial numbers", () => {
    const serial = (): string =>
      new X509Certificate(issueCertificate(authority, { commonName: "x", ...forThirtyDays(now) }).certificate)
        .serialNumber;
    expect(serial()).not.toBe(serial());
  });
});
