import { type Problem } from "../../documents/problem";
import { type DocumentPath } from "../../documents/document-path";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Fact, type Profile } from "../profile";

/**
 * What the target cannot hold: more partitions in one topic, more partitions or topics in all, than the platform takes.
 * What other waves have already brought counts where the inventory of the target is at hand.
 */
export function limitProblems({ wave, topics, targetNow }: ResolvedWave, profile: Profile): readonly Problem[] {
  const { partitionsPerTopic, partitionsPerCluster, topicsPerCluster } = profile.limits;
  const positions = new Map(wave.content.members.topics.map((name, index) => [name, index]));
  const members = new Set(wave.content.members.topics);
  const others = (targetNow?.topics ?? []).filter(({ name }) => !members.has(name));
  const sum = (list: readonly { readonly partitions: number | null }[]): number =>
    list.reduce((total, { partitions }) => total + (partitions ?? 0), 0);
  return [
    ...topics.flatMap(({ name, partitions }) =>
      isAbove(partitions, partitionsPerTopic)
        ? [
            wave.problemAt(
              ["members", "topics", positions.get(name) ?? 0],
              `has ${String(partitions)} partitions, and ${limitText(profile, partitionsPerTopic, "in one topic")}`,
              "Take it out of the wave, or raise the limit with the platform and write it into a profile of your own.",
            ),
          ]
        : [],
    ),
    ...total("partitions", sum(topics), sum(others), partitionsPerCluster, { wave, profile }),
    ...total("topics", topics.length, others.length, topicsPerCluster, { wave, profile }),
  ];
}

interface LimitContext {
  readonly wave: ResolvedWave["wave"];
  readonly profile: Profile;
  /** What brings them. Default: the topics. */
  readonly at?: DocumentPath;
}

/** ACLs of one wave that are more than the target takes in all; what the target holds already is not known here. */
export function aclLimitProblems({ wave }: ResolvedWave, profile: Profile, acls: number): readonly Problem[] {
  return total("ACLs", acls, 0, profile.limits.aclsPerCluster, { wave, profile, at: ["members", "principals"] });
}

function total(
  what: string,
  own: number,
  there: number,
  limit: Fact<number> | null,
  { wave, profile, at = ["members", "topics"] }: LimitContext,
): readonly Problem[] {
  if (!isAbove(own + there, limit)) return [];
  const beside = there === 0 ? "" : ` beside ${String(there)} that the target has already`;
  return [
    wave.problemAt(
      at,
      `bring ${String(own)} ${what}${beside}, and ${limitText(profile, limit, "in all")}`,
      "Split the wave over several clusters, or raise the limit with the platform and write it into a profile of your own.",
    ),
  ];
}

function isAbove(count: number, limit: Fact<number> | null): boolean {
  return limit !== null && count > limit.value;
}

function limitText({ title }: Profile, limit: Fact<number> | null, where: string): string {
  return limit === null ? "" : `${title} takes ${String(limit.value)} ${where} (${limit.source})`;
}
