import { type Answer, known, notKnown } from "../../kafka/answer";
import { type ConfigEntry, type Configs } from "../../kafka/cluster-facts";
import { type DescribedResource } from "../protocol/describe-configs";
import { unreadable } from "../error-codes";
import { configSourceOf } from "./kafka-numbers";

/** Entries that many topics have alike, once each. */
export type SharedEntries = Map<string, ConfigEntry>;

/** The configs of one described resource; a sensitive value is null. `grant` is the right that reading them needs. */
export function configsOf(
  resource: DescribedResource | undefined,
  grant: string,
  shared: SharedEntries = new Map(),
): Answer<Configs> {
  if (resource === undefined) return notKnown({ error: "NO_ANSWER", message: "The broker's answer leaves it out." });
  if (resource.errorCode !== 0) return notKnown(unreadable(resource.errorCode, resource.errorMessage, grant));
  const configs: Record<string, ConfigEntry> = {};
  for (const { name, value, source, sensitive } of resource.configs)
    configs[name] = sharedEntry(sensitive ? null : value, source, shared);
  return known(configs);
}

/** Ten thousand topics have few different entries: the same one is kept once. */
function sharedEntry(value: string | null, source: number, shared: SharedEntries): ConfigEntry {
  const key = `${String(source)}${value === null ? "" : ` ${value}`}`;
  const there = shared.get(key);
  if (there !== undefined) return there;
  const entry = { value, source: configSourceOf(source) };
  shared.set(key, entry);
  return entry;
}
