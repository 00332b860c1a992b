import { isOn, type MirrorFlow } from "./mirror-flows";
import { told } from "./settings/setting";

/** One setting of MirrorMaker that quietly does harm. */
export interface MirrorProblem {
  readonly key: string;
  readonly says: string;
}

interface MirrorRule {
  readonly key: string;
  /** What is wrong, or null. `others` are all flows of the plan. */
  readonly problem: (flow: MirrorFlow, others: readonly MirrorFlow[]) => string | null;
}

/** Everything about a flow that MirrorMaker takes without a word and that does harm. What is not known yet is not judged. */
export function mirrorProblems(flow: MirrorFlow, others: readonly MirrorFlow[]): readonly MirrorProblem[] {
  return rules.flatMap(({ key, problem }) => {
    const says = problem(flow, others);
    return says === null ? [] : [{ key, says }];
  });
}

const rules: readonly MirrorRule[] = [
  {
    key: "enabled",
    problem: (flow, others) => {
      const [source, target] = flow.name.split("->");
      const back = `${target ?? ""}->${source ?? ""}`;
      const isThere = others.some(({ name, resource }) => name === back && resource === flow.resource);
      return isThere && hasIdentityNames(flow) && flow.name < back
        ? `${flow.name} and ${back} are both on under the identity policy: every record goes round for ever.`
        : null;
    },
  },
  {
    key: "clusters",
    problem: (flow) => {
      const target = told(flow.settings, "target.cluster.alias");
      const [from, to] = flow.part === "all" ? flow.name.split("->") : [flow.sourceAlias, target];
      return from !== undefined && from !== null && from === to
        ? `Source and target have the same alias ${from}: MirrorMaker cannot tell them apart.`
        : null;
    },
  },
  {
    key: "emit.checkpoints.enabled",
    problem: (flow) =>
      syncsGroups(flow) && isOn(flow, "emit.checkpoints.enabled", true) === false
        ? `${flow.name} syncs group offsets and writes no checkpoints: no group gets an offset.`
        : null,
  },
  {
    key: "emit.offset-syncs.enabled",
    problem: (flow) =>
      (syncsGroups(flow) || (flow.part !== "source" && isOn(flow, "emit.checkpoints.enabled", true) === true)) &&
      isOn(flow, "emit.offset-syncs.enabled", true) === false
        ? `${flow.name} writes no offset syncs, from which the offsets of groups are translated: none can resume.`
        : null,
  },
  {
    key: "exactly.once.source.support",
    problem: (flow) => {
      if (flow.part === "checkpoint" || !isExactlyOnce(flow)) return null;
      const isolation = isolationOf(flow);
      return isolation === "read_committed"
        ? null
        : `${flow.name} runs exactly-once and reads ${isolation ?? "uncommitted records by default"}: aborted records are copied as if they were real.`;
    },
  },
  {
    key: "offset.flush.interval.ms",
    problem: (flow) => {
      if (flow.part !== "all") return null;
      const ignored = ignoredWorkerKeys.filter((key) => flow.settings.entries.has(key));
      const [, target = "<target>"] = flow.name.split("->");
      return ignored.length === 0
        ? null
        : `${ignored.join(", ")} ${ignored.length === 1 ? "has" : "have"} no effect: MirrorMaker reads worker settings with the target's alias in front (${target}.${ignored[0] ?? ""}).`;
    },
  },
];

/** Worker settings that the dedicated mode takes from no other place than the target's own (`MirrorMakerConfig.workerConfig`). */
const ignoredWorkerKeys = [
  "offset.flush.interval.ms",
  "offset.flush.timeout.ms",
  "scheduled.rebalance.max.delay.ms",
  "exactly.once.source.support",
];

function syncsGroups(flow: MirrorFlow): boolean {
  return isOn(flow, "sync.group.offsets.enabled", false) === true;
}

function hasIdentityNames(flow: MirrorFlow): boolean {
  const policy = flow.setting("replication.policy.class");
  return typeof policy === "string" && policy.trim().endsWith(".IdentityReplicationPolicy");
}

function isExactlyOnce({ name, part, settings }: MirrorFlow): boolean {
  const [, target = ""] = name.split("->");
  const key = part === "all" ? `${target}.exactly.once.source.support` : "exactly.once.support";
  return ["enabled", "required"].includes(told(settings, key)?.toLowerCase() ?? "");
}

/** Null where nobody set it; `read_committed` where it cannot be told, since nothing is known against it. */
function isolationOf({ name, part, settings }: MirrorFlow): string | null {
  const [source = ""] = name.split("->");
  const keys =
    part === "all"
      ? [`${name}.consumer.isolation.level`, `${source}.consumer.isolation.level`, "consumer.isolation.level"]
      : ["source.consumer.isolation.level", "consumer.isolation.level", "consumer.override.isolation.level"];
  const value = keys.map((key) => settings.entries.get(key)).find((one) => one !== undefined);
  if (value === undefined) return null;
  return typeof value === "string" ? value.trim().toLowerCase() : "read_committed";
}
