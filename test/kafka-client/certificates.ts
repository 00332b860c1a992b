import {
  type KeyAndCertificate,
  certificateAuthority,
  forThirtyDays,
  issueCertificate,
  longExpired,
} from "../../src/rehearsal/rig/certificates";

const now = new Date();

/** An authority made once for all tests of one file: keys take time. */
export const authority = certificateAuthority("test authority", now);

/** A server certificate for localhost. */
export function serverCertificate(hosts: readonly string[] = ["127.0.0.1", "localhost"]): KeyAndCertificate {
  return issueCertificate(authority, { commonName: "broker", hosts, ...forThirtyDays(now) });
}

/** One that ended long ago. */
export function expiredCertificate(): KeyAndCertificate {
  return issueCertificate(authority, { commonName: "broker", hosts: ["127.0.0.1", "localhost"], ...longExpired(now) });
}

/** A client's own certificate. */
export function clientCertificate(): KeyAndCertificate {
  return issueCertificate(authority, { commonName: "app", ...forThirtyDays(now) });
}
