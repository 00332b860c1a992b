import { type Rule } from "../../rule";
import { lossesFound } from "./losses";
import { mskCluster } from "../cases/msk-cluster";

/** A Kafka cluster that a plan deletes or replaces. */
export const clusterDestroyed: Rule = {
  name: "cluster-destroyed",
  area: "destruction",
  severity: "critical",
  title: "A Kafka cluster is destroyed",
  what: "The plan deletes or replaces a cluster or its node pools: aws_msk_cluster, automq_kafka_instance, confluent_kafka_cluster, a Strimzi Kafka or KafkaNodePool, a Helm release of brokers or of their operator, or the definition of an operator's objects. Many of their attributes cannot change in place: the authentication or encryption of an AutoMQ instance, the name or the subnets of an MSK cluster.",
  why: "Every topic, every record, every committed offset is gone, or nobody can reach them. Kubernetes deletes the objects of a definition that goes, whoever made them.",
  remedy: "Give it prevent_destroy. Build a second cluster and migrate where an attribute cannot change in place.",
  references: [
    "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/msk_cluster",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  find: (plan, known) => lossesFound(plan, known, "cluster"),
  cases: {
    nonCompliant: { terraform: mskCluster("orders-2", 3), before: mskCluster("orders", 3) },
    compliant: { terraform: mskCluster("orders", 6), before: mskCluster("orders", 3) },
  },
};
