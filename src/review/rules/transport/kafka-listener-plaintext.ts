import { isUnknown } from "../../plan/value";
import { brokerListenersOf } from "../../facts/kafka-clusters";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleMskCluster } from "./example-cluster";

/** Brokers that speak with clients in the clear. */
export const kafkaListenerPlaintext: Rule = {
  name: "kafka-listener-plaintext",
  area: "transport",
  severity: "critical",
  title: "A Kafka listener speaks in the clear",
  what: "A listener for clients is PLAINTEXT or SASL_PLAINTEXT: client_broker of MSK, tls of Strimzi's listeners, transit_encryption_modes of AutoMQ, listeners of server.properties.",
  why: "Whoever sees the packets reads every record, and with SASL_PLAINTEXT what clients sign in with.",
  remedy:
    'Let every listener use TLS: client_broker = "TLS", tls: true, transit_encryption_modes = ["tls"], SSL or SASL_SSL. Take the listener without TLS away once no client uses it.',
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
    "https://kafka.apache.org/documentation/#security_overview",
  ],
  *find(plan) {
    for (const { cluster, listener } of brokerListenersOf(plan)) {
      const { resource, path, name, encryption } = listener;
      if (isUnknown(encryption))
        yield cannotTell(
          resource,
          path,
          `Whether ${name} of ${cluster.name} has TLS is not known in the plan: write the value itself.`,
        );
      else if (encryption === "plaintext")
        yield found(resource, path, `${capital(name)} of ${cluster.name} has no TLS.`);
    }
  },
  cases: {
    nonCompliant: { terraform: exampleMskCluster({ encryption: 'client_broker = "TLS_PLAINTEXT"' }) },
    compliant: { terraform: exampleMskCluster({ encryption: 'client_broker = "TLS"' }) },
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
