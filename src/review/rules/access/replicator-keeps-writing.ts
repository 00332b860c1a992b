import { type Operation } from "../../../kafka/acl";
import { type Knowledge } from "../../knowledge";
import { type Plan } from "../../plan/plan";
import { grantsOf } from "../../facts/grants";
import { atPlaces, grantsText, partPath } from "../../facts/grants/places";
import { isOneOf, isReplicator } from "../../facts/workloads";
import { defaultPolicy } from "../../policy/policy";
import { found, type Rule } from "../../rule";
import { caseAclBlock } from "./case-acls";
import { caseWave } from "./case-wave";

const writing: readonly Operation[] = ["WRITE", "CREATE", "DELETE", "ALTER", "ALTER_CONFIGS"];

/** A replicator that outlives its wave. */
export const replicatorKeepsWriting: Rule = {
  name: "replicator-keeps-writing",
  area: "access",
  severity: "medium",
  title: "A replicator may still write after its wave is closed",
  what: "The stack's wave is closed (review.closedWaves), and a replicator still has WRITE, CREATE, DELETE, ALTER or ALTER_CONFIGS on topics.",
  why: "Producers write to the target alone now: a replicator that starts again, by mistake or by a stolen credential, writes old records between the new ones.",
  remedy: "Take MirrorMaker out of the wave's stack, and its ACLs with it.",
  references: ["https://kafka.apache.org/documentation/#georeplication-mirrormaker"],
  *find(plan, known) {
    if (!isClosed(plan, known)) return;
    const left = grantsOf(plan).filter(
      ({ parts }) =>
        parts.permission === "ALLOW" &&
        parts.resourceType === "TOPIC" &&
        isOneOf(parts.operation, writing) &&
        typeof parts.principal === "string" &&
        isReplicator(plan, parts.principal, known),
    );
    for (const place of atPlaces(left))
      yield found(place.resource, partPath(place, "operation"), `${grantsText(place.grants)}, and its wave is closed.`);
  },
  cases: {
    nonCompliant: {
      terraform: caseAclBlock("write", { acl_principal: "User:mm2" }),
      knowing: {
        wave: caseWave(),
        policy: { ...defaultPolicy, replicatorPrincipals: ["User:mm2"], closedWaves: ["w01-billing"] },
      },
    },
    compliant: {
      terraform: caseAclBlock("write", { acl_principal: "User:mm2" }),
      knowing: {
        wave: caseWave(),
        policy: { ...defaultPolicy, replicatorPrincipals: ["User:mm2"], closedWaves: ["w00-pilot"] },
      },
    },
  },
};

/** Stacks of waves bear the wave's id. */
function isClosed({ stack }: Plan, { wave, policy }: Knowledge): boolean {
  return policy.closedWaves.some((id) => id === wave?.id || id === stack || stack.endsWith(`-${id}`));
}
