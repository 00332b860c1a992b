import { type Plan } from "../plan/plan";
import { manifestsOf } from "./manifests";
import { topicsOf } from "./topics";

const rightTypes = ["kafka_acl", "confluent_kafka_acl", "automq_kafka_acl", "redpanda_acl"];

/** Whether Terraform makes topics in a plan: then nobody else may change them. */
export function ownsTopics(plan: Plan): boolean {
  return topicsOf(plan).length > 0;
}

/** Whether Terraform makes ACLs in a plan. */
export function ownsAcls(plan: Plan): boolean {
  return (
    plan.ofType(...rightTypes).length > 0 ||
    manifestsOf(plan).some(({ kind, group }) => kind === "KafkaUser" && group === "kafka.strimzi.io")
  );
}
