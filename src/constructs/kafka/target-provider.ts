import { type Construct } from "constructs";
import { terraformText } from "../terraform-text";
import { KafkaProvider } from "./bindings/provider";

/** How Terraform reaches the target cluster. Who it is there comes from the environment alone. */
export interface TargetConnection {
  /** `host:port`, one an element. */
  readonly bootstrapServers: readonly string[];
  readonly tls: boolean;
  /** `none` for mutual TLS or no authentication at all. */
  readonly mechanism: "SCRAM-SHA-256" | "SCRAM-SHA-512" | "PLAIN" | "none";
  /** How long one request may take, and how long a topic may take to become what was asked for. Default 60 seconds. */
  readonly timeoutSeconds?: number;
}

const spelledMechanism = {
  "SCRAM-SHA-256": "scram-sha256",
  "SCRAM-SHA-512": "scram-sha512",
  PLAIN: "plain",
  none: undefined,
} as const;

/**
 * The Kafka provider of a stack. User name, password, CA and client certificate are not here and never in a synthesized
 * file: the provider reads `KAFKA_SASL_USERNAME`, `KAFKA_SASL_PASSWORD`, `KAFKA_CA_CERT`, `KAFKA_CLIENT_CERT` and
 * `KAFKA_CLIENT_KEY` from the environment of `cdktf deploy`.
 */
export function targetProvider(scope: Construct, id: string, connection: TargetConnection): KafkaProvider {
  const saslMechanism = spelledMechanism[connection.mechanism];
  return new KafkaProvider(scope, id, {
    bootstrapServers: connection.bootstrapServers.map(terraformText),
    tlsEnabled: connection.tls,
    timeout: connection.timeoutSeconds ?? 60,
    ...(saslMechanism === undefined ? {} : { saslMechanism }),
  });
}
