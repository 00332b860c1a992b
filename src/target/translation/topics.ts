import { type ResolvedTopic, type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { collidingTopicNames, whatIsWrongWithTopicName } from "../provider-safe/topic-name";
import { type TargetTopic } from "../target-wave";
import { configOverrides, type ConfigOverrides } from "./config-overrides";
import { inheritedConfigsNotKnown } from "./inherited-not-known";
import { byText, type Part, together } from "./part";
import { replicationOf, replicationProblems } from "./replication";
import { limitProblems } from "./target-limits";
import { translateTopicConfigs } from "./topic-configs";
import { remarksOnTopic } from "./topic-remarks";

/** The wave's topics as the target gets them, by name. Names and partitions are the source's own, always. */
export function translateTopics(resolved: ResolvedWave, profile: Profile): Part<TargetTopic> {
  const { wave, topics } = resolved;
  const positions = new Map(wave.content.members.topics.map((name, index) => [name, index]));
  const overrides = configOverrides(wave, profile);
  const sorted = [...topics].sort(byText((topic) => topic.name));
  return together([
    {
      objects: [],
      lines: inheritedConfigsNotKnown(resolved, profile),
      problems: [
        ...replicationProblems(resolved, profile),
        ...overrides.problems,
        ...nameProblems(resolved, profile),
        ...limitProblems(resolved, profile),
      ],
    },
    ...sorted.map((topic) => translateTopic(topic, positions.get(topic.name) ?? 0, resolved, profile, overrides)),
  ]);
}

function translateTopic(
  topic: ResolvedTopic,
  position: number,
  { wave, source }: ResolvedWave,
  profile: Profile,
  overrides: ConfigOverrides,
): Part<TargetTopic> {
  const at = ["members", "topics", position];
  const { replicationFactor, lines } = replicationOf(topic, wave, profile, at);
  const configs = translateTopicConfigs(topic, { wave, profile, overrides, replicationFactor, at });
  const effective = new Map(configs.effective.map(({ key, value }) => [key, value]));
  return {
    objects: [
      {
        name: topic.name,
        partitions: topic.partitions,
        replicationFactor,
        configs: configs.written,
        effective: configs.effective,
        source: { topicId: topic.topicId, partitions: topic.partitions, cleanupPolicy: configs.sourceCleanupPolicy },
      },
    ],
    lines: [...lines, ...configs.lines, ...remarksOnTopic({ topic, replicationFactor, effective, source, at })],
    problems: configs.problems,
  };
}

function nameProblems({ wave, topics, targetNow }: ResolvedWave, profile: Profile): Part<TargetTopic>["problems"] {
  const there = (targetNow?.topics ?? []).map((topic) => topic.name);
  const colliding = collidingTopicNames([...there, ...topics.map((topic) => topic.name)]);
  return wave.content.members.topics.flatMap((name, index) => {
    const at = ["members", "topics", index];
    const wrong = whatIsWrongWithTopicName(name, profile.limits.topicNameLength?.value ?? 249);
    if (wrong !== undefined) return [wave.problemAt(at, wrong, "Take it out of the wave: the target refuses it.")];
    const other = colliding.get(name);
    if (other === undefined) return [];
    return [
      wave.problemAt(
        at,
        `differs from ${JSON.stringify(other)}${there.includes(other) ? " at the target" : ""} in dots and underscores alone`,
        "Take one of the two out: brokers refuse the second of such a pair.",
      ),
    ];
  });
}
