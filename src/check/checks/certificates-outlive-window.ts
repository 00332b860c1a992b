import { type EndpointProbe } from "../../kafka-client/reachability";
import { type Check } from "../check";
import { fail, type Judgement, pass, skipped, unknown } from "../result";
import { type Snapshot } from "../snapshot/snapshot";

const dayMs = 86_400_000;

/** No broker's certificate ends within the days that were declared. */
export const certificatesOutliveWindow: Check = {
  name: "certificates-outlive-window",
  id: "SEC-02",
  title: "Certificates outlive the migration window",
  area: "reachability",
  phases: ["before-apply", "after-apply"],
  needs: ["clients"],
  why: "A broker starts and serves its peers with an expired certificate, and every client that checks it is shut out.",
  remedy: "Issue the broker a new certificate and restart it, or have it load the new one.",
  *judge({ expected, seen }) {
    const endpoints = endpointsOf(seen);
    if (endpoints.length === 0) yield skipped("certificates", "No client was probed, so no certificate was seen.");
    for (const endpoint of endpoints) yield judgeEndpoint(endpoint, Date.parse(seen.takenAt), expected.certificateDays);
  },
};

interface Endpoint {
  readonly subject: string;
  readonly probe: EndpointProbe;
}

/** Every endpoint once, by the probe that got farthest: the one that saw a certificate, if any did. */
function endpointsOf({ clients }: Snapshot): readonly Endpoint[] {
  const best = new Map<string, Endpoint>();
  for (const { cluster, reachability } of clients) {
    if (!reachability.known) continue;
    const { bootstrap, advertised } = reachability.value;
    const toldById = new Set(advertised.map(({ endpoint }) => endpoint));
    for (const probe of [...bootstrap.filter(({ endpoint }) => !toldById.has(endpoint)), ...advertised]) {
      const subject = `${cluster} ${probe.brokerId === null ? probe.endpoint : `broker ${String(probe.brokerId)} (${probe.endpoint})`}`;
      const there = best.get(subject);
      if (there === undefined || (there.probe.certificate === undefined && probe.certificate !== undefined))
        best.set(subject, { subject, probe });
    }
  }
  return [...best.values()];
}

function judgeEndpoint({ subject, probe }: Endpoint, nowMs: number, days: number): Judgement {
  const expected = `valid for at least ${String(days)} more days`;
  const tls = probe.layers.find(({ layer }) => layer === "tls");
  if (probe.certificate === undefined) {
    if (tls?.cause === "CERT_HAS_EXPIRED")
      return fail(subject, {
        cause: "CERT_HAS_EXPIRED",
        expected,
        seen: "expired",
        message: tls.message ?? "The certificate has expired.",
      });
    const reached = probe.layers.every(({ ok }) => ok);
    if (reached && tls === undefined) return skipped(subject, "This listener has no TLS.");
    return unknown(subject, {
      cause: "CERTIFICATE_NOT_SEEN",
      expected,
      message: "The endpoint broke before it showed a certificate.",
      remedy: "Mend what clients-reach-brokers names, then check again.",
    });
  }
  const ends = Date.parse(probe.certificate.notAfter);
  const left = Math.floor((ends - nowMs) / dayMs);
  const until = Number.isNaN(ends) ? probe.certificate.notAfter : new Date(ends).toISOString();
  if (Number.isNaN(ends))
    return unknown(subject, { cause: "CERTIFICATE_UNREADABLE", expected, seen: until, message: "Its end is no date." });
  if (ends <= nowMs)
    return fail(subject, {
      cause: "CERT_HAS_EXPIRED",
      expected,
      seen: `ended ${until}`,
      message: `The certificate of ${probe.certificate.subject} has expired.`,
    });
  if (ends < nowMs + days * dayMs)
    return fail(subject, {
      cause: "CERTIFICATE_ENDS_IN_WINDOW",
      expected,
      seen: `${String(left)} days left, until ${until}`,
      message: `The certificate of ${probe.certificate.subject} ends within the window.`,
    });
  return pass(subject, { expected, seen: `${String(left)} days left`, message: `Valid until ${until}.` });
}
