import { type CountPlaces, countsChanged } from "../../facts/counts-changed";
import { isReleased } from "../../destruction/destroyed-by";
import { mskCluster } from "../cases/msk-cluster";
import { found, type Rule } from "../../rule";

const brokers: CountPlaces = {
  types: { aws_msk_cluster: { keys: ["number_of_broker_nodes"] } },
  objects: {
    "kafka.strimzi.io/Kafka": ["spec", "kafka", "replicas"],
    "kafka.strimzi.io/KafkaNodePool": ["spec", "replicas"],
  },
};

/** A cluster that a plan leaves with fewer brokers than it has. */
export const brokersRemoved: Rule = {
  name: "brokers-removed",
  area: "destruction",
  severity: "high",
  title: "A cluster loses brokers",
  what: "The plan changes a cluster or a node pool in place and lowers its number of brokers: number_of_broker_nodes of an aws_msk_cluster, replicas of a Strimzi Kafka or KafkaNodePool.",
  why: "Partitions that still lie on the brokers that go lose replicas, or all of them; clients that know those brokers alone as their bootstrap find nobody. Amazon MSK refuses brokers that hold partitions, and the apply stops halfway.",
  remedy:
    "Move all partitions off those brokers first (kafka-reassign-partitions, Cruise Control), take them out of clients' bootstrap servers, and then remove them. Release the cluster in the policy for that apply.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-remove-broker.html",
    "https://kafka.apache.org/documentation/#basic_ops_decommissioning_brokers",
  ],
  *find(plan, { policy }) {
    for (const { resource, path, was, will } of countsChanged(plan, brokers))
      if (will < was && !isReleased({ resource, thing: null }, policy))
        yield found(resource, path, `The plan goes from ${String(was)} to ${String(will)} brokers.`);
  },
  cases: {
    nonCompliant: { terraform: mskCluster("orders", 3), before: mskCluster("orders", 6) },
    compliant: { terraform: mskCluster("orders", 6), before: mskCluster("orders", 3) },
  },
};
