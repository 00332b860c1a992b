/** How one effective value is held against a declared one. */
export type ConfigRule = "equal" | "at-least" | "at-most";

/** Keys whose value is a list without an order. */
const lists: ReadonlySet<string> = new Set([
  "cleanup.policy",
  "leader.replication.throttled.replicas",
  "follower.replication.throttled.replicas",
]);

/** Keys where -1 means "without a limit" (`org.apache.kafka.common.config.TopicConfig`). */
const unlimitedAtMinusOne: ReadonlySet<string> = new Set(["retention.ms", "retention.bytes"]);

/** Java's Long.MAX_VALUE, which Kafka uses for "never". */
const longest = 9_223_372_036_854_775_807n;

/**
 * Whether a config value keeps its rule, by meaning: `compact,delete` equals `delete, compact`, `0.50` equals `0.5`,
 * `-1` is the most that retention can be.
 */
export function configHolds(key: string, rule: ConfigRule, declared: string, seen: string): boolean {
  const [want, have] = [numberOf(key, declared), numberOf(key, seen)];
  if (want === undefined || have === undefined) return textOf(key, declared) === textOf(key, seen);
  if (rule === "at-least") return have >= want;
  if (rule === "at-most") return have <= want;
  return have === want;
}

function numberOf(key: string, value: string): bigint | number | undefined {
  const text = value.trim();
  if (/^-?\d+$/.test(text)) {
    const whole = BigInt(text);
    return whole === -1n && unlimitedAtMinusOne.has(key) ? longest : whole;
  }
  return /^-?\d*\.\d+$/.test(text) ? Number(text) : undefined;
}

function textOf(key: string, value: string): string {
  const text = value.trim();
  if (lists.has(key))
    return text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "")
      .sort()
      .join();
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : text;
}
