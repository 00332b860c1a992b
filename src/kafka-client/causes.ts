/** What a cause code means and what a person can do about it. */
export interface Cause {
  readonly says: string;
  readonly remedy: string;
}

/**
 * Why a layer breaks: the system's, OpenSSL's (as Node names them) and Kafka's own codes, and a few of ours where those
 * are silent (`NOT_A_TLS_PORT`: a broker without TLS just closes the connection).
 */
export const causes = {
  ENOTFOUND: {
    says: "no address is known for this name",
    remedy: "Correct the name, or the DNS zone and its association with the network that this runs in.",
  },
  EAI_AGAIN: {
    says: "the DNS server does not answer",
    remedy: "Look whether the resolver can be reached from here, then try again.",
  },
  ECONNREFUSED: {
    says: "nothing listens on this port",
    remedy: "Correct the port, or start the broker; a load balancer without healthy targets refuses as well.",
  },
  ETIMEDOUT: {
    says: "there was no answer in time",
    remedy: "Look for a security group, network ACL, route or endpoint policy on the way that drops the packets.",
  },
  EHOSTUNREACH: {
    says: "there is no route to this host",
    remedy: "Look at the routes of the network that this runs in, and at the peering or endpoint between.",
  },
  ENETUNREACH: {
    says: "there is no route to this network",
    remedy: "Look at the routes of the network that this runs in, and at the peering or endpoint between.",
  },
  ECONNRESET: {
    says: "the connection was reset by the other side",
    remedy: "Look into the broker's log for the reason, and at proxies and load balancers on the way.",
  },
  CONNECTION_CLOSED: {
    says: "the broker closed the connection",
    remedy: "Look into the broker's log for the reason; security.protocol must be the one of this listener.",
  },
  NOT_A_TLS_PORT: {
    says: "the port does not speak TLS",
    remedy: "Name the TLS listener's port, or set security.protocol to PLAINTEXT or SASL_PLAINTEXT.",
  },
  TLS_EXPECTED: {
    says: "the broker closed the connection at the first request, as a TLS port does",
    remedy: "Set security.protocol to SSL or SASL_SSL, or name the port of a listener without TLS.",
  },
  CERT_HAS_EXPIRED: {
    says: "the server's certificate has expired",
    remedy: "Issue the broker a new certificate and have it load that one.",
  },
  CERT_NOT_YET_VALID: {
    says: "the server's certificate is not valid yet",
    remedy: "Compare the clocks of both sides, or wait until the certificate begins.",
  },
  CERT_REVOKED: {
    says: "the server's certificate was revoked",
    remedy: "Issue the broker a new certificate and have it load that one.",
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    says: "the server's certificate is for other names",
    remedy:
      "Connect by a name that the certificate holds, or issue one with this name among its subject alternative names.",
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    says: "the server's certificate is signed by an authority that is not in the truststore",
    remedy: "Name the authority's certificate in ssl.truststore.location or ssl.truststore.certificates.",
  },
  UNABLE_TO_GET_ISSUER_CERT: {
    says: "an intermediate certificate is missing",
    remedy: "Have the broker send its whole chain, or add the missing certificate to the truststore.",
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    says: "the server's certificate is signed by an authority that is not in the truststore",
    remedy: "Name the authority's certificate in ssl.truststore.location or ssl.truststore.certificates.",
  },
  SELF_SIGNED_CERT_IN_CHAIN: {
    says: "the server's chain ends in an authority that is not in the truststore",
    remedy: "Name the authority's certificate in ssl.truststore.location or ssl.truststore.certificates.",
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    says: "the server's certificate is signed by itself",
    remedy: "Add that certificate to the truststore, or give the broker one of an authority.",
  },
  CERT_SIGNATURE_FAILURE: {
    says: "the server's certificate is signed by another authority of the same name as the one in the truststore",
    remedy: "Name the authority's present certificate in ssl.truststore.location; it was probably made anew.",
  },
  CLIENT_CERTIFICATE_REQUIRED: {
    says: "the broker asks for a client certificate and none was given",
    remedy: "Set ssl.keystore.type and ssl.keystore.location (or certificate.chain and key).",
  },
  CLIENT_CERTIFICATE_REFUSED: {
    says: "the broker does not accept the client certificate",
    remedy: "Use a certificate of an authority in the broker's truststore that has not expired.",
  },
  TLS_HANDSHAKE_FAILED: {
    says: "both sides have no TLS version, cipher or certificate in common",
    remedy:
      "Compare ssl.enabled.protocols and ssl.cipher.suites of the broker with TLS 1.2 and 1.3 as Node speaks them.",
  },
  SASL_AUTHENTICATION_FAILED: {
    says: "the broker does not accept the user or the password",
    remedy: "Correct username and password in sasl.jaas.config; look whether the user exists for this mechanism.",
  },
  UNSUPPORTED_SASL_MECHANISM: {
    says: "the broker does not offer this SASL mechanism on this listener",
    remedy: "Set sasl.mechanism to one that the listener offers.",
  },
  SASL_EXPECTED: {
    says: "the broker closed the connection at the first request, as a listener does that wants SASL",
    remedy: "Set security.protocol to SASL_SSL or SASL_PLAINTEXT, with sasl.mechanism and sasl.jaas.config.",
  },
  SASL_NOT_EXPECTED: {
    says: "this listener has no SASL",
    remedy: "Set security.protocol to SSL or PLAINTEXT, or name the port of a listener with SASL.",
  },
  OAUTH_TOKEN_REFUSED: {
    says: "the token endpoint did not give a token",
    remedy: "Look at clientId, clientSecret, scope and sasl.oauthbearer.token.endpoint.url.",
  },
  NOT_A_BROKER: {
    says: "the server speaks Kafka's protocol but is no broker that we can read from",
    remedy:
      "Name a broker's client listener: a controller's port tells nothing of topics. Brokers from 2.0 on are read.",
  },
  MALFORMED_RESPONSE: {
    says: "what came back is not Kafka's protocol",
    remedy: "Look whether the port belongs to a Kafka broker.",
  },
} as const satisfies Readonly<Record<string, Cause>>;

/** A code of the table. */
export type CauseCode = keyof typeof causes;

const unknownCause: Cause = {
  says: "the connection failed",
  remedy: "Look into the broker's log at this time for the reason.",
};

/** The meaning of a code; of one that is not in the table, no more than that it failed. */
export function causeOf(code: string): Cause {
  const table: Readonly<Record<string, Cause>> = causes;
  return table[code] ?? unknownCause;
}

/** Whether a code is of the table: of a connection that broke, and not of a broker that answered with an error. */
export function isCause(code: string): code is CauseCode {
  return code in causes;
}
