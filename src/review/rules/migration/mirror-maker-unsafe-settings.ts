import { mirrorFlowsOf } from "../../facts/mirror-flows";
import { mirrorProblems } from "../../facts/mirror-problems";
import { found, type Rule } from "../../rule";
import { mirrorProperties, soundMirror } from "../cases/mirror-maker";

/** Settings of MirrorMaker that quietly do harm. */
export const mirrorMakerUnsafeSettings: Rule = {
  name: "mirror-maker-unsafe-settings",
  area: "migration",
  severity: "high",
  title: "MirrorMaker is set to do less than it seems, or more",
  what: "Settings of MirrorMaker 2 that lose offsets, copy in circles or are ignored: both directions under the identity policy, group offsets synced without checkpoints or offset syncs, exactly-once without read_committed, worker settings without the target's alias in front, one alias for both ends.",
  why: "MirrorMaker says nothing: its tasks stay RUNNING while records go round for ever, groups have no offsets to resume from, or a setting that somebody relies on has no effect.",
  remedy:
    "One direction; emit.checkpoints.enabled and emit.offset-syncs.enabled left on; source.consumer.isolation.level = read_committed with exactly-once; worker settings as tgt.offset.flush.interval.ms.",
  references: [
    "https://kafka.apache.org/documentation/#georeplication",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-545%3A+support+automated+consumer+offset+sync+across+clusters+in+MM+2.0",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-618%3A+Exactly-Once+Support+for+Source+Connectors",
  ],
  *find(plan) {
    const flows = mirrorFlowsOf(plan);
    for (const flow of flows)
      for (const { key, says } of mirrorProblems(flow, flows)) yield found(flow.resource, `${flow.path}: ${key}`, says);
  },
  cases: {
    nonCompliant: {
      terraform: mirrorProperties([
        ...soundMirror,
        "src->tgt.sync.group.offsets.enabled = true",
        "src->tgt.emit.checkpoints.enabled = false",
        "offset.flush.interval.ms = 5000",
      ]),
    },
    compliant: {
      terraform: mirrorProperties([
        ...soundMirror,
        "src->tgt.sync.group.offsets.enabled = true",
        "tgt.offset.flush.interval.ms = 5000",
      ]),
    },
  },
};
