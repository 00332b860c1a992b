import { type DocumentPath } from "../../documents/document-path";
import { type ResolvedTopic, type ResolvedWave } from "../../waves/resolved-wave";
import { type Draft } from "./part";

/** One topic of the wave, as it is at the source and as it will be. */
export interface TopicAtBothEnds {
  readonly topic: ResolvedTopic;
  /** At the target. */
  readonly replicationFactor: number;
  /** Effective configs at the target, by Kafka's own key. */
  readonly effective: ReadonlyMap<string, string>;
  readonly source: ResolvedWave["source"];
  readonly at: DocumentPath;
}

/** Something that a person must know of a topic as a whole: nothing of it differs, and yet a migration stumbles over it. */
interface Remark {
  readonly rule: string;
  /** What is said of the topic, or undefined where there is nothing to say. */
  readonly of: (topic: TopicAtBothEnds) => { readonly value: string; readonly reason: string } | undefined;
}

/** In the order in which people read them. */
const remarks: readonly Remark[] = [
  {
    rule: "retention-unlimited",
    of: ({ topic, effective }) => {
      const policy = effective.get("cleanup.policy") ?? "delete";
      const deletes = policy.split(",").includes("delete");
      const isUnlimited = effective.get("retention.ms") === "-1" && effective.get("retention.bytes") === "-1";
      // Kafka takes an empty list, and then neither deletes nor compacts, whatever retention says.
      if (policy !== "" && !(deletes && isUnlimited)) return undefined;
      const size = topic.sizeBytes === null ? "size not known" : `${bytesText(topic.sizeBytes)} at the source today`;
      const bound = policy === "" ? "cleanup.policy" : "retention.ms or retention.bytes";
      return {
        value: size,
        reason:
          "records are kept for ever: all of them are copied, and the target's disks must hold them. " +
          `Set ${bound} under target.configs where they need not be kept`,
      };
    },
  },
  {
    rule: "every-replica-needed-for-writes",
    of: ({ replicationFactor, effective }) => {
      const least = effective.get("min.insync.replicas");
      return replicationFactor > 1 && least === String(replicationFactor)
        ? {
            value: `min.insync.replicas ${least} of ${least} replicas`,
            reason:
              "while any one broker is away, as in every rolling restart, writes with acks=all to its partitions fail. " +
              "Set a smaller min.insync.replicas under target.configs, or a larger target.replicationFactor",
          }
        : undefined;
    },
  },
  {
    rule: "topic-name-that-mirror-maker-skips-by-default",
    of: ({ topic: { name } }) =>
      /[-.]internal$|\.replica$|^__/.test(name)
        ? {
            value: name,
            reason:
              "MirrorMaker leaves such names out by default (topics.exclude). The rendered configuration excludes nothing; " +
              "another MirrorMaker must set topics.exclude to copy it",
          }
        : undefined,
  },
  {
    rule: "topic-of-kafka-streams",
    of: ({ topic: { name } }) =>
      /-(changelog|repartition)$/.test(name)
        ? {
            value: name,
            reason:
              "the name is that of a Kafka Streams application's own topic: copy it only while the application is stopped, " +
              "or leave it out and let the application build it anew",
          }
        : undefined,
  },
  {
    rule: "topic-of-connect-workers",
    of: ({ topic: { name }, source }) => {
      const owner = (source.connectClusters ?? []).find(({ internalTopics }) =>
        Object.values(internalTopics ?? {}).includes(name),
      );
      return owner === undefined
        ? undefined
        : {
            value: name,
            reason: `the Connect workers at ${owner.url} keep their own state in it: workers at the target make their own`,
          };
    },
  },
];

/** Everything that there is to say of a topic as a whole, each as a line of the ledger. */
export function remarksOnTopic(both: TopicAtBothEnds): readonly Draft[] {
  const { topic, at } = both;
  return remarks.flatMap(({ rule, of }) => {
    const said = of(both);
    if (said === undefined) return [];
    return [
      {
        change: `topic ${topic.name} ${rule}`,
        object: { kind: "topic", name: topic.name },
        field: "*",
        action: "noted",
        source: said.value,
        target: said.value,
        reason: said.reason,
        rule,
        needsApproval: false,
        at,
      },
    ];
  });
}

const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;

/** `1.5 GiB`. */
function bytesText(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${unit === 0 ? String(size) : size.toFixed(1)} ${units[unit] ?? ""}`;
}
