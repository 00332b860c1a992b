import { z } from "zod";
import { DocumentError } from "../../../documents/problem";
import { heldTo } from "../../../documents/read-document";
import { type InventoryTopic } from "../../document/inventory";
import { left, maybe } from "../unread";
import { topicName } from "../words";
import { configsFrom, countOrNull, isInternalTopic } from "../values";
import { type Manifest, metadata } from "./manifests";

const ofOperator = "what the operator thinks of the resource";

/** `KafkaTopic` of `kafka.strimzi.io/v1beta2` and `v1`. */
export const kafkaTopic = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata,
  spec: maybe(
    z.object({
      topicName: maybe(topicName),
      partitions: maybe(z.number().int()),
      replicas: maybe(z.number().int()),
      config: maybe(z.record(z.string(), z.unknown())),
    }),
  ),
  status: maybe(
    z.object({
      topicName: maybe(topicName),
      topicId: maybe(z.string()),
      conditions: left(ofOperator),
      observedGeneration: left(ofOperator),
      replicasChange: left(ofOperator),
    }),
  ),
});

/** One topic, and whether the operator keeps the cluster as the manifest says. */
export interface ToldTopic {
  readonly topic: InventoryTopic;
  readonly managed: boolean;
}

/**
 * A topic. Without `topicName` it has the resource's name; without `partitions` or `replicas` the broker decided, and the
 * manifest does not tell what.
 *
 * @throws DocumentError with every wrong value
 */
export function topicOf(manifest: Manifest): ToldTopic {
  const { metadata: named, spec, status } = heldTo(manifest.document, kafkaTopic).content;
  const name = spec?.topicName ?? status?.topicName ?? named.name;
  if (!topicName.safeParse(name).success)
    throw new DocumentError([
      manifest.document.problemAt(["metadata", "name"], "is longer than 249 characters, as no topic's name is"),
    ]);
  return {
    managed: String(named.annotations?.["strimzi.io/managed"] ?? "true") !== "false",
    topic: {
      name,
      topicId: status?.topicId ?? null,
      internal: isInternalTopic(name),
      partitions: countOrNull(spec?.partitions),
      replicationFactor: countOrNull(spec?.replicas),
      mixedReplication: false,
      configs: configsFrom(spec?.config ?? {}, "DYNAMIC_TOPIC_CONFIG"),
      configsTold: "overrides",
      sizeBytes: null,
      offsets: null,
      producers: null,
    },
  };
}
