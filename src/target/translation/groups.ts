import { type Wave } from "../../waves/document";
import { type ResolvedGroup, type ResolvedWave } from "../../waves/resolved-wave";
import { type TargetGroup } from "../target-wave";
import { byText, type Draft, type Part } from "./part";

/**
 * The groups that resume at the target, with the topics that they have committed offsets for. Groups that read the
 * wave's topics and are not in the wave stay behind, each with a line.
 */
export function translateGroups(resolved: ResolvedWave): Part<TargetGroup> {
  const { wave, groups } = resolved;
  const moving = new Set(resolved.topics.map(({ name }) => name));
  const positions = new Map(wave.content.members.groups.map((groupId, index) => [groupId, index]));
  const sorted = [...groups].sort(byText(({ groupId }) => groupId));
  return {
    objects: sorted.map((group) => ({
      groupId: group.groupId,
      topics: topicsOf(group).filter((topic) => moving.has(topic)),
      replayTolerance: replayToleranceOf(group.groupId, wave.content).records,
    })),
    lines: [
      ...sorted.flatMap((group) => remarksOn(group, moving, positions.get(group.groupId) ?? 0)),
      ...readersLeftBehind(resolved, moving),
    ],
    problems: [],
  };
}

/** Records per partition that the wave lets a group read a second time, and the key under which the wave says it. */
export function replayToleranceOf(
  groupId: string,
  { replayTolerance }: Pick<Wave, "replayTolerance">,
): { readonly key: string; readonly records: number } {
  const key = Object.hasOwn(replayTolerance, groupId) ? groupId : "*";
  return { key, records: replayTolerance[key] ?? 0 };
}

function topicsOf({ offsets }: Pick<ResolvedGroup, "offsets">): readonly string[] {
  return [...new Set(offsets.map(({ topic }) => topic))].sort();
}

function remarksOn(group: ResolvedGroup, moving: ReadonlySet<string>, position: number): readonly Draft[] {
  const { groupId, type } = group;
  const at = ["members", "groups", position];
  const object = { kind: "group", name: groupId } as const;
  const topics = topicsOf(group);
  const gone = topics.filter((topic) => !moving.has(topic));
  const lines: Draft[] = [];
  if (type === "share")
    lines.push({
      change: `group ${groupId} offsets`,
      object,
      field: "offsets",
      action: "dropped",
      source: "the share group's own state",
      target: null,
      reason: "replication carries the positions of consumer groups, not of share groups: it begins as a new group",
      rule: "share-group-position",
      needsApproval: true,
      at,
      otherwise: "take the group out of the wave.",
    });
  else if (topics.length === 0)
    lines.push({
      change: `group ${groupId} offsets`,
      object,
      field: "offsets",
      action: "noted",
      source: null,
      target: null,
      reason: "the group has committed no offset: it begins where its auto.offset.reset says, as at the source",
      rule: "group-without-offsets",
      needsApproval: false,
      at,
    });
  if (gone.length > 0)
    lines.push({
      change: `group ${groupId} offsets of unknown topics`,
      object,
      field: "offsets of unknown topics",
      action: "dropped",
      source: gone.join(", "),
      target: null,
      reason: "the inventory has no such topic: it was deleted, or the exporter may not see it",
      rule: "group-offsets-of-unknown-topic",
      needsApproval: false,
      at,
    });
  return lines;
}

function readersLeftBehind({ groups, source }: ResolvedWave, moving: ReadonlySet<string>): readonly Draft[] {
  const members = new Set(groups.map(({ groupId }) => groupId));
  return (source.groups ?? [])
    .filter(({ groupId }) => !members.has(groupId))
    .map((group) => ({
      groupId: group.groupId,
      reads: topicsOf({ offsets: group.offsets ?? [] }).filter((topic) => moving.has(topic)),
    }))
    .filter(({ reads }) => reads.length > 0)
    .sort(byText(({ groupId }) => groupId))
    .map(({ groupId, reads }) => ({
      change: `group ${groupId}`,
      object: { kind: "group", name: groupId },
      field: "*",
      action: "kept-aside",
      source: reads.join(", "),
      target: null,
      reason: "it reads these topics of the wave and is not in the wave: it sees no record written at the target",
      rule: "group-outside-wave-reads-it",
      needsApproval: false,
      at: ["members", "groups"],
    }));
}
