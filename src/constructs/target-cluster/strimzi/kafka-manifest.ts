import { terraformText, terraformTexts } from "../../terraform-text";
import { zoneVariable } from "./names";

/** What a `Kafka` object is made from. */
export interface KafkaManifestSettings {
  readonly name: string;
  readonly namespace: string;
  readonly kafkaVersion: string;
  readonly listeners: readonly object[];
  readonly superUsers: readonly string[];
  readonly configs: Readonly<Record<string, string>>;
  readonly userOperator: boolean;
  /** Whether clients' certificates come from an authority of ours. */
  readonly ownClientAuthority: boolean;
  readonly labels: Readonly<Record<string, string>>;
}

/** Metrics that dashboards and alarms ask for; the reporter offers them on port 9404. */
const metrics = ["kafka_server.*", "kafka_log.*", "kafka_controller.*", "kafka_network.*", "kafka_cluster.*"];

/** The `Kafka` object: what all its pools share. Fields are those of Strimzi's API `v1`; others would vanish in silence. */
export function kafkaManifest(settings: KafkaManifestSettings): object {
  const { name, namespace, kafkaVersion, listeners, superUsers, configs, labels } = settings;
  return {
    apiVersion: "kafka.strimzi.io/v1",
    kind: "Kafka",
    metadata: { name, namespace, labels: { ...labels } },
    spec: {
      kafka: {
        version: kafkaVersion,
        listeners: [...listeners],
        authorization: { type: "simple", superUsers: superUsers.map(terraformText) },
        config: terraformTexts(configs),
        rack: { type: "environment-variable", envVarName: zoneVariable },
        metricsConfig: { type: "strimziMetricsReporter", values: { allowList: metrics } },
      },
      // Five years: clients that trust an authority lose the cluster on the day on which it is renewed.
      clusterCa: { generateCertificateAuthority: true, validityDays: 1825, renewalDays: 90 },
      clientsCa: settings.ownClientAuthority
        ? { generateCertificateAuthority: false }
        : { generateCertificateAuthority: true, validityDays: 1825, renewalDays: 90 },
      ...(settings.userOperator ? { entityOperator: { userOperator: {} } } : {}),
    },
  };
}
