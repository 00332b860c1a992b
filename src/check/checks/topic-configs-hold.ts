import { type ExpectedTopic } from "../../expectations/document";
import { type Answer } from "../../kafka/answer";
import { type Configs } from "../../kafka/cluster-facts";
import { type Check } from "../check";
import { type ConfigLine } from "../details";
import { listed } from "../listed";
import { fail, type Judgement, pass, skipped, unknown, unreadable } from "../result";
import { topicSeen } from "../snapshot/topic-seen";
import { configHolds, type ConfigRule } from "./config-value";

/** The effective configs of every topic, defaults included, keep their rules. */
export const topicConfigsHold: Check = {
  name: "topic-configs-hold",
  id: "TOP-03",
  title: "Effective topic configs hold, defaults included",
  area: "topics",
  phases: ["after-apply"],
  needs: ["target.topics", "target.configs"],
  why: "A default that differs between clusters deletes, refuses or reorders records without anybody having changed a thing.",
  remedy: "Apply the stack again; where somebody set the value on purpose, declare it in the wave file.",
  *judge({ expected, seen }) {
    for (const topic of expected.topics) {
      const there = topicSeen(seen.target, topic.name);
      if (there.known && there.value === undefined)
        yield skipped(topic.name, "The topic does not exist: topics-exist says so.");
      else if (!seen.target.configs.known) yield unreadable(topic.name, seen.target.configs.because);
      else yield judgeTopic(topic, seen.target.configs.value[topic.name]);
    }
  },
};

const ruleWords: Readonly<Record<ConfigRule, string>> = { equal: "", "at-least": "at least ", "at-most": "at most " };

function judgeTopic({ name, effective }: ExpectedTopic, configs: Answer<Configs> | undefined): Judgement {
  if (configs === undefined)
    return unknown(name, { cause: "CONFIGS_NOT_READ", message: "The topic's configs were not read." });
  if (!configs.known) return unreadable(name, configs.because);
  const lines = effective.map(({ key, rule, value }): ConfigLine => {
    const seen = configs.value[key]?.value ?? null;
    return { key, rule, expected: value, seen, holds: seen !== null && configHolds(key, rule, value, seen) };
  });
  const details = { kind: "configs", configs: lines } as const;
  const broken = lines.filter(({ holds, seen }) => !holds && seen !== null);
  const hidden = lines.filter(({ seen }) => seen === null);
  if (broken.length > 0)
    return fail(name, {
      cause: "CONFIG_DIFFERS",
      expected: listed(broken.map(({ key, rule, expected }) => `${key} ${ruleWords[rule]}${expected}`)),
      seen: listed(broken.map(({ key, seen }) => `${key} ${seen ?? ""}`)),
      message: `${String(broken.length)} of ${String(lines.length)} configs differ: ${listed(broken.map(({ key }) => key))}.`,
      details,
    });
  if (hidden.length > 0)
    return unknown(name, {
      cause: "CONFIG_NOT_TOLD",
      expected: listed(hidden.map(({ key, rule, expected }) => `${key} ${ruleWords[rule]}${expected}`)),
      message: `The target does not tell ${listed(hidden.map(({ key }) => key))}.`,
      remedy: "Its release may not know the key: correct the target profile or the version that it names.",
      details,
    });
  return pass(name, { message: `${String(lines.length)} configs hold.`, details });
}
