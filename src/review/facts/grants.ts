import { oncePerPlan } from "../once-per-plan";
import { type Plan } from "../plan/plan";
import { aclBlockGrants } from "./grants/acl-blocks";
import { type Grant } from "./grants/grant";
import { iamGrants } from "./grants/iam-grants";
import { roleGrants } from "./grants/role-bindings";
import { strimziUserGrants } from "./grants/strimzi-users";

export { type Grant, type GrantPart, type GrantParts, type WrittenGrant } from "./grants/grant";

/**
 * Every right to Kafka that a plan gives or refuses, in whichever shape: `kafka_acl` and its kin of Confluent, AutoMQ,
 * Redpanda and Aiven, Strimzi's KafkaUsers, Confluent's role bindings, and policies of AWS with `kafka-cluster:` actions.
 */
export const grantsOf = oncePerPlan((plan: Plan): readonly Grant[] => [
  ...aclBlockGrants(plan),
  ...strimziUserGrants(plan),
  ...roleGrants(plan),
  ...iamGrants(plan),
]);
