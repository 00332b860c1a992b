import { isOn, mirrorFlowsOf } from "../../facts/mirror-flows";
import { ownsAcls, ownsTopics } from "../../facts/terraform-owns";
import { type Plan } from "../../plan/plan";
import { cannotTell, found, type Rule } from "../../rule";
import { topic } from "../cases/kafka-objects";
import { mirrorProperties, soundMirror } from "../cases/mirror-maker";

const syncs: readonly (readonly [key: string, what: string, isOwned: (plan: Plan) => boolean])[] = [
  ["sync.topic.acls.enabled", "ACLs", (plan) => ownsAcls(plan) || ownsTopics(plan)],
  ["sync.topic.configs.enabled", "topic configs", ownsTopics],
];

/** Two owners of one setting. */
export const mirrorMakerOwnsAcls: Rule = {
  name: "mirror-maker-owns-acls",
  area: "migration",
  severity: "high",
  title: "MirrorMaker changes what Terraform owns",
  what: "MirrorMaker 2 syncs topic configs or ACLs (sync.topic.configs.enabled, sync.topic.acls.enabled: both are on unless somebody turns them off), and the same plan makes topics or ACLs.",
  why: "Every ten minutes it writes the source's configs and literal topic ACLs over what Terraform wrote. It drops WRITE, makes ALL a READ, and never deletes: what the review saw is not what holds.",
  remedy: "Set sync.topic.acls.enabled = false and sync.topic.configs.enabled = false.",
  references: [
    "https://kafka.apache.org/documentation/#georeplication",
    "https://github.com/apache/kafka/blob/4.1/connect/mirror/src/main/java/org/apache/kafka/connect/mirror/MirrorSourceConnector.java",
  ],
  *find(plan) {
    for (const flow of mirrorFlowsOf(plan)) {
      if (flow.part === "checkpoint") continue;
      for (const [key, what, isOwned] of syncs) {
        const on = isOn(flow, key, true);
        if (on === false || !isOwned(plan)) continue;
        const path = `${flow.path}: ${key}`;
        yield on === null
          ? cannotTell(flow.resource, path, `Whether ${flow.name} syncs ${what} is not known in the plan.`)
          : found(
              flow.resource,
              path,
              `${flow.name} syncs ${what} ${flow.setting(key) === null ? "by default" : `(${key} = true)`}, and Terraform makes them.`,
            );
      }
    }
  },
  cases: {
    nonCompliant: {
      terraform:
        mirrorProperties(soundMirror.filter((line) => !line.includes(".sync."))) + topic("orders", "orders.v1", 6),
    },
    compliant: { terraform: mirrorProperties(soundMirror) + topic("orders", "orders.v1", 6) },
  },
};
