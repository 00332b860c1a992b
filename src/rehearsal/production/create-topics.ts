import { type Admin, KafkaJSAggregateError } from "kafkajs";
import { ProgramFailed } from "../terraform/program-failed";
import { type ProductionTopic } from "./topics";

/** Topic configs that brokers from 4.0 on refuse (KIP-724, KIP-937). Older ones have them, so the source shall too. */
const goneWith4: ReadonlySet<string> = new Set([
  "message.downconversion.enable",
  "message.format.version",
  "message.timestamp.difference.max.ms",
]);

/**
 * Creates topics on a cluster of our own whose release is of the given major version.
 *
 * @throws ProgramFailed with every topic that was refused and why
 */
export async function createTopics(admin: Admin, topics: readonly ProductionTopic[], major: number): Promise<void> {
  try {
    await admin.createTopics({
      topics: topics.map(({ name, partitions, configs }) => ({
        topic: name,
        numPartitions: partitions,
        replicationFactor: 1,
        configEntries: Object.entries(configs)
          .filter(([key]) => major < 4 || !goneWith4.has(key))
          .map(([key, value]) => ({ name: key, value })),
      })),
    });
  } catch (error) {
    if (!(error instanceof KafkaJSAggregateError)) throw error;
    const refused = error.errors.map((one) =>
      typeof one !== "string" && "topic" in one ? `${String(one.topic)}: ${one.message}` : String(one),
    );
    throw new ProgramFailed(["The source refused topics:", ...refused].join("\n  "));
  }
}
