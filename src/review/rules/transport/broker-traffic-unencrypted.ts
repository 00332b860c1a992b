import { isUnknown } from "../../plan/value";
import { kafkaClustersOf } from "../../facts/kafka-clusters";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleMskCluster } from "./example-cluster";

/** Brokers that speak in the clear among themselves. */
export const brokerTrafficUnencrypted: Rule = {
  name: "broker-traffic-unencrypted",
  area: "transport",
  severity: "high",
  title: "Brokers speak in the clear among themselves",
  what: "The in_cluster of MSK's encryption_in_transit is false, or brokers of one's own replicate or talk to their controllers over a listener without TLS, which is Kafka's default.",
  why: "Every record crosses the network again for each replica, between zones too, so TLS for clients alone protects little.",
  remedy:
    "Leave in_cluster at true. For brokers of your own set inter.broker.listener.name and controller.listener.names to listeners with SSL or SASL_SSL.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
    "https://kafka.apache.org/documentation/#brokerconfigs_security.inter.broker.protocol",
  ],
  *find(plan) {
    for (const { resource, name, betweenBrokers } of kafkaClustersOf(plan)) {
      if (betweenBrokers === null) continue;
      const { is, path } = betweenBrokers;
      if (isUnknown(is))
        yield cannotTell(
          resource,
          path,
          `Whether ${name} encrypts what brokers send one another is not known in the plan.`,
        );
      else if (is === "plaintext")
        yield found(resource, path, `Brokers or controllers of ${name} send one another everything in the clear.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: exampleMskCluster({ encryption: 'client_broker = "TLS"\n      in_cluster    = false' }),
    },
    compliant: { terraform: exampleMskCluster({ encryption: 'client_broker = "TLS"\n      in_cluster    = true' }) },
  },
};
