import { type Endpoint } from "../../network/listeners";
import { propertiesText, type PropertyLine } from "../mirror-maker/properties-text";
import { type ClientAuthentication } from "../target-cluster/target-cluster";

/** What a client is configured with. */
export interface ClientPropertiesRequest {
  readonly bootstrap: readonly Endpoint[];
  readonly authentication: ClientAuthentication;
  /** The folder in which the client finds `ca.crt` and its secrets, each in a file. */
  readonly directory: string;
  /** `connections.max.idle.ms` of the brokers, in milliseconds. */
  readonly brokerMaxIdleMs: number;
}

/**
 * A Java client's `client.properties`, in which every secret is a placeholder that the client fills from a file when it starts
 * (KIP-297, `DirectoryConfigProvider`). `ca.crt` is the trust bundle; `username` and `password`, or `tls.crt` and `tls.key`, come
 * from wherever the platform keeps them.
 */
export function clientProperties({
  bootstrap,
  authentication,
  directory,
  brokerMaxIdleMs,
}: ClientPropertiesRequest): string {
  return propertiesText([
    ["bootstrap.servers", bootstrap.map(({ host, port }) => `${host}:${String(port)}`).join(",")],
    // The client says goodbye before the brokers do, and both before the network forgets the connection.
    ["connections.max.idle.ms", String(Math.floor(brokerMaxIdleMs * 0.8))],
    null,
    ["security.protocol", authentication === "mTLS" ? "SSL" : "SASL_SSL"],
    ["ssl.endpoint.identification.algorithm", "https"],
    ["ssl.truststore.type", "PEM"],
    ["ssl.truststore.location", `${directory}/ca.crt`],
    ...identity(authentication, directory),
  ]);
}

const provider: readonly PropertyLine[] = [
  null,
  ["config.providers", "dir"],
  ["config.providers.dir.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider"],
];

function identity(authentication: ClientAuthentication, directory: string): readonly PropertyLine[] {
  const secret = (file: string): string => `\${dir:${directory}:${file}}`;
  const fromFiles: readonly PropertyLine[] = [...provider, ["config.providers.dir.param.allowed.paths", directory]];
  switch (authentication) {
    case "mTLS":
      return [
        ["ssl.keystore.type", "PEM"],
        ["ssl.keystore.certificate.chain", secret("tls.crt")],
        ["ssl.keystore.key", secret("tls.key")],
        ...fromFiles,
      ];
    case "AWS_MSK_IAM":
      return [
        ["sasl.mechanism", "AWS_MSK_IAM"],
        ["sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;"],
        ["sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler"],
      ];
    case "SCRAM-SHA-256":
    case "SCRAM-SHA-512":
      return [
        ["sasl.mechanism", authentication],
        [
          "sasl.jaas.config",
          `org.apache.kafka.common.security.scram.ScramLoginModule required username="${secret("username")}" password="${secret("password")}";`,
        ],
        ...fromFiles,
      ];
  }
}
