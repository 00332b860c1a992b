import { z } from "zod";
import { count } from "../document/count";
import { rollbackWords } from "./rollback";
import { applicationId, ownerId, principalName, text } from "./text";

/** What people say of an application: what is deployed as one, with its producers and consumers. */
export const applicationWords = z.strictObject({
  name: text.optional().describe("Its name for people."),
  owner: ownerId.optional().describe("Who answers for it: a name under owners."),
  criticality: z
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe("1: an outage stops the business; 4: nobody notices for days."),
  runtime: text.optional().describe("Where it runs: kubernetes, vm, serverless, mainframe or another platform."),
  clientLibrary: z
    .strictObject({
      name: text.describe("java-client, librdkafka, sarama, franz-go, kafkajs or another."),
      version: text.optional().describe("Its release."),
    })
    .optional()
    .describe("The Kafka client that it uses."),
  deployment: z
    .strictObject({
      method: z
        .enum(["config-rollout", "dns", "service-discovery", "release"])
        .optional()
        .describe("How it is brought to another cluster."),
      restartSeconds: count.optional().describe("How long a restart takes, in seconds."),
      parallelRunPossible: z.boolean().optional().describe("Whether two of it can run side by side."),
    })
    .nullable()
    .optional()
    .describe("How it is rolled out."),
  configSource: z
    .enum(["env", "configmap", "consul", "file", "hardcoded"])
    .optional()
    .describe("Where its bootstrap address is configured."),
  frameworks: z
    .array(z.enum(["spring", "kafka-streams", "ksqldb", "flink", "spark", "connect", "other"]))
    .optional()
    .describe("Frameworks that hold state or offsets of their own; [] for none."),
  streams: z
    .strictObject({
      applicationId: text.describe("application.id: the group and the prefix of its internal topics."),
      stateStores: z.array(text).optional().describe("Names of its stores; [] for none."),
      internalTopics: z.array(text).optional().describe("Its changelog and repartition topics."),
      processingGuarantee: z
        .enum(["at_least_once", "exactly_once_v2"])
        .optional()
        .describe("processing.guarantee of the application."),
    })
    .optional()
    .describe("What a Kafka Streams application brings along."),
  sideEffects: z
    .array(
      z.strictObject({
        system: text.describe("The system that it writes to or calls."),
        kind: text.describe("database, search, http, email, payment, object-store or another."),
        idempotent: z.boolean().optional().describe("Whether doing it twice does no harm."),
        reversible: z.boolean().optional().describe("Whether it can be undone."),
      }),
    )
    .optional()
    .describe("What it does outside Kafka; [] for nothing."),
  dependsOn: z.array(applicationId).optional().describe("Applications that must run before it does; [] for none."),
  principals: z.array(principalName).optional().describe("Whom it signs in as."),
  clientIds: z.array(text).optional().describe("client.id of its clients."),
  schemaClient: z
    .strictObject({
      autoRegister: z.boolean().optional().describe("auto.register.schemas of its serializers."),
      useLatest: z.boolean().optional().describe("use.latest.version of its serializers."),
      cacheTtlSeconds: count.optional().describe("How long it keeps schemas, in seconds."),
    })
    .nullable()
    .optional()
    .describe("How it uses the schema registry."),
  rollback: rollbackWords.nullable().optional().describe("What going back to the source depends on."),
});

/** See {@link applicationWords}. */
export type ApplicationWords = z.infer<typeof applicationWords>;
