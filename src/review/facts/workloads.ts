import { type Operation } from "../../kafka/acl";
import { everyone } from "../../kafka/authorization";
import { type Knowledge } from "../knowledge";
import { oncePerPlan } from "../once-per-plan";
import { type Plan } from "../plan/plan";
import { grantsOf } from "./grants";

/**
 * Kafka's and Confluent's ways to say everybody. User:ANONYMOUS is whoever comes in by a listener that asks for no name
 * (`KafkaPrincipal.ANONYMOUS`).
 */
const everybody: ReadonlySet<string> = new Set([everyone, "User:ANONYMOUS", "Group:*", "ServiceAccount:*", "*"]);

/** Whether a principal stands for everybody. */
export function isEverybody(principal: unknown): boolean {
  return typeof principal === "string" && everybody.has(principal);
}

/**
 * Whether a principal belongs to an application: one that the policy names neither as the platform's nor as a replicator.
 * Everybody is no application: rules of its own speak of that.
 */
export function isWorkload(principal: unknown, { policy }: Knowledge): principal is string {
  return (
    typeof principal === "string" &&
    !isEverybody(principal) &&
    !policy.platformPrincipals.includes(principal) &&
    !policy.replicatorPrincipals.includes(principal)
  );
}

/** Whether the policy names a principal as the platform's own. */
export function isPlatform(principal: unknown, { policy }: Knowledge): boolean {
  return typeof principal === "string" && policy.platformPrincipals.includes(principal);
}

/** Topics that MirrorMaker alone writes (`DefaultReplicationPolicy`, `MirrorConnectorConfig`). */
const mirrorMakersOwn = /^mm2-(?:configs|offsets|status|offset-syncs)\..+\.internal$/;

/** Principals that write MirrorMaker's own topics: its workers, whether a policy names them or not. */
const mirrorMakers = oncePerPlan((plan: Plan): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { acl } of grantsOf(plan))
    if (acl?.operation === "WRITE" && acl.permission === "ALLOW" && isMirrorMakersTopic(acl.resourceName))
      found.add(acl.principal);
  return found;
});

/** Whether a topic is one that MirrorMaker keeps its work in. */
export function isMirrorMakersTopic(topic: string): boolean {
  return mirrorMakersOwn.test(topic);
}

/** Whether a principal replicates: by the policy, or because it writes what MirrorMaker alone writes. */
export function isReplicator(plan: Plan, principal: string, { policy }: Knowledge): boolean {
  return policy.replicatorPrincipals.includes(principal) || mirrorMakers(plan).has(principal);
}

/** Whether an operation is one of these, or all of them. */
export function isOneOf(operation: unknown, operations: readonly Operation[]): boolean {
  return operation === "ALL" || operations.some((each) => each === operation);
}
