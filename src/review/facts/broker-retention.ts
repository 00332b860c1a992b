import { field, isUnknown, textOf, type ValueObject } from "../plan/value";
import { settingsOfText } from "./settings/properties-text";

/** How long Kafka keeps records where nobody says otherwise, which brokers may change (`TopicConfig` `retention.ms`, `log.retention.hours`). */
export const sevenDaysMs = 7 * 24 * 60 * 60 * 1000;

/** Settings of brokers that say how long records stay, the one that counts first (`LogConfig`, `KafkaConfig`). */
const settings = [
  ["log.retention.ms", 1],
  ["log.retention.minutes", 60 * 1000],
  ["log.retention.hours", 60 * 60 * 1000],
] as const;

/**
 * How long brokers with the `server_properties` of an `aws_msk_configuration` keep records of topics that say nothing
 * themselves, in milliseconds; Infinity is for ever, null what the plan does not tell.
 */
export function brokerRetentionMs(values: ValueObject | null): number | null {
  const text = textOf(field(values ?? {}, "server_properties"));
  const entries = text === null || isUnknown(text) ? null : settingsOfText(text);
  if (entries === null) return null;
  for (const [name, unitMs] of settings) {
    const value = entries.get(name);
    if (value === undefined) continue;
    if (isUnknown(value) || value.trim() === "" || !Number.isFinite(Number(value))) return null;
    return Number(value) < 0 ? Infinity : Number(value) * unitMs;
  }
  return sevenDaysMs;
}
