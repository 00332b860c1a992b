import { aCertificate, aPort, brokerHost } from "../../../builders/network-expectations";
import { judged, words } from "../judged";

const check = "certificates-outlive-window";
const ends = (notAfter: string) => ({ ports: { [`${brokerHost}:19093`]: aPort({}, aCertificate({ notAfter })) } });

describe("the end of a certificate", () => {
  it("passes when the declared day is over before it", () => {
    expect(words(judged(check, { seen: ends("2027-07-01T00:00:00.000Z") }))).toEqual(["pass"]);
  });

  it("fails when it comes on the declared day", () => {
    expect(judged(check, { seen: ends("2027-06-30T23:59:59.000Z") })).toEqual([
      expect.objectContaining({
        status: "fail",
        cause: "CERTIFICATE_ENDS_IN_WINDOW",
        expected: "valid until the end of 2027-06-30",
      }),
    ]);
  });

  it("fails when it is past, also where no day is declared", () => {
    const certificates = [{ host: brokerHost, port: 19093, from: ["consumer" as const], names: [brokerHost] }];
    const past = ends("2026-12-01T11:59:59.000Z");
    expect(words(judged(check, { seen: past }))).toEqual(["fail CERT_HAS_EXPIRED"]);
    expect(words(judged(check, { expected: { certificates }, seen: past }))).toEqual(["fail CERT_HAS_EXPIRED"]);
    expect(words(judged(check, { expected: { certificates } }))).toEqual(["pass"]);
  });

  it("is unknown where it is no date", () => {
    expect(words(judged(check, { seen: ends("never") }))).toEqual(["unknown CERTIFICATE_UNREADABLE"]);
  });
});
