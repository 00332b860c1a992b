import { certificatesOutliveWindow } from "../../../src/check/checks/certificates-outlive-window";
import { type Snapshot } from "../../../src/check/snapshot/snapshot";
import { known } from "../../../src/kafka/answer";
import { type EndpointProbe } from "../../../src/kafka-client/reachability";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aSnapshot, reachability } from "../../builders/snapshot";

const subject = "target broker 1 (broker-1.example.com:9093)";

function seenWith(change: (probe: EndpointProbe) => EndpointProbe): Snapshot {
  const usual = reachability();
  return aSnapshot({
    takenAt: "2026-11-21T12:00:00.000Z",
    clients: [
      {
        name: "mm2-target",
        cluster: "target",
        reachability: known({ bootstrap: [], advertised: usual.advertised.map(change) }),
      },
    ],
  });
}

function until(notAfter: string): Snapshot {
  return seenWith((probe) => ({
    ...probe,
    certificate: { subject: "CN=broker-1", notAfter, subjectAltNames: [] },
  }));
}

describe("certificates-outlive-window", () => {
  it("passes certificates that hold longer than the days declared", () => {
    expect(outcomes(judged(certificatesOutliveWindow, expectations(), until("2026-12-21T12:00:00.000Z")))).toEqual([
      `${subject} | pass`,
    ]);
  });

  it("fails one that ends within them", () => {
    expect(outcomes(judged(certificatesOutliveWindow, expectations(), until("2026-12-21T11:59:59.000Z")))).toEqual([
      `${subject} | fail | CERTIFICATE_ENDS_IN_WINDOW`,
    ]);
  });

  it("fails one that has expired, by the broker's name", () => {
    expect(outcomes(judged(certificatesOutliveWindow, expectations(), until("2026-11-20T00:00:00.000Z")))).toEqual([
      `${subject} | fail | CERT_HAS_EXPIRED`,
    ]);
  });

  it("fails where the handshake ended because it has expired, although the certificate was not kept", () => {
    const seen = seenWith(({ endpoint, brokerId }) => ({
      endpoint,
      brokerId,
      layers: [{ layer: "tls", ok: false, durationMs: 1, cause: "CERT_HAS_EXPIRED" }],
    }));
    expect(outcomes(judged(certificatesOutliveWindow, expectations(), seen))).toEqual([
      `${subject} | fail | CERT_HAS_EXPIRED`,
    ]);
  });

  it("does not know a certificate that it never came to see", () => {
    const seen = seenWith(({ endpoint, brokerId }) => ({
      endpoint,
      brokerId,
      layers: [{ layer: "tcp", ok: false, durationMs: 1, cause: "ECONNREFUSED" }],
    }));
    expect(outcomes(judged(certificatesOutliveWindow, expectations(), seen))).toEqual([
      `${subject} | unknown | CERTIFICATE_NOT_SEEN`,
    ]);
  });

  it("skips a listener without TLS", () => {
    const seen = seenWith(({ endpoint, brokerId }) => ({
      endpoint,
      brokerId,
      layers: [{ layer: "tcp", ok: true, durationMs: 1 }],
    }));
    expect(outcomes(judged(certificatesOutliveWindow, expectations(), seen))).toEqual([`${subject} | skipped`]);
  });
});
