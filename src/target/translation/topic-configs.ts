import { type Problem } from "../../documents/problem";
import { type DocumentPath } from "../../documents/document-path";
import { type ResolvedTopic } from "../../waves/resolved-wave";
import { type ConfigKey, type Profile } from "../profile";
import { boundsText, canonicalConfigValue, outOfBounds } from "../provider-safe/config-value";
import { type ConfigRule, type TargetTopic } from "../target-wave";
import {
  carryExplicit,
  isAboveReplicas,
  isDefaultAboveReplicas,
  minInsyncReplicas,
  withinReplicas,
} from "./carried-config";
import { type ConfigOverride } from "./config-overrides";
import { remarkOn } from "./config-remarks";
import { type ConfigContext, type Outcome } from "./config-outcome";
import { byText, type Draft } from "./part";
import { forcedKeys, outcomeByPlatform } from "./platform-decides";
import { proofs } from "./proofs";
import { type MeantConfig, meantConfigs } from "./source-configs";

/** One topic's configs at the target. */
export interface TranslatedConfigs {
  /** What Terraform writes, by key, sorted. */
  readonly written: Readonly<Record<string, string>>;
  readonly effective: TargetTopic["effective"];
  /** `cleanup.policy` as it holds at the source. */
  readonly sourceCleanupPolicy: string;
  readonly lines: readonly Draft[];
  readonly problems: readonly Problem[];
}

/**
 * A topic's configs at the target: what a person set on the topic is carried, what it inherits at the source is written
 * where the target's default would change it, and what the target does not know goes to the ledger.
 */
export function translateTopicConfigs(topic: ResolvedTopic, context: ConfigContext): TranslatedConfigs {
  const { profile } = context;
  const meant = meantConfigs(topic.configs, profile);
  const overrides = context.overrides.of(topic.name);
  const policy = (overridden: string | undefined): string =>
    overridden ?? canonicalOr(profile.configs.get("cleanup.policy"), meant.get("cleanup.policy")?.value, "delete");
  const matters = mattersUnder(policy(overrides.get("cleanup.policy")?.value));
  const names = new Set([
    ...meant.keys(),
    ...overrides.keys(),
    ...forcedKeys(profile),
    ...(isDefaultAboveReplicas(context) ? [minInsyncReplicas] : []),
  ]);
  const outcomes = [...names].sort().map((name) => ({
    name,
    outcome:
      outcomeByPlatform(name, meant.get(name), matters, context) ??
      outcomeOf(topic, name, meant.get(name), overrides.get(name), matters, context),
  }));
  const written = Object.fromEntries(
    outcomes.flatMap(({ name, outcome }) => (outcome.value === undefined ? [] : [[name, outcome.value]])),
  );
  return {
    written,
    effective: effectiveOf(written, matters, profile),
    sourceCleanupPolicy: policy(undefined),
    lines: outcomes.flatMap(({ name, outcome }) => lineOf(topic.name, name, outcome, context.at)),
    problems: [
      ...outcomes.flatMap(({ outcome }) => (outcome.problem === undefined ? [] : [outcome.problem])),
      ...contradictions(written, overrides, context),
    ],
  };
}

function outcomeOf(
  topic: ResolvedTopic,
  name: string,
  meant: MeantConfig | undefined,
  override: ConfigOverride | undefined,
  matters: (key: ConfigKey) => boolean,
  context: ConfigContext,
): Outcome {
  if (override !== undefined) return overridden(name, meant, override, context);
  if (meant === undefined)
    return name === minInsyncReplicas && isDefaultAboveReplicas(context) ? withinReplicas(meant, context) : {};
  if (meant.explicit) return carryExplicit(name, meant, topic, context);
  const key = context.profile.configs.get(name);
  return key === undefined || !matters(key) ? {} : inherited(name, key, meant, context);
}

function overridden(
  name: string,
  meant: MeantConfig | undefined,
  { value, at }: ConfigOverride,
  context: ConfigContext,
): Outcome {
  const { profile, replicationFactor, wave } = context;
  if (isAboveReplicas(name, value, context))
    return {
      problem: wave.problemAt(
        at,
        `is more than the topic's ${String(replicationFactor)} replica(s): every write with acks=all would fail`,
        `Write at most ${String(replicationFactor)}, or raise target.replicationFactor.`,
      ),
    };
  const before = meant?.value ?? null;
  if (before !== null && canonicalOr(profile.configs.get(name), before, before) === value && meant?.explicit === true)
    return { value };
  return {
    value,
    line: {
      action: before === null ? "added" : before === value ? "pinned" : "changed",
      source: before,
      target: value,
      reason: "the wave says so",
      rule: "wave-override",
      needsApproval: false,
    },
  };
}

