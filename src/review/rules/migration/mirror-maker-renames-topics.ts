import { mirrorFlowsOf } from "../../facts/mirror-flows";
import { topicsOf } from "../../facts/topics";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { topic } from "../cases/kafka-objects";
import { mirrorProperties, soundMirror } from "../cases/mirror-maker";

const key = "replication.policy.class";

/** Records that arrive where nobody looks. */
export const mirrorMakerRenamesTopics: Rule = {
  name: "mirror-maker-renames-topics",
  area: "migration",
  severity: "high",
  title: "MirrorMaker copies into topics of other names",
  what: "replication.policy.class of MirrorMaker 2 is not the identity policy, and Terraform makes the target's topics under the source's names.",
  why: "The default policy puts the source's alias in front: orders.v1 arrives as src.orders.v1. The topics that Terraform made stay empty, and clients that move find nothing.",
  remedy:
    "Set replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy, on the source and the checkpoint connector alike.",
  references: [
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-382%3A+MirrorMaker+2.0",
    "https://github.com/apache/kafka/blob/4.1/connect/mirror-client/src/main/java/org/apache/kafka/connect/mirror/IdentityReplicationPolicy.java",
  ],
  *find(plan, { wave }) {
    const names = [...topicsOf(plan).map(({ name }) => name), ...(wave?.topics ?? []).map(({ name }) => name)].filter(
      (name): name is string => typeof name === "string",
    );
    if (names.length === 0) return;
    for (const flow of mirrorFlowsOf(plan)) {
      const policy = flow.setting(key);
      const path = `${flow.path}: ${key}`;
      if (isUnknown(policy))
        yield cannotTell(flow.resource, path, `What ${flow.name} calls its topics is not known in the plan.`);
      else if (policy?.trim().endsWith(".IdentityReplicationPolicy") !== true && !areRenamed(names, flow.sourceAlias))
        yield found(
          flow.resource,
          path,
          `${flow.name} copies under other names (${policy === null ? "its default policy" : policy.trim()}), and ${names[0] ?? "the topics"} is made under the source's.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform:
        mirrorProperties(soundMirror.filter((line) => !line.startsWith("replication.policy"))) +
        topic("orders", "orders.v1", 6),
    },
    compliant: { terraform: mirrorProperties(soundMirror) + topic("orders", "orders.v1", 6) },
  },
};

/** Whether the target's topics already have the names that the default policy gives. */
function areRenamed(names: readonly string[], alias: string | null): boolean {
  return alias !== null && names.every((name) => name.startsWith(`${alias}.`));
}
