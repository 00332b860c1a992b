import { booleanOf, isList, isObject, isUnknown, textOf, type Value } from "../../plan/value";
import { attributeAt, managed } from "../../facts/attribute-at";
import { kafkaProvidersOf } from "../../facts/kafka-providers";
import { kafkaSettingsOf } from "../../facts/kafka-settings";
import { manifestsOf } from "../../facts/manifests";
import { type Plan } from "../../plan/plan";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";
import { exampleConfigMap } from "./example-cluster";

const key = "ssl.endpoint.identification.algorithm";

/** Attributes that turn it off, each with the value that does. */
const switches: readonly (readonly [type: string, path: string, off: string])[] = [
  ["automq_kafka_instance", "features.security.tls_hostname_validation_enabled", "false"],
  ["automq_kafka_link", "source_cluster.disable_endpoint_identification", "true"],
  ["aws_dms_endpoint", "kafka_settings.ssl_endpoint_identification_algorithm", "none"],
  ["aws_glue_connection", "connection_properties.KAFKA_SKIP_CUSTOM_CERT_VALIDATION", "true"],
];

/** Clients that take any certificate of their authority, or any at all, for the broker's. */
export const hostnameVerificationOff: Rule = {
  name: "hostname-verification-off",
  area: "transport",
  severity: "high",
  title: "Whose certificate it is, nobody looks at",
  what: `The setting ${key} is empty in any settings, tls_hostname_validation_enabled of AutoMQ is false, an AutoMQ link has disable_endpoint_identification, the Kafka provider has skip_tls_verify, or a Strimzi object has disableTlsHostnameVerification.`,
  why: "Whoever has any certificate of the same authority, or stands between client and broker, can pose as the broker: TLS then hides the traffic from everybody but them.",
  remedy: `Leave ${key} at https and the switches alone. Where names do not match, the certificate lacks one: put it in.`,
  references: [
    "https://kafka.apache.org/documentation/#brokerconfigs_ssl.endpoint.identification.algorithm",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-294+-+Enable+TLS+hostname+verification+by+default",
  ],
  *find(plan) {
    yield* inSettings(plan);
    yield* inAttributes(plan);
    for (const { name, settings } of kafkaProvidersOf(plan)) {
      const skips = booleanOf(settings("skip_tls_verify"));
      if (isUnknown(skips))
        yield cannotTell(
          null,
          `provider.${name}.skip_tls_verify`,
          "Whether the provider looks at certificates is not known in the plan.",
        );
      else if (skips === true)
        yield found(
          null,
          `provider.${name}.skip_tls_verify`,
          `The provider ${name} takes any certificate for the brokers'.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: exampleConfigMap("client.properties", ["security.protocol=SASL_SSL", `${key}=`]),
    },
    compliant: {
      terraform: exampleConfigMap("client.properties", ["security.protocol=SASL_SSL", `${key}=https`]),
    },
  },
};

function* inSettings(plan: Plan): Generator<Sighting> {
  for (const { resource, path, entries } of kafkaSettingsOf(plan))
    for (const [name, value] of entries) {
      if (name !== key && !name.endsWith(`.${key}`)) continue;
      if (isUnknown(value)) yield cannotTell(resource, path, `The value of ${name} is not known in the plan.`);
      else if (/^\s*(""|'')?\s*$/.test(value)) yield found(resource, path, `${name} is empty.`);
    }
}

function* inAttributes(plan: Plan): Generator<Sighting> {
  for (const [type, path, off] of switches)
    for (const resource of managed(plan, type)) {
      const value = textOf(attributeAt(plan, resource, ...path.split(".")));
      if (isUnknown(value) && value.references.length > 0)
        yield cannotTell(resource, path, "Whether names in certificates are looked at is not known in the plan.");
      else if (typeof value === "string" && value.toLowerCase() === off) yield found(resource, path, `It is ${off}.`);
    }
  for (const { resource, group, object, path } of manifestsOf(plan))
    if (group === "kafka.strimzi.io")
      for (const at of placesOf(object, "disableTlsHostnameVerification", path))
        yield found(resource, at, "disableTlsHostnameVerification is true.");
}

/** Objects of Kubernetes are not deeper than this. */
const deepest = 12;

function* placesOf(value: Value, wanted: string, at: string, depth = 0): Generator<string> {
  if (depth > deepest) return;
  if (isList(value))
    for (const [index, one] of value.entries()) yield* placesOf(one, wanted, `${at}[${String(index)}]`, depth + 1);
  else if (isObject(value))
    for (const [name, one] of Object.entries(value)) {
      if (name === wanted && booleanOf(one) === true) yield `${at}.${name}`;
      else yield* placesOf(one, wanted, `${at}.${name}`, depth + 1);
    }
}
