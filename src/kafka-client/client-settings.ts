import { type Endpoint } from "./endpoint";
import { type Secret } from "./secret";

/** How a client proves the server and itself by certificates. */
export interface TlsSettings {
  /** Certificates that are trusted, each in PEM; null trusts the authorities that come with Node. */
  readonly trusted: readonly string[] | null;
  /** The client's own certificate chain in PEM with its key; null where the client shows none. */
  readonly own: { readonly chain: string; readonly key: Secret } | null;
  /** Whether the server's certificate must hold its name (`ssl.endpoint.identification.algorithm`). */
  readonly checkHostname: boolean;
}

/** How a client proves itself by SASL. */
export type SaslSettings =
  | {
      readonly mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512";
      readonly username: string;
      readonly password: Secret;
    }
  | {
      readonly mechanism: "OAUTHBEARER";
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly tokenEndpoint: string;
      readonly scope: string | null;
      /** Sent beside the token, as Confluent's `logicalCluster` and `identityPoolId`. */
      readonly extensions: Readonly<Record<string, string>>;
    };

/** What a Java client `.properties` file says about a cluster and how to get into it. */
export interface ClientProperties {
  /** The file, as problems name it. */
  readonly file: string;
  readonly bootstrap: readonly Endpoint[];
  /** Null where the listener has no TLS. */
  readonly tls: TlsSettings | null;
  /** Null where the listener has no SASL. */
  readonly sasl: SaslSettings | null;
  readonly clientId: string | null;
  readonly requestTimeoutMs: number | null;
  readonly connectTimeoutMs: number | null;
}
