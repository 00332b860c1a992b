import { type PlannedResource } from "../../plan/plan";
import { isUnknown, textOf, type Unknown } from "../../plan/value";

/** What the settings of one place are for. */
export type SettingsRole =
  /** A broker's own `server.properties`, whoever runs it. */
  | "broker"
  /** MirrorMaker's dedicated mode: `clusters = src, tgt`. */
  | "mirror-maker"
  | "connect-worker"
  | "connector"
  /** A link that a target cluster itself makes to a source. */
  | "cluster-link"
  | "client";

/** One key and its value, as Java's `Properties` would have them. */
export interface Setting {
  readonly key: string;
  readonly value: string | Unknown;
}

/** All settings that stand in one place of one resource: a properties text, a map, the environment of a container. */
export interface Settings {
  readonly resource: PlannedResource;
  /** The attribute that holds them: `server_properties`, `data["mm2.properties"]`. */
  readonly path: string;
  readonly role: SettingsRole;
  /** Who runs what reads them: `msk`, `strimzi`, `automq`, `confluent`; null for anybody's own. */
  readonly platform: "msk" | "strimzi" | "automq" | "confluent" | null;
  /** Where everybody who may look can read them: a ConfigMap, the environment of a container. False for secrets. */
  readonly isOpen: boolean;
  /** In the order of their first lines; of a key that stands there twice the last value counts. */
  readonly entries: ReadonlyMap<string, string | Unknown>;
}

/** A setting's text in lower case and without blanks around it; null where it is absent or cannot be told. */
export function told({ entries }: Pick<Settings, "entries">, key: string): string | null {
  const value = entries.get(key);
  return typeof value === "string" ? value.trim() : null;
}

/** The first of several keys that is there, as Kafka looks for the more exact one first. */
export function firstOf(
  { entries }: Pick<Settings, "entries">,
  ...keys: readonly string[]
): { readonly key: string; readonly value: string | Unknown } | null {
  for (const key of keys) {
    const value = entries.get(key);
    if (value !== undefined) return { key, value: isUnknown(value) ? value : value.trim() };
  }
  return null;
}

/** Entries of a map as settings: what is null is not there. */
export function entriesOf(map: Iterable<readonly [string, Parameters<typeof textOf>[0]]>): Settings["entries"] {
  const entries = new Map<string, string | Unknown>();
  for (const [key, value] of map) {
    const text = textOf(value);
    if (text !== null) entries.set(key, text);
  }
  return entries;
}

/** The parts of a comma-separated list, without blanks and empty parts. */
export function listed(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
