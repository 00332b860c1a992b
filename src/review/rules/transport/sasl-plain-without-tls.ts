import { booleanOf, isUnknown, textOf } from "../../plan/value";
import { brokerListenersOf } from "../../facts/kafka-clusters";
import { kafkaProvidersOf } from "../../facts/kafka-providers";
import { kafkaSettingsOf } from "../../facts/kafka-settings";
import { replicationLinksOf } from "../../facts/replication-links";
import { told } from "../../facts/settings/setting";
import { type Plan } from "../../plan/plan";
import { found, type Rule, type Sighting } from "../../rule";
import { exampleConfigMap } from "./example-cluster";

/** Passwords in the clear. */
export const saslPlainWithoutTls: Rule = {
  name: "sasl-plain-without-tls",
  area: "transport",
  severity: "high",
  title: "Passwords cross the network in the clear",
  what: "SASL/PLAIN goes over a connection without TLS: a listener, a replication link, a client's settings with SASL_PLAINTEXT, or the Kafka provider with tls_enabled = false.",
  why: "SASL/PLAIN sends the password itself. Whoever sees one packet signs in as that user from then on.",
  remedy: "Use SASL_SSL. Roll every password that went over such a connection.",
  references: [
    "https://kafka.apache.org/documentation/#security_sasl_plain",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-43%3A+Kafka+SASL+enhancements",
  ],
  *find(plan) {
    for (const { cluster, listener } of brokerListenersOf(plan))
      if (
        listener.encryption === "plaintext" &&
        listener.signIn === "required" &&
        listener.mechanisms.includes("PLAIN")
      )
        yield found(listener.resource, listener.path, `${listener.name} of ${cluster.name} takes PLAIN without TLS.`);
    for (const { resource, path, name, protocol, mechanism } of replicationLinksOf(plan))
      if (protocol === "SASL_PLAINTEXT" && mechanism === "PLAIN")
        yield found(resource, path, `A password goes over ${name} without TLS.`);
    yield* clients(plan);
  },
  cases: {
    nonCompliant: {
      terraform: exampleConfigMap("client.properties", ["security.protocol=SASL_PLAINTEXT", "sasl.mechanism=PLAIN"]),
    },
    compliant: {
      terraform: exampleConfigMap("client.properties", ["security.protocol=SASL_SSL", "sasl.mechanism=PLAIN"]),
    },
  },
};

function* clients(plan: Plan): Generator<Sighting> {
  for (const settings of kafkaSettingsOf(plan))
    if (
      settings.role === "client" &&
      told(settings, "security.protocol")?.toUpperCase() === "SASL_PLAINTEXT" &&
      told(settings, "sasl.mechanism")?.toUpperCase() === "PLAIN"
    )
      yield found(settings.resource, settings.path, "These clients send their password without TLS.");
  for (const { name, settings } of kafkaProvidersOf(plan)) {
    const enabled = booleanOf(settings("tls_enabled"));
    // The provider's own mechanism is PLAIN; without a user's name in sight it may not sign in at all.
    const mechanism = textOf(settings("sasl_mechanism")) ?? "plain";
    const signsIn = settings("sasl_mechanism") !== null || settings("sasl_username") !== null;
    if (enabled === false && signsIn && !isUnknown(mechanism) && mechanism.toLowerCase() === "plain")
      yield found(null, `provider.${name}.sasl_mechanism`, `The provider ${name} sends its password without TLS.`);
  }
}
