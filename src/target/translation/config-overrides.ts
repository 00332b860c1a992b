import { type Problem } from "../../documents/problem";
import { type DocumentPath } from "../../documents/document-path";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { boundsText, canonicalConfigValue, outOfBounds } from "../provider-safe/config-value";
import { nearest } from "../../documents/nearest";

/** A config that the wave file sets, canonical. */
export interface ConfigOverride {
  readonly value: string;
  /** Where the wave file sets it. */
  readonly at: DocumentPath;
}

/** What the wave file sets under `target.configs`: for every topic (`*`) and, which weighs more, for one. */
export interface ConfigOverrides {
  of(topic: string): ReadonlyMap<string, ConfigOverride>;
  readonly problems: readonly Problem[];
}

/** Reads `target.configs` of a wave once, with everything that the target's broker would refuse. */
export function configOverrides(wave: ResolvedWave["wave"], profile: Profile): ConfigOverrides {
  const problems: Problem[] = [];
  const byScope = new Map<string, ReadonlyMap<string, ConfigOverride>>();
  for (const [scope, configs] of Object.entries(wave.content.target.configs)) {
    const read = new Map<string, ConfigOverride>();
    for (const [name, raw] of Object.entries(configs)) {
      const at = ["target", "configs", scope, name];
      const result = readOverride(name, raw, profile);
      if ("rule" in result) problems.push(wave.problemAt(at, result.rule, result.instead));
      else read.set(name, { value: result.value, at });
    }
    byScope.set(scope, read);
  }
  const forAll = byScope.get("*") ?? new Map<string, ConfigOverride>();
  return {
    problems,
    of: (topic) => {
      const own = byScope.get(topic);
      return own === undefined || topic === "*" ? forAll : new Map([...forAll, ...own]);
    },
  };
}

type Read = { readonly value: string } | { readonly rule: string; readonly instead: string };

function readOverride(name: string, raw: string, profile: Profile): Read {
  const removed = profile.removed.get(name);
  if (removed !== undefined)
    return {
      rule: `is for a key that ${profile.title} does not have: ${removed.reason}`,
      instead: removed.becomes === undefined ? "Take it out." : `Write ${removed.becomes.keys.join(" and ")}.`,
    };
  const key = profile.configs.get(name);
  if (key === undefined) {
    const near = nearest(name, profile.configs.keys());
    return {
      rule: `is for no topic config of ${profile.title}${near === undefined ? "" : ` (nearest: ${near})`}`,
      instead: "Correct the key, or take it out.",
    };
  }
  if (key.forced !== undefined)
    return {
      rule: `is for a key that ${profile.title} writes itself: ${key.forced}, whatever is asked for (${key.source})`,
      instead: "Take it out.",
    };
  if (key.readOnly)
    return {
      rule: `is for a key that nobody can set on a topic of ${profile.title}: ${key.default} holds (${key.source})`,
      instead: "Take it out.",
    };
  const canonical = canonicalConfigValue(key, raw);
  if (!canonical.ok) return canonical;
  return outOfBounds(key, canonical.value) === undefined
    ? { value: canonical.value }
    : { rule: `is refused by ${profile.title}`, instead: `Write ${boundsText(key)}.` };
}
