import { z } from "zod";
import { count } from "../document/count";
import { applicationId, principalName, text } from "./text";

/** What people say of a producer; brokers tell neither who writes to which topic nor how. */
export const producerWords = z.strictObject({
  application: applicationId.optional().describe("The application that it belongs to: a name under applications."),
  topics: z.array(text).optional().describe("Topics that it writes to."),
  clientId: text.optional().describe("client.id of the producer."),
  bootstrap: text.optional().describe("The endpoint that it connects to: an id of the inventory's endpoints."),
  principal: principalName.optional().describe("Whom it signs in as."),
  settings: z
    .strictObject({
      acks: z.enum(["0", "1", "all"]).optional().describe("acks, in quotes."),
      enableIdempotence: z.boolean().optional().describe("enable.idempotence."),
      transactionalId: text.nullable().optional().describe("transactional.id; null where it has none."),
      transactionTimeoutMs: count.optional().describe("transaction.timeout.ms."),
      retries: count.optional().describe("retries."),
      maxInFlight: count.optional().describe("max.in.flight.requests.per.connection."),
      deliveryTimeoutMs: count.optional().describe("delivery.timeout.ms."),
      requestTimeoutMs: count.optional().describe("request.timeout.ms."),
      lingerMs: count.optional().describe("linger.ms."),
      batchSize: count.optional().describe("batch.size in bytes."),
      compressionType: z.enum(["none", "gzip", "snappy", "lz4", "zstd"]).optional().describe("compression.type."),
      partitioner: text.optional().describe("partitioner.class, or what the client does."),
      keySerializer: text.optional().describe("key.serializer."),
      valueSerializer: text.optional().describe("value.serializer."),
      registry: text.optional().describe("The schema registry that its serializers use."),
    })
    .nullable()
    .optional()
    .describe("What it is configured with, in Kafka's words."),
  canaryPossible: z.boolean().optional().describe("Whether one instance of several can write to the target first."),
  freezeToleranceSeconds: count.optional().describe("How long it may be stopped without harm, in seconds."),
  dualWrite: z
    .enum(["never", "dedup-defined"])
    .optional()
    .describe("Whether it may write to both clusters: never, or only because duplicates are told apart."),
  switchMethod: text.optional().describe("How it is switched: config rollout, DNS, service discovery, release."),
});

/** See {@link producerWords}. */
export type ProducerWords = z.infer<typeof producerWords>;
