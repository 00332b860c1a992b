import { certificateEndsOf } from "../../../src/review/facts/certificate-ends";
import { certificatesOf } from "../../../src/review/facts/certificates";
import { dayAfter, daysIn, signedUntil } from "../../../src/review/facts/certificates/validity";
import { certificateInPem } from "../../../src/review/facts/certificates/x509";
import { aPlan } from "../../builders/plan";
import forge from "node-forge";

function aPem(names: readonly string[], end: string): string {
  const keys = forge.pki.rsa.generateKeyPair({ bits: 1024, e: 0x10001 });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = "01";
  certificate.validity.notBefore = new Date("2026-01-01T00:00:00Z");
  certificate.validity.notAfter = new Date(end);
  certificate.setSubject([{ name: "commonName", value: "kafka" }]);
  certificate.setIssuer([{ name: "commonName", value: "kafka" }]);
  certificate.setExtensions([{ name: "subjectAltName", altNames: names.map((value) => ({ type: 2, value })) }]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}

const pem = aPem(["b-0.example.com", "b-1.example.com"], "2027-02-01T12:00:00Z");

test("a certificate in PEM tells its names and its last day", () => {
  expect(certificateInPem(`first\n${pem}\n${pem}`)).toEqual({
    names: ["b-0.example.com", "b-1.example.com"],
    endsOn: "2027-02-01",
    isAuthority: false,
  });
});

test.each(["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "-----BEGIN CERTIFICATE-----"])(
  "what only looks like one tells nothing: %j",
  (text) => {
    expect(certificateInPem(text)).toBeNull();
  },
);

test("an imported certificate ends when it says so, one that ACM proves by DNS never does", () => {
  const plan = aPlan([
    { type: "aws_acm_certificate", name: "imported", after: { certificate_body: pem, private_key: "x" } },
    {
      type: "aws_acm_certificate",
      name: "proved",
      after: { domain_name: "a", validation_method: "DNS", not_after: "2026-12-01T00:00:00Z" },
    },
  ]);
  expect(certificateEndsOf(plan, "2026-11-21").map(({ resource, endsOn }) => [resource.name, endsOn])).toEqual([
    ["imported", "2027-02-01"],
  ]);
});

test.each([
  ["DAYS", "10", "2026-12-01"],
  ["MONTHS", "1", "2026-12-21"],
  ["YEARS", "1", "2027-11-21"],
  ["END_DATE", "2027-03-31T12:00:00Z", "2027-03-31"],
  ["END_DATE", "20270331235959", "2027-03-31"],
  ["ABSOLUTE", "1806451200", "2027-03-31"],
  ["END_DATE", "soon", null],
  ["FOREVER", "1", null],
  ["DAYS", "many", null],
])("a validity of %s %s ends on %s", (type, value, day) => {
  const plan = aPlan([{ type: "aws_acmpca_certificate", after: { validity: [{ type, value }] } }]);
  expect(signedUntil(plan, plan.resources[0]!, "2026-11-21")).toBe(day);
});

test("durations as cert-manager writes them", () => {
  expect(["2160h", "2160h0m0s", "36h30m", "90d", 7].map(daysIn)).toEqual([90, 90, 1.5208333333333333, null, null]);
});

test("days beyond the calendar are the end of days", () => {
  expect(dayAfter("2026-11-21", 1e12)).toBe("9999-12-31");
});

test("cert-manager: names beside a common name, which counts alone only", () => {
  const certificate = (spec: object): ReturnType<typeof aPlan> =>
    aPlan([
      {
        type: "kubernetes_manifest",
        after: { manifest: { apiVersion: "cert-manager.io/v1", kind: "Certificate", spec: { ...spec } } },
      },
    ]);
  const namesOf = (spec: object): readonly string[] | undefined => certificatesOf(certificate(spec))[0]?.names;
  expect(namesOf({ commonName: "a", dnsNames: ["B"] })).toEqual(["b"]);
  expect(namesOf({ commonName: "a" })).toEqual(["a"]);
});
