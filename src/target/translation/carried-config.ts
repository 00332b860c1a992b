import { type ResolvedTopic } from "../../waves/resolved-wave";
import { type ConfigKey } from "../profile";
import { boundsText, canonicalConfigValue, outOfBounds } from "../provider-safe/config-value";
import { type MeantConfig } from "./source-configs";
import { type ConfigContext, type Outcome } from "./config-outcome";

/**
 * A config that somebody set on the topic: carried as it is where the target can hold it. Otherwise the ledger says what
 * became of it, or, where no sound value follows from the source's, a person must write one.
 */
export function carryExplicit(name: string, meant: MeantConfig, topic: ResolvedTopic, context: ConfigContext): Outcome {
  const key = context.profile.configs.get(name);
  if (key === undefined) return notKnownToTarget(name, meant, context);
  if (key.class === "ignore")
    return dropped(
      meant,
      "it tunes the source's brokers; the target's keep their own value",
      "topic-config-broker-tuning",
    );
  if (key.needs !== undefined && context.profile.capabilities[key.needs]?.value !== true)
    return dropped(
      meant,
      `${context.profile.title} has no tiered storage to switch on for a topic: retention.ms and retention.bytes alone decide`,
      "topic-config-without-tiered-storage",
      key.approveLossOf.includes(meant.value?.trim().toLowerCase() ?? ""),
    );
  return carry(name, key, meant, topic, context);
}

function carry(
  name: string,
  key: ConfigKey,
  meant: MeantConfig,
  topic: ResolvedTopic,
  context: ConfigContext,
): Outcome {
  const { wave, profile, at } = context;
  const refused = (rule: string, instead: string): Outcome => ({
    problem: wave.problemAt(
      at,
      `has ${name} = ${JSON.stringify(meant.value)} at the source, and the value ${rule}`,
      `${instead} Set target.configs[${JSON.stringify(topic.name)}][${JSON.stringify(name)}] in the wave, or correct the source and export again.`,
    ),
  });
  if (meant.value === null) return refused("is hidden by the broker", "Its value must be known.");
  const canonical = canonicalConfigValue(key, meant.value);
  if (!canonical.ok) return refused(canonical.rule, canonical.instead);
  const { value } = canonical;
  const outside = outOfBounds(key, value);
  if (outside === "below" && key.raise)
    return changed(meant, String(key.least), `${profile.title} allows no less`, "topic-config-below-target-minimum");
  if (outside !== undefined) return refused(`is refused by ${profile.title}`, `Write ${boundsText(key)}.`);
  if (isAboveReplicas(name, value, context)) return withinReplicas(meant, context);
  if (meant.takenFrom !== undefined)
    return changed(meant, value, `it takes over the value of ${meant.takenFrom}`, "topic-config-renamed");
  if (canonical.respelled)
    return changed(meant, value, `${profile.title} has another word for it`, "topic-config-respelled");
  return { value };
}

/** How many replicas must have a record before a write with acks=all succeeds. */
export const minInsyncReplicas = "min.insync.replicas";

/** Kafka takes min.insync.replicas above the number of replicas, and then fails every write with acks=all. */
export function isAboveReplicas(name: string, value: string, { replicationFactor }: ConfigContext): boolean {
  return name === minInsyncReplicas && BigInt(value) > BigInt(replicationFactor);
}

/** Whether the target's own default is above the topic's replicas: nobody asked for it, and yet every write would fail. */
export function isDefaultAboveReplicas(context: ConfigContext): boolean {
  const key = context.profile.configs.get(minInsyncReplicas);
  return key !== undefined && isAboveReplicas(minInsyncReplicas, key.default, context);
}

/** `min.insync.replicas` brought down to the number of replicas; nothing is meant where the source does not tell it. */
export function withinReplicas(meant: MeantConfig | undefined, { replicationFactor }: ConfigContext): Outcome {
  return changed(
    meant ?? { atSource: null },
    String(replicationFactor),
    "more than the topic's replicas: every write with acks=all would fail",
    "min-insync-above-replication-factor",
  );
}

function notKnownToTarget(name: string, meant: MeantConfig, { profile }: ConfigContext): Outcome {
  const removed = profile.removed.get(name);
  if (removed?.becomes !== undefined)
    return {
      line: {
        action: "changed",
        source: meant.value,
        target: `see ${removed.becomes.keys.join(", ")}`,
        reason: removed.reason,
        rule: "topic-config-renamed",
        needsApproval: false,
      },
    };
  if (removed !== undefined)
    return dropped(meant, removed.reason, `topic-config-removed-in-${removed.in.replace(".", "-")}`);
  const family = profile.foreign.find(({ keys }) => keys.test(name));
  if (family !== undefined) {
    const needsApproval = family.approvalFor === "any value" || family.approvalFor.includes(meant.value ?? "");
    return dropped(meant, family.reason, "topic-config-of-another-distribution", needsApproval);
  }
  return dropped(meant, `${profile.title} has no such topic config`, "topic-config-unknown-to-target", true);
}

function dropped(meant: MeantConfig, reason: string, rule: string, needsApproval = false): Outcome {
  return { line: { action: "dropped", source: meant.value, target: null, reason, rule, needsApproval } };
}

function changed(meant: Pick<MeantConfig, "atSource">, value: string, reason: string, rule: string): Outcome {
  const source = meant.atSource;
  const action = source === null ? "added" : "changed";
  return { value, line: { action, source, target: value, reason, rule, needsApproval: false } };
}
