import { type Problem } from "../../documents/problem";
import { type DocumentPath } from "../../documents/document-path";
import { type ResolvedTopic, type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile, type ReplicaRule } from "../profile";
import { type Draft } from "./part";

/** How many replicas a topic gets, and why that is not what the source has. */
export interface Replication {
  readonly replicationFactor: number;
  readonly lines: readonly Draft[];
}

/**
 * The wave's own number of replicas, or at least as many as the source has and as the profile asks for, within the
 * target's brokers. Fewer than at the source lose durability: somebody must approve that.
 */
export function replicationOf(
  topic: ResolvedTopic,
  { content }: ResolvedWave["wave"],
  profile: Profile,
  at: DocumentPath,
): Replication {
  const { brokers, replicationFactor: chosen } = content.target;
  const replicationFactor = chosen ?? replicasOf(profile.replicas, topic.replicationFactor, brokers);
  if (replicationFactor === topic.replicationFactor && !topic.mixedReplication) return { replicationFactor, lines: [] };
  // Where the platform has its own number, its durability does not rest on replicas: there is nothing to decide.
  const fewer = "least" in profile.replicas && replicationFactor < topic.replicationFactor;
  return {
    replicationFactor,
    lines: [
      {
        change: `topic ${topic.name} replicationFactor`,
        object: { kind: "topic", name: topic.name },
        field: "replicationFactor",
        action: "changed",
        source: topic.mixedReplication ? `up to ${String(topic.replicationFactor)}` : String(topic.replicationFactor),
        target: String(replicationFactor),
        reason: reasonOf(chosen, brokers, profile, fewer),
        rule: chosen === undefined ? "replication-factor-of-profile" : "wave-override",
        needsApproval: fewer,
        at,
        otherwise: "give the target more brokers, or raise target.replicationFactor.",
      },
    ],
  };
}

function replicasOf(rule: ReplicaRule, atSource: number, brokers: number): number {
  if ("exactly" in rule) return rule.exactly;
  if ("serverDecides" in rule) return rule.serverDecides;
  const wanted = Math.min(Math.max(atSource, rule.least), brokers);
  if (rule.odd !== true || wanted % 2 === 1) return wanted;
  return wanted < brokers ? wanted + 1 : wanted - 1;
}

function reasonOf(chosen: number | undefined, brokers: number, profile: Profile, fewer: boolean): string {
  if (chosen !== undefined) return "the wave says so";
  if (fewer)
    return `the target has ${String(brokers)} broker(s): a topic cannot have more replicas${isOdd(profile.replicas) ? ", and never an even number" : ""}`;
  return profile.replicas.source;
}

function isOdd(rule: ReplicaRule): boolean {
  return "least" in rule && rule.odd === true;
}

/** The wave asks for a number of replicas that the target's brokers, or the platform, would refuse for every topic. */
export function replicationProblems({ wave }: ResolvedWave, { title, replicas }: Profile): readonly Problem[] {
  const { brokers, replicationFactor } = wave.content.target;
  const at = ["target", "replicationFactor"];
  if (replicationFactor === undefined) return [];
  if (!("least" in replicas)) {
    const own = "exactly" in replicas ? replicas.exactly : replicas.serverDecides;
    if (replicationFactor === own) return [];
    const rule = `is not what ${title} gives every topic: ${String(own)} (${replicas.source})`;
    return [wave.problemAt(at, rule, "Take it out: the platform decides it.")];
  }
  if (isOdd(replicas) && replicationFactor % 2 === 0)
    return [
      wave.problemAt(
        at,
        `is even, which ${title} refuses (${replicas.source})`,
        "Write an odd number, or take it out.",
      ),
    ];
  if (replicationFactor <= brokers) return [];
  return [
    wave.problemAt(
      at,
      `is more than the target's ${String(brokers)} broker(s)`,
      `Write at most ${String(brokers)}, or correct target.brokers.`,
    ),
  ];
}
