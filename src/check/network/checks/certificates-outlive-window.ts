import { type NetworkExpectations } from "../../../expectations/network/document";
import { endpointText } from "../../../kafka-client/endpoint";
import { fail, type Judgement, pass, unknown } from "../../result";
import { type NetworkCheck } from "../check";
import { shownCertificates, type ShownCertificate } from "../shown-certificates";

type ExpectedCertificate = NetworkExpectations["certificates"][number];

const dayMs = 86_400_000;

/** No certificate that is shown has ended, or ends before the declared day is over. */
export const networkCertificatesOutliveWindow: NetworkCheck = {
  name: "certificates-outlive-window",
  id: "SEC-02",
  title: "Certificates outlive the migration window",
  area: "certificates",
  why: "When a certificate ends, every client that checks it is shut out, at a time that nobody chose.",
  remedy: "Issue the certificate anew for long enough, and have the server load it.",
  *judge({ expected, seen }) {
    for (const certificate of expected.certificates)
      yield* shownCertificates(endpointText(certificate), certificate, seen, (shown) =>
        judgeEnd(certificate, shown, Date.parse(seen.takenAt)),
      );
  },
};

function judgeEnd({ validUntil }: ExpectedCertificate, shown: ShownCertificate, nowMs: number): Judgement {
  const { subject, certificate } = shown;
  const ends = Date.parse(certificate.notAfter);
  const expected = validUntil === undefined ? "valid now" : `valid until the end of ${validUntil}`;
  const seen = `until ${certificate.notAfter}`;
  if (Number.isNaN(ends))
    return unknown(subject, { cause: "CERTIFICATE_UNREADABLE", expected, seen, message: "Its end is no date." });
  if (ends <= nowMs)
    return fail(subject, {
      cause: "CERT_HAS_EXPIRED",
      expected,
      seen,
      message: `The certificate of ${certificate.subject} has ended.`,
    });
  if (validUntil !== undefined && ends < Date.parse(validUntil) + dayMs)
    return fail(subject, {
      cause: "CERTIFICATE_ENDS_IN_WINDOW",
      expected,
      seen,
      message: `The certificate of ${certificate.subject} ends before the window does.`,
    });
  return pass(subject, { expected, seen, message: `Valid until ${certificate.notAfter}.` });
}
