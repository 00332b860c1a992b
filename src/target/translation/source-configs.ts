import { type Configs } from "../../kafka/cluster-facts";
import { type Profile } from "../profile";
import { canonicalConfigValue } from "../provider-safe/config-value";

/** One config of a topic as the source means it. */
export interface MeantConfig {
  /** Null where the broker does not tell. */
  readonly value: string | null;
  /** Set on the topic itself, not inherited from a broker or from Kafka. */
  readonly explicit: boolean;
  /** The key's own entry at the source; null where the source is older than the key. */
  readonly atSource: string | null;
  /** The removed key that the value was taken from, where it was. */
  readonly takenFrom: string | undefined;
}

/**
 * What a topic's configs mean at the source, by the target's keys: a key that the target no longer knows hands its value
 * to the keys that took its place, by the source's own rule for the time in which it knew both.
 */
export function meantConfigs(configs: Configs, profile: Profile): ReadonlyMap<string, MeantConfig> {
  const meant = new Map<string, MeantConfig>(
    Object.entries(configs).map(([key, { value, source }]) => [
      key,
      { value, explicit: isSetOnTopic(key, value, source, profile), atSource: value, takenFrom: undefined },
    ]),
  );
  for (const [key, { becomes }] of profile.removed) {
    const old = meant.get(key);
    if (old === undefined || becomes === undefined) continue;
    for (const heir of becomes.keys) {
      const own = meant.get(heir);
      if (own !== undefined && own.value !== becomes.whereStill) continue;
      if (old.value === own?.value) continue;
      meant.set(heir, {
        value: old.value,
        explicit: old.explicit || own?.explicit === true,
        atSource: own?.value ?? null,
        takenFrom: key,
      });
    }
  }
  return meant;
}

/**
 * An import may not know where a value comes from. What equals the target's default needs no writing; anything else counts
 * as set on the topic, so that it is carried, or its loss told.
 */
function isSetOnTopic(key: string, value: string | null, source: Configs[string]["source"], profile: Profile): boolean {
  if (source !== "UNKNOWN") return source === "DYNAMIC_TOPIC_CONFIG";
  const known = profile.configs.get(key);
  if (known === undefined || value === null) return true;
  const canonical = canonicalConfigValue(known, value);
  return !canonical.ok || canonical.value !== known.default;
}
