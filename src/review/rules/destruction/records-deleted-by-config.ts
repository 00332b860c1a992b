import { isReleased } from "../../destruction/destroyed-by";
import { protectedThing } from "../../destruction/protected-kinds";
import { brokerRetentionMs, sevenDaysMs } from "../../facts/broker-retention";
import { configOf, configPath, type Topic, topicIn, topicName, topicsOf } from "../../facts/topics";
import { type PlannedResource } from "../../plan/plan";
import { isUnknown, Unknown } from "../../plan/value";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";
import { topic } from "../cases/kafka-objects";

/** A change of a topic in place after which its brokers delete records. */
export const recordsDeletedByConfig: Rule = {
  name: "records-deleted-by-config",
  area: "destruction",
  severity: "high",
  title: "A changed config deletes records",
  what: "The plan changes a topic in place and shortens retention.ms or retention.bytes, adds delete or compact to its cleanup.policy, or takes away a retention that was longer than Kafka's default of seven days; or a configuration of MSK shortens log.retention for all topics without one of their own. What the policy released is left alone.",
  why: "Brokers delete what is beyond the new limit within minutes (log.retention.check.interval.ms), on every replica. Consumers and replicators that are not there yet skip those records, and no second apply brings them back.",
  remedy:
    "Leave the config until every consumer and replicator has read what would go. Where the records are really to go, release the topic in the policy.",
  references: [
    "https://kafka.apache.org/documentation/#topicconfigs_retention.ms",
    "https://kafka.apache.org/documentation/#topicconfigs_cleanup.policy",
    "https://kafka.apache.org/documentation/#brokerconfigs_log.retention.check.interval.ms",
  ],
  *find(plan, { policy }) {
    for (const after of topicsOf(plan)) {
      const { resource } = after;
      const before = resource.action === "update" ? topicIn(resource, resource.before) : null;
      if (before === null || isReleased({ resource, thing: protectedThing(resource) }, policy)) continue;
      if (after.configs instanceof Unknown) {
        const name = topicName(after);
        yield cannotTell(
          resource,
          after.shape.configs,
          `Whether ${name} loses records: its new configs are not known.`,
        );
        continue;
      }
      yield* policyChanged(before, after);
      if (cleansUp(after, "delete") === false) continue;
      yield* timeShortened(before, after);
      yield* sizeShortened(before, after);
    }
    for (const resource of plan.ofType("aws_msk_configuration"))
      if (resource.action === "update" && !isReleased({ resource, thing: null }, policy))
        yield* shortenedForAll(resource);
  },
  cases: {
    nonCompliant: {
      terraform: topic("orders", "orders.v1", 6, 3, { "retention.ms": "3600000" }),
      before: topic("orders", "orders.v1", 6, 3, { "retention.ms": "604800000" }),
    },
    compliant: {
      terraform: topic("orders", "orders.v1", 6, 3, { "retention.ms": "1209600000" }),
      before: topic("orders", "orders.v1", 6, 3, { "retention.ms": "604800000" }),
    },
  },
};

/** Topics without a retention of their own have the brokers'. */
function* shortenedForAll(resource: PlannedResource): Generator<Sighting> {
  const [was, will] = [brokerRetentionMs(resource.before), brokerRetentionMs(resource.after)];
  const path = "server_properties";
  if (was === null) return;
  if (will === null) yield cannotTell(resource, path, "How long brokers will keep records is not known in the plan.");
  else if (will < was)
    yield found(
      resource,
      path,
      `Topics without a retention of their own: log.retention goes from ${timeText(was)} to ${timeText(will)}.`,
    );
}

/** Whether brokers clean a topic up this way; delete alone is Kafka's default. */
function cleansUp(of: Topic, how: "delete" | "compact"): boolean | Unknown {
  const policy = configOf(of, "cleanup.policy");
  if (isUnknown(policy)) return policy;
  return (policy ?? "delete").split(",").some((one) => one.trim() === how);
}

const consequence = {
  delete: "records older than its retention are deleted, those that were kept for their keys too",
  compact: "all but the last record of each key is deleted",
} as const;

function* policyChanged(before: Topic, after: Topic): Generator<Sighting> {
  for (const how of ["delete", "compact"] as const) {
    const will = cleansUp(after, how);
    if (cleansUp(before, how) !== false || will === false) continue;
    const path = configPath(after, "cleanup.policy");
    yield isUnknown(will)
      ? cannotTell(after.resource, path, `The new cleanup.policy of ${topicName(after)} is not known in the plan.`)
      : found(after.resource, path, `${topicName(after)} gets the cleanup.policy ${how}: ${consequence[how]}.`);
  }
}

function* timeShortened(before: Topic, after: Topic): Generator<Sighting> {
  const key = "retention.ms";
  const [was, will] = [limitOf(before, key), limitOf(after, key)];
  const { resource } = after;
  if (isUnknown(was) || (was !== null && was === will)) return;
  const name = topicName(after);
  if (isUnknown(will)) yield cannotTell(resource, configPath(after, key), `The new ${key} of ${name} is not known.`);
  else if (will === null) {
    if (was !== null && was > sevenDaysMs)
      yield cannotTell(
        resource,
        after.shape.configs,
        `${name} loses its ${key} of ${timeText(was)}: the brokers' default counts then, which no plan tells (Kafka's own is 7 days). Write ${key} yourself.`,
      );
  } else if (will < (was ?? sevenDaysMs))
    yield found(
      resource,
      configPath(after, key),
      `${name}: ${key} goes from ${was === null ? "the brokers' default (Kafka's own is 7 days)" : timeText(was)} to ${timeText(will)}.`,
    );
}

function* sizeShortened(before: Topic, after: Topic): Generator<Sighting> {
  const key = "retention.bytes";
  const [was, will] = [limitOf(before, key), limitOf(after, key)];
  if (isUnknown(was) || will === null || was === will) return;
  const path = configPath(after, key);
  const name = topicName(after);
  if (isUnknown(will)) yield cannotTell(after.resource, path, `The new ${key} of ${name} is not known.`);
  else if (will < (was ?? Infinity))
    yield found(
      after.resource,
      path,
      `${name}: ${key} goes from ${was === null ? "no limit of its own" : limitText(was)} to ${limitText(will)} for each partition.`,
    );
}

/** A limit as a number, none at all (-1) as Infinity; null where the topic does not set it, or sets what is no number. */
function limitOf(of: Topic, key: string): number | null | Unknown {
  const value = configOf(of, key);
  if (value === null || isUnknown(value)) return value;
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return null;
  return number < 0 ? Infinity : number;
}

function limitText(limit: number): string {
  return limit === Infinity ? "no limit" : String(limit);
}

const units = [
  ["day", 24 * 60 * 60 * 1000],
  ["hour", 60 * 60 * 1000],
  ["minute", 60 * 1000],
] as const;

/** `3600000 (1 hour)`, where it is a whole number of something. */
function timeText(limitMs: number): string {
  const unit = units.find(([, ms]) => limitMs % ms === 0 && limitMs > 0);
  if (unit === undefined) return limitText(limitMs);
  const count = limitMs / unit[1];
  return `${limitText(limitMs)} (${String(count)} ${unit[0]}${count === 1 ? "" : "s"})`;
}