/** A value that the topic has from its brokers or from Kafka: written only where the target's default differs. */
function inherited(name: string, key: ConfigKey, meant: MeantConfig, context: ConfigContext): Outcome {
  const { profile } = context;
  if (proofs[key.class] === undefined || meant.value === null) return {};
  const canonical = canonicalConfigValue(key, meant.value);
  if (!canonical.ok) return {};
  if (isAboveReplicas(name, canonical.value, context)) return withinReplicas(meant, context);
  if (canonical.value === key.default) return {};
  if (isLargerThere(key, canonical.value) && !isAboveReplicas(name, key.default, context))
    return {
      line: {
        action: "changed",
        source: canonical.value,
        target: key.default,
        reason: `the topic inherits it at the source; ${profile.title} has a larger value by default, which does no harm`,
        rule: "topic-config-default-is-larger",
        needsApproval: false,
      },
    };
  if (remarkOn(name, canonical.value)?.needsApproval === true)
    return {
      line: {
        action: "changed",
        source: canonical.value,
        target: key.default,
        reason: "the source's brokers set it for all topics; the target's default is the safer one",
        rule: "topic-config-inherited-unsafe",
        needsApproval: false,
      },
    };
  if (outOfBounds(key, canonical.value) !== undefined)
    return { problem: inheritedRefused(name, key, canonical.value, context) };
  return {
    value: canonical.value,
    line: {
      action: "pinned",
      source: canonical.value,
      target: canonical.value,
      reason: `the topic inherits it at the source, and ${profile.title} has ${key.default} by default`,
      rule: "topic-config-default-differs",
      needsApproval: false,
    },
  };
}

/** In the same words for every topic that inherits it, so that it is told once. */
function inheritedRefused(name: string, key: ConfigKey, value: string, { wave, profile }: ConfigContext): Problem {
  return wave.problemAt(
    ["members", "topics"],
    `have ${name} = ${JSON.stringify(value)} from the source's brokers, and the value is refused by ${profile.title}`,
    `Write ${boundsText(key)}: set target.configs["*"][${JSON.stringify(name)}] in the wave.`,
  );
}

/** What must be at least so large, and what guards durability by a number, may be larger where the platform has it so. */
function isLargerThere({ class: kind, type, default: there }: ConfigKey, value: string): boolean {
  const isNumber = type === "int" || type === "long";
  return isNumber && (kind === "at-least" || kind === "safety") && BigInt(there) > BigInt(value);
}

/** A written value's line, with the remark on the value; a remark without a difference makes a line of its own. */
function lineOf(topic: string, name: string, { value, line }: Outcome, at: DocumentPath): readonly Draft[] {
  const remark = value === undefined ? undefined : remarkOn(name, value);
  const object = { kind: "topic", name: topic } as const;
  const place = { change: `topic ${topic} config ${name}`, object, field: name, at };
  if (value === undefined || remark === undefined) return line === undefined ? [] : [{ ...place, ...line }];
  const { reason, rule, needsApproval, otherwise } = remark;
  const said = { needsApproval, ...(otherwise === undefined ? {} : { otherwise }) };
  return line === undefined
    ? [{ ...place, action: "noted", source: value, target: value, reason, rule, ...said }]
    : [{ ...place, ...line, reason: `${line.reason}; ${reason}`, ...said }];
}

/** All that must hold at the target: what Terraform writes, and the defaults that clients rely on. */
function effectiveOf(
  written: Readonly<Record<string, string>>,
  matters: (key: ConfigKey) => boolean,
  profile: Profile,
): TargetTopic["effective"] {
  return [...profile.configs]
    .filter(([name, key]) => name in written || (proofs[key.class] !== undefined && matters(key)))
    .map(([name, key]) => ({ key: name, rule: ruleFor(key, name in written), value: written[name] ?? key.default }))
    .sort(byText(({ key }) => key));
}

/** A number that guards durability and that nobody set on the topic may be higher where the target's brokers say so. */
function ruleFor({ class: kind, type }: ConfigKey, isWritten: boolean): ConfigRule {
  return kind === "safety" && type === "int" && !isWritten ? "at-least" : (proofs[kind] ?? "equal");
}

function mattersUnder(cleanupPolicy: string): (key: ConfigKey) => boolean {
  const parts = cleanupPolicy.split(",");
  return ({ under }) => under === undefined || parts.includes(under);
}

function canonicalOr(key: ConfigKey | undefined, value: string | null | undefined, otherwise: string): string {
  if (key === undefined || value === null || value === undefined) return otherwise;
  const canonical = canonicalConfigValue(key, value);
  return canonical.ok ? canonical.value : otherwise;
}

/** What the broker refuses although each value alone is right (`LogConfig.validateValues`). */
function contradictions(
  written: Readonly<Record<string, string>>,
  overrides: ReadonlyMap<string, ConfigOverride>,
  { wave, at }: ConfigContext,
): readonly Problem[] {
  const least = written["min.compaction.lag.ms"];
  const most = written["max.compaction.lag.ms"];
  if (least === undefined || most === undefined || BigInt(least) <= BigInt(most)) return [];
  const place = overrides.get("min.compaction.lag.ms")?.at ?? overrides.get("max.compaction.lag.ms")?.at ?? at;
  return [
    wave.problemAt(
      place,
      `makes min.compaction.lag.ms (${least}) larger than max.compaction.lag.ms (${most}), which the broker refuses`,
      "Write a smaller min.compaction.lag.ms or a larger max.compaction.lag.ms under target.configs.",
    ),
  ];
}
