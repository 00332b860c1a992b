import { z } from "zod";

/** A value that a connector takes from somewhere else: the key, and the reference as written, never the secret. */
const secretRef = z.strictObject({
  key: z.string().describe("Key of the configuration."),
  ref: z.string().describe("The reference as written: ${file:/opt/secrets:password}."),
});

/** One connector as its worker's REST API tells it. */
const connector = z.strictObject({
  name: z.string().min(1).describe("Unique among the connectors of its workers."),
  class: z.string().nullable().describe("Its `connector.class`."),
  kind: z
    .enum(["source", "sink", "mirror"])
    .nullable()
    .describe("source writes to Kafka, sink reads from it, mirror does both (MirrorMaker)."),
  version: z.string().nullable().describe("The plugin's version; Kafka tells it from 4.0 on."),
  state: z.string().nullable().describe("RUNNING, PAUSED, STOPPED, FAILED or UNASSIGNED."),
  tasks: z
    .array(
      z.strictObject({
        id: z.number().int().describe("Number of the task, from 0."),
        state: z.string().describe("RUNNING, PAUSED, STOPPED, FAILED or UNASSIGNED."),
        workerId: z.string().describe("The worker that runs it: host:port."),
      }),
    )
    .nullable()
    .describe("Its tasks."),
  config: z
    .record(z.string(), z.string())
    .nullable()
    .describe("Its configuration; secrets are replaced by [redacted]."),
  secretRefs: z.array(secretRef).describe("Values that it takes from a secret store: references, never secrets."),
  topics: z
    .array(z.string())
    .nullable()
    .describe("Topics that it has used since it was last reset (/connectors/NAME/topics, KIP-558)."),
  groupId: z.string().nullable().describe("Of a sink: the consumer group that holds its position."),
  offsets: z
    .array(
      z.strictObject({
        partition: z.string().describe("Which part of the external system, as JSON text."),
        offset: z.string().nullable().describe("How far it has come there, as JSON text; null where it was reset."),
      }),
    )
    .nullable()
    .describe("Of a source: its position in the external system (/connectors/NAME/offsets, KIP-875)."),
});

/** One group of Connect workers and what runs on it. */
export const connectCluster = z.strictObject({
  url: z.string().min(1).describe("Its REST address, without credentials; for a managed service its ARN or id."),
  version: z.string().nullable().describe("Kafka's version that the workers run."),
  kafkaClusterId: z.string().nullable().describe("Id of the Kafka cluster that it keeps its own topics in."),
  groupId: z.string().nullable().describe("`group.id` of the workers."),
  internalTopics: z
    .strictObject({
      config: z.string().describe("`config.storage.topic` of the workers."),
      offset: z.string().describe("`offset.storage.topic` of the workers."),
      status: z.string().describe("`status.storage.topic` of the workers."),
    })
    .nullable()
    .describe("Topics that the workers keep their own state in."),
  connectors: z.array(connector).nullable().describe("What runs on it."),
});
