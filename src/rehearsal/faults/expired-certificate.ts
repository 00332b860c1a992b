import { type Fault } from "./fault";
import { lastNode } from "./nodes";

/** One broker of the target comes up with a certificate that has expired; brokers do not mind, clients do. */
export const expiredCertificate: Fault = {
  name: "expired-certificate",
  title: "one broker of the target serves a certificate that has expired",
  found: { check: "certificates-outlive-window", cause: "CERT_HAS_EXPIRED" },
  happens: {
    when: "before-check",
    inject: async ({ target }) => {
      await target.restartNode(lastNode(target).id, { certificate: "expired" });
    },
  },
};
