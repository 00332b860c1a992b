import { type NetworkExpectations } from "../../../expectations/network/document";
import { endpointText } from "../../../kafka-client/endpoint";
import { uncoveredNames } from "../../../network/certificate-names";
import { listed } from "../../listed";
import { fail, type Judgement, pass } from "../../result";
import { type NetworkCheck } from "../check";
import { shownCertificates, type ShownCertificate } from "../shown-certificates";

type ExpectedCertificate = NetworkExpectations["certificates"][number];

/** Every certificate that is shown covers the names that clients will ask for, aliases included. */
export const certificatesCoverNames: NetworkCheck = {
  name: "certificates-cover-names",
  id: "SEC-01",
  title: "Certificates cover the names that clients use",
  area: "certificates",
  why: 'A client ends with "No name matching" where it asks for a name that the certificate does not hold.',
  remedy: "Issue the certificate anew with every name of the listener plan among its subject alternative names.",
  *judge({ expected, seen }) {
    for (const certificate of expected.certificates)
      yield* shownCertificates(endpointText(certificate), certificate, seen, (shown) => judgeNames(certificate, shown));
  },
};

function judgeNames({ names }: ExpectedCertificate, { subject, certificate }: ShownCertificate): Judgement {
  const held = certificate.subjectAltNames.map((name) => name.replace(/^(DNS|IP Address):/, "").toLowerCase());
  const missing = uncoveredNames(
    held,
    names.map((name) => name.toLowerCase()),
  );
  const facts = { expected: listed(names), seen: held.length === 0 ? "no name" : listed(held) };
  return missing.length === 0
    ? pass(subject, { ...facts, message: `Covers ${String(names.length)} of ${String(names.length)} names.` })
    : fail(subject, { ...facts, cause: "NAME_NOT_COVERED", message: `It does not cover ${listed(missing)}.` });
}
