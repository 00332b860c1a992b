import { z } from "zod";
import { documentHead } from "../documents/document-head";
import { aclSchema } from "../kafka/acl-schema";
import { clientQuotaSchema } from "../kafka/client-quota-schema";
import { configSources } from "../kafka/cluster-facts";

/** A count or an offset: a whole number, not negative. */
const count = z.number().int().nonnegative();

const broker = z.strictObject({
  id: z.number().int(),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  rack: z.string().nullable(),
});

const configs = z.record(z.string(), z.strictObject({ value: z.string().nullable(), source: z.enum(configSources) }));

const cluster = z.strictObject({
  id: z.string().nullable(),
  /** `3.9`; null where no broker tells. */
  kafkaVersion: z.string().nullable(),
  controllerId: z.number().int().nullable(),
  brokers: z.array(broker).min(1),
  authorizer: z.enum(["on", "off"]).nullable(),
  /** The brokers' own effective configs (of the first broker that tells them). */
  brokerConfigs: configs.nullable(),
});

const topic = z.strictObject({
  name: z.string().min(1).max(249),
  /** As Kafka prints it (base64url of 16 bytes); null where the broker is older than topic ids. */
  topicId: z.string().nullable(),
  internal: z.boolean(),
  partitions: z.number().int().min(1),
  replicationFactor: z.number().int().min(1),
  /** True where partitions have different numbers of replicas; `replicationFactor` is then the largest. */
  mixedReplication: z.boolean(),
  /** Every effective config with its source, defaults included. */
  configs: configs.nullable(),
  /** Bytes of the leaders' logs on disk. */
  sizeBytes: count.nullable(),
  /** Log start and end of each partition, by partition number, when the inventory was taken. */
  offsets: z.array(z.strictObject({ partition: count, start: count, end: count, lastStable: count })).nullable(),
});

const scramUser = z.strictObject({
  user: z.string().min(1),
  credentials: z.array(
    z.strictObject({ mechanism: z.enum(["SCRAM-SHA-256", "SCRAM-SHA-512"]), iterations: z.number().int().min(1) }),
  ),
});

const group = z.strictObject({
  groupId: z.string(),
  /** `classic`, `consumer`, `share`, `streams`, or `unknown`. */
  type: z.string(),
  state: z.string(),
  members: z.array(z.strictObject({ memberId: z.string(), clientId: z.string(), host: z.string() })).nullable(),
  /** Committed positions; `logEnd` and `lag` are null where the log's end could not be read. */
  offsets: z
    .array(
      z.strictObject({
        topic: z.string(),
        partition: count,
        committed: count,
        logEnd: count.nullable(),
        lag: count.nullable(),
      }),
    )
    .nullable(),
});

const unknown = z.strictObject({
  /** Which part of this document is not known: `acls`, `topics["orders.v1"].configs`. */
  path: z.string(),
  error: z.string(),
  message: z.string(),
  /** The grant that would make it known: `DESCRIBE on Cluster kafka-cluster`. */
  grantNeeded: z.string().optional(),
});

/**
 * What exists at the source, as one machine-exported document. `null` means "not known", never "none";
 * each null is named in `unknowns` with the reason and the grant that would help.
 */
export const inventorySchema = z.strictObject({
  ...documentHead("Inventory"),
  /** RFC 3339, UTC. */
  exportedAt: z.iso.datetime(),
  exporter: z.strictObject({ name: z.string(), version: z.string() }),
  cluster,
  topics: z.array(topic),
  acls: z.array(aclSchema).nullable(),
  quotas: z.array(clientQuotaSchema).nullable(),
  scramUsers: z.array(scramUser).nullable(),
  groups: z.array(group).nullable(),
  unknowns: z.array(unknown),
});

/** See {@link inventorySchema}. */
export type Inventory = z.infer<typeof inventorySchema>;

/** One topic of an inventory. */
export type InventoryTopic = Inventory["topics"][number];

/** One group of an inventory. */
export type InventoryGroup = NonNullable<Inventory["groups"]>[number];
