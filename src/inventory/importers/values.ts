import { type Configs } from "../../kafka/cluster-facts";

/** An RFC 3339 time in UTC; null for what is no time, and for Go's zero time, which means that there is none. */
export function timeOf(text: string | null | undefined): string | null {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) || ms <= Date.UTC(1, 0, 1) || text?.startsWith("0001-") === true
    ? null
    : new Date(ms).toISOString();
}

/** Nothing for an empty text, which tools write where they do not know. */
export function textOr<T>(text: string | null | undefined, otherwise: T): string | T {
  return text === null || text === undefined || text === "" ? otherwise : text;
}

/** A count of which 0 means that nobody told it: partitions, replicas. */
export function countOrNull(count: number | null | undefined): number | null {
  return count === null || count === undefined || count < 1 ? null : count;
}

/** The values of a free map as Kafka takes them: texts. A list or an object becomes its JSON text; null and absent go. */
export function textsOf(map: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]) => {
      const text = configText(value);
      return text === null ? [] : [[key, text]];
    }),
  );
}

/** One value of a free map as a text; null where there is none. */
export function configText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

/** Configs that a file tells, all from the same source. A list is what Kafka writes with commas: `compact,delete`. */
export function configsFrom(
  map: Readonly<Record<string, unknown>>,
  source: Configs[string]["source"],
): Record<string, Configs[string]> {
  const textOf = (value: unknown): string | null =>
    Array.isArray(value) ? value.map(configText).join(",") : configText(value);
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, { value: textOf(value), source }]));
}

/** `3.9` of `3.9.1`, `3.7.x`, `3.9.1-ccs`; null where a text has no release. */
export function releaseOf(text: string | null | undefined): string | null {
  return /^\d+\.\d+/.exec(text ?? "")?.[0] ?? null;
}

/** Addresses of a bootstrap text: `b-1:9092, b-2:9092`. */
export function addressesOf(text: string): string[] {
  return text
    .split(",")
    .map((address) => address.trim())
    .filter((address) => address !== "");
}

/** Whether a topic is one of Kafka's own (`Topic.INTERNAL_TOPICS`), where a file does not say it. */
export function isInternalTopic(name: string): boolean {
  return /^__(consumer_offsets|transaction_state|share_group_state|cluster_metadata)$/.test(name);
}
