import { oncePerPlan } from "../once-per-plan";
import { autoMqClusters } from "./clusters/automq";
import { chartClusters } from "./clusters/charts";
import { type KafkaCluster, type KafkaListener } from "./clusters/kafka-cluster";
import { mskClusters } from "./clusters/msk";
import { ownClusters } from "./clusters/own-brokers";
import { strimziClusters } from "./clusters/strimzi";
import { kafkaSettingsOf } from "./kafka-settings";
import { manifestsOf } from "./manifests";
import { type Settings } from "./settings/setting";

/**
 * Every cluster of a plan whose listeners the plan decides: MSK, Strimzi, AutoMQ, Helm charts as far as their values
 * tell, and brokers of one's own as far as their settings stand in a ConfigMap, a container's environment or a file. Confluent Cloud always has TLS and asks for a name.
 */
export const kafkaClustersOf = oncePerPlan((plan): readonly KafkaCluster[] => {
  const settings = kafkaSettingsOf(plan);
  const ofBrokers = settings.filter(({ role }) => role === "broker");
  const byAddress = new Map<string, Settings[]>();
  for (const one of ofBrokers) {
    const known = byAddress.get(one.resource.address);
    if (known === undefined) byAddress.set(one.resource.address, [one]);
    else known.push(one);
  }
  const configurations = new Map(
    ofBrokers.filter(({ platform }) => platform === "msk").map((one) => [one.resource.address, one]),
  );
  return [
    ...mskClusters(plan, configurations),
    ...strimziClusters(manifestsOf(plan), byAddress),
    ...autoMqClusters(plan, byAddress),
    ...chartClusters(plan),
    ...ownClusters(settings),
  ];
});

/** Every listener of every cluster. */
export const brokerListenersOf = oncePerPlan(
  (plan): readonly { readonly cluster: KafkaCluster; readonly listener: KafkaListener }[] =>
    kafkaClustersOf(plan).flatMap((cluster) => cluster.listeners.map((listener) => ({ cluster, listener }))),
);
