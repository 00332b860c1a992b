import { type Answer, known, notKnown } from "../../kafka/answer";
import { type ConfigEntry, type Configs } from "../../kafka/cluster-facts";
import { type DescribedResource } from "../protocol/describe-configs";
import { unreadable } from "../error-codes";
import { configSourceOf } from "./kafka-numbers";

/** Configs that many topics have alike, and entries that many configs have alike, each kept once. */
export interface SharedConfigs {
  readonly whole: Map<string, Configs>;
  readonly entries: Map<string, ConfigEntry>;
}

/** Nothing is shared yet. */
export function sharedConfigs(): SharedConfigs {
  return { whole: new Map(), entries: new Map() };
}

/** The configs of one described resource; a sensitive value is null. `grant` is the right that reading them needs. */
export function configsOf(
  resource: DescribedResource | undefined,
  grant: string,
  shared: SharedConfigs = sharedConfigs(),
): Answer<Configs> {
  if (resource === undefined) return notKnown({ error: "NO_ANSWER", message: "The broker's answer leaves it out." });
  if (resource.errorCode !== 0) return notKnown(unreadable(resource.errorCode, resource.errorMessage, grant));
  const alike = JSON.stringify(resource.configs);
  const there = shared.whole.get(alike);
  if (there !== undefined) return known(there);
  const configs: Record<string, ConfigEntry> = {};
  for (const { name, value, source, sensitive } of resource.configs)
    configs[name] = sharedEntry(sensitive ? null : value, source, shared.entries);
  shared.whole.set(alike, configs);
  return known(configs);
}

function sharedEntry(value: string | null, source: number, shared: SharedConfigs["entries"]): ConfigEntry {
  const key = `${String(source)}${value === null ? "" : ` ${value}`}`;
  const there = shared.get(key);
  if (there !== undefined) return there;
  const entry = { value, source: configSourceOf(source) };
  shared.set(key, entry);
  return entry;
}
