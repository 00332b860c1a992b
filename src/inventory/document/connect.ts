import { z } from "zod";

/** A value that a connector takes from somewhere else: the key, and the reference as written, never the secret. */
const secretRef = z.strictObject({ key: z.string(), ref: z.string() });

/** One connector as its worker's REST API tells it. */
const connector = z.strictObject({
  name: z.string().min(1),
  /** `connector.class`. */
  class: z.string().nullable(),
  kind: z.enum(["source", "sink", "mirror"]).nullable(),
  /** The plugin's version; Kafka tells it from 4.0 on. */
  version: z.string().nullable(),
  /** `RUNNING`, `PAUSED`, `STOPPED`, `FAILED`, `UNASSIGNED`. */
  state: z.string().nullable(),
  tasks: z.array(z.strictObject({ id: z.number().int(), state: z.string(), workerId: z.string() })).nullable(),
  /** Its configuration; secrets are replaced by `[redacted]`. */
  config: z.record(z.string(), z.string()).nullable(),
  secretRefs: z.array(secretRef),
  /** Topics that it has used since it was last reset (`/connectors/NAME/topics`, KIP-558). */
  topics: z.array(z.string()).nullable(),
  /** Sinks: the consumer group that holds its position. */
  groupId: z.string().nullable(),
  /** Sources: the position in the external system (`/connectors/NAME/offsets`, KIP-875); as JSON texts. */
  offsets: z.array(z.strictObject({ partition: z.string(), offset: z.string().nullable() })).nullable(),
});

/** One group of Connect workers and what runs on it. */
export const connectCluster = z.strictObject({
  /** Its REST address, without credentials; for a managed service its ARN or id. */
  url: z.string().min(1),
  version: z.string().nullable(),
  /** The id of the Kafka cluster that it keeps its own topics in. */
  kafkaClusterId: z.string().nullable(),
  /** `group.id` of the workers. */
  groupId: z.string().nullable(),
  /** `config.storage.topic`, `offset.storage.topic`, `status.storage.topic` of the workers. */
  internalTopics: z.strictObject({ config: z.string(), offset: z.string(), status: z.string() }).nullable(),
  connectors: z.array(connector).nullable(),
});
