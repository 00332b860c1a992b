import { type Knowledge } from "../knowledge";
import { oncePerPlan } from "../once-per-plan";
import { type Plan } from "../plan/plan";
import { type Profile } from "../../target/profile";
import { profileOf } from "../../target/read-profile";
import { manifestsOf, under } from "./manifests";
import { type Topic } from "./topics";

/** What a topic's target allows. */
export interface TopicProfile {
  readonly profile: Profile;
  /** False where nothing says what the target is: then it is Kafka's newest version, and older ones may differ. */
  readonly isCertain: boolean;
}

/** What holds where nothing says more. */
const newest = "apache-kafka@4.3";

/** The oldest Kafka that a target may be. */
const oldest = "apache-kafka@3.9";

/** What the target of a topic allows: the wave's profile, the platform of the topic's own resource, or of a cluster beside it. */
export function profileForTopic(topic: Topic, plan: Plan, { wave }: Pick<Knowledge, "wave">): TopicProfile {
  const named = wave === null ? null : packaged(wave.profile);
  if (named !== null) return { profile: named, isCertain: true };
  const profile = packaged(besides(topic, plan) ?? "");
  return profile === null ? { profile: sure(newest), isCertain: false } : { profile, isCertain: true };
}

/** What Kafka's oldest version that may be a target allows. */
export function oldestProfile(): Profile {
  return sure(oldest);
}

function besides({ shape }: Topic, plan: Plan): string | null {
  if (shape.platform === "confluent") return "confluent-cloud";
  if (shape.platform === "automq" || hasAutoMq(plan)) return "automq@1.7";
  return versionHere(plan);
}

/** Whether a plan is of AutoMQ, which keeps records in object storage and has one replica of everything. */
export const hasAutoMq = oncePerPlan((plan: Plan): boolean =>
  plan.resources.some(({ type, action }) => type.startsWith("automq_") && action !== "delete" && action !== "forget"),
);

/** The version of the one cluster that a plan makes; null where there is none, or more than one. */
const versionHere = oncePerPlan((plan: Plan): string | null => {
  const versions = new Set<string>();
  for (const { kind, group, object } of manifestsOf(plan)) {
    const version = kind === "Kafka" && group === "kafka.strimzi.io" ? under(object, "spec", "kafka", "version") : null;
    if (typeof version === "string") versions.add(version);
  }
  for (const { after } of plan.ofType("aws_msk_cluster")) {
    const version = under(after, "kafka_version");
    if (typeof version === "string") versions.add(version);
  }
  const [only = null, ...more] = versions;
  const minor = only === null || more.length > 0 ? null : (/^\d+\.\d+/.exec(only)?.[0] ?? null);
  return minor === null ? null : `apache-kafka@${minor}`;
});

const read = new Map<string, Profile | null>();

/** A profile that comes with the package; null for any other. A wave's own file is not beside the plan. */
function packaged(id: string): Profile | null {
  const known = read.get(id);
  if (known !== undefined) return known;
  const profile = /^[a-z-]+(?:@[\d.]+)?$/.test(id) ? openedOrNull(id) : null;
  read.set(id, profile);
  return profile;
}

function openedOrNull(id: string): Profile | null {
  try {
    return profileOf(id);
  } catch {
    return null;
  }
}

function sure(id: string): Profile {
  return packaged(id) ?? profileOf(id);
}
