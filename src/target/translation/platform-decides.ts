import { type ConfigKey, type Profile } from "../profile";
import { canonicalConfigValue } from "../provider-safe/config-value";
import { type ConfigContext, type Outcome } from "./config-outcome";
import { proofs } from "./proofs";
import { type MeantConfig } from "./source-configs";

/** Keys that the platform writes on every topic, asked for or not. */
export function forcedKeys({ configs }: Profile): readonly string[] {
  return [...configs].flatMap(([name, { forced }]) => (forced === undefined ? [] : [name]));
}

/**
 * A config that the platform decides, whatever the source has and the wave asks for: one that it writes itself is asked
 * for as it will be, or every plan would differ; one that nobody can set is not asked for. Undefined for all others.
 */
export function outcomeByPlatform(
  name: string,
  meant: MeantConfig | undefined,
  matters: (key: ConfigKey) => boolean,
  { profile }: ConfigContext,
): Outcome | undefined {
  const key = profile.configs.get(name);
  if (key?.forced !== undefined) return forced(key, key.forced, meant, profile);
  if (key?.readOnly === true) return notSettable(key, meant, matters, profile);
  return undefined;
}

function forced(key: ConfigKey, value: string, meant: MeantConfig | undefined, { title }: Profile): Outcome {
  const before = meant?.value ?? null;
  if (before !== null && canonical(key, before) === value) return { value };
  return {
    value,
    line: {
      action: before === null ? "added" : "changed",
      source: before,
      target: value,
      reason: `${title} writes it on every topic (${key.source})`,
      rule: "topic-config-forced-by-platform",
      needsApproval: false,
    },
  };
}

function notSettable(
  key: ConfigKey,
  meant: MeantConfig | undefined,
  matters: (key: ConfigKey) => boolean,
  { title }: Profile,
): Outcome {
  const before = meant?.value ?? null;
  if (meant === undefined || (before !== null && canonical(key, before) === key.default)) return {};
  const isProved = proofs[key.class] !== undefined && matters(key);
  if (!meant.explicit && !isProved) return {};
  return {
    line: {
      action: "changed",
      source: before,
      target: key.default,
      reason: `nobody can set it on a topic of ${title} (${key.source})`,
      rule: "topic-config-not-settable-on-platform",
      needsApproval: isProved && !isEnough(key, before),
    },
  };
}

/** For what must be at least as large, the platform's larger value does no harm. */
function isEnough({ class: kind, default: value }: ConfigKey, before: string | null): boolean {
  const numbers = [value, before ?? ""].every((text) => /^-?\d+$/.test(text));
  return kind === "at-least" && numbers && BigInt(value) >= BigInt(before ?? "0");
}

function canonical(key: ConfigKey, value: string): string {
  const read = canonicalConfigValue(key, value);
  return read.ok ? read.value : value;
}
