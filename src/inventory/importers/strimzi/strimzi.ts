import { type z } from "zod";
import { readEvery } from "../../../documents/every-problem";
import { heldTo } from "../../../documents/read-document";
import { importedInventory, type Told } from "../imported-inventory";
import { type Importer } from "../importer";
import { type Unread, unreadOfAll } from "../unread";
import { kafkaConnect, kafkaConnector } from "./connect";
import { connectTold } from "./connect-clusters";
import { clusterTold, kafkaCluster } from "./kafka";
import { beside, clusterOf, inFile, type Manifest, manifestsIn, ofOneCluster } from "./manifests";
import { kafkaMirrorMaker2 } from "./mirror-maker";
import { kafkaTopic, type ToldTopic, topicOf } from "./topic";
import { kafkaUser, userOf } from "./user";

/**
 * Manifests of Strimzi, `kafka.strimzi.io/v1beta2` and `v1`: streams of YAML, lists of kubectl in YAML or JSON. They say
 * what should be; what was made beside them, and what the cluster decides by itself, they do not tell.
 */
export const strimzi: Importer = {
  format: "strimzi",
  title:
    "Strimzi manifests: KafkaTopic, KafkaUser, Kafka, KafkaConnect, KafkaConnector, KafkaMirrorMaker2 (v1beta2, v1)",
  read(files, { cluster: name, ...taken }) {
    const manifests = readEvery(files, manifestsIn).flat();
    const { picked, others } = ofOneCluster(manifests, files.map(({ file }) => file).join(", "), name);
    readEvery(picked, heldToItsKind);
    const ofKind = (kind: string): readonly Manifest[] => picked.filter((manifest) => manifest.kind === kind);
    const topics = eachTopicOnce(ofKind("KafkaTopic"), files.length > 1);
    const connect = connectTold(ofKind, files.length > 1);
    const [cluster, ...moreClusters] = ofKind("Kafka");
    const told = cluster === undefined ? undefined : clusterTold(cluster);
    return importedInventory("strimzi", files, taken, {
      cluster: told?.cluster ?? {
        platform: "strimzi",
        name: picked.map(clusterOf).find((label) => label !== null) ?? null,
      },
      endpoints: told?.endpoints ?? null,
      topics: topics.told.map(({ topic }) => topic),
      ...usersTold(ofKind("KafkaUser")),
      connectClusters: connect.connectClusters,
      redactions: connect.redactions,
      notes: notesOf(topics.told, ofKind("KafkaUser").length > 0, told !== undefined),
      because: { "topics[*].partitions": brokersDecide, "topics[*].replicationFactor": brokersDecide },
      leftOut: [
        ...unreadIn(picked, files.length > 1),
        ...topics.leftOut,
        ...connect.leftOut,
        ...moreClusters.map((manifest) => beside(manifest, files.length > 1, "told before: the first stands")),
        ...others.map((manifest) =>
          beside(
            manifest,
            files.length > 1,
            `of another cluster: import it by --cluster ${String(clusterOf(manifest))}`,
          ),
        ),
      ],
    });
  },
};

const schemas: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>(
  Object.entries({
    Kafka: kafkaCluster,
    KafkaTopic: kafkaTopic,
    KafkaUser: kafkaUser,
    KafkaConnect: kafkaConnect,
    KafkaConnector: kafkaConnector,
    KafkaMirrorMaker2: kafkaMirrorMaker2,
  }),
);

/** Kinds that are known and tell nothing of what has to move. */
const withoutPlace: ReadonlyMap<string, string> = new Map(
  Object.entries({
    KafkaNodePool: "how the operator runs the brokers is not part of an inventory",
    KafkaRebalance: "how the operator balances the brokers is not part of an inventory",
    StrimziPodSet: "how the operator runs its pods is not part of an inventory",
    KafkaBridge: "an inventory has no place for an HTTP bridge: its principal is a KafkaUser",
    KafkaMirrorMaker: "MirrorMaker 1 was removed in Kafka 4.0, and an inventory has no place for it",
    KafkaConnectS2I: "removed from Strimzi in 0.29: import what replaced it, a KafkaConnect",
    Secret: "secrets are never read",
  }),
);

const known = /^kafka\.strimzi\.io\/(v1|v1beta2)$/;

function heldToItsKind({ document, kind }: Manifest): void {
  const schema = schemas.get(kind);
  if (schema !== undefined) heldTo(document, schema);
}

/** What the manifests have that does not come into the inventory: by key where their kind is known, as a whole otherwise. */
function unreadIn(manifests: readonly Manifest[], severalFiles: boolean): readonly Unread[] {
  const wholes: Unread[] = [];
  const parts = manifests.flatMap((manifest) => {
    const { document, kind, apiVersion } = manifest;
    const start = `${inFile(manifest, severalFiles)}${kind}`;
    const schema = apiVersion.startsWith("kafka.strimzi.io/") ? schemas.get(kind) : undefined;
    if (schema === undefined)
      wholes.push(beside(manifest, severalFiles, withoutPlace.get(kind) ?? "not a kind that this importer knows"));
    else if (!known.test(apiVersion))
      wholes.push(beside(manifest, severalFiles, `${apiVersion} is not v1beta2 or v1, as which it was read`));
    return schema === undefined ? [] : [{ value: document.content, schema, start }];
  });
  return [...unreadOfAll(parts), ...wholes];
}

/** A topic that two resources claim belongs to the first; the operator refuses the second (`ResourceConflict`). */
function eachTopicOnce(manifests: readonly Manifest[], severalFiles: boolean) {
  const told = new Map<string, ToldTopic>();
  const leftOut: Unread[] = [];
  for (const manifest of manifests) {
    const one = topicOf(manifest);
    if (told.has(one.topic.name))
      leftOut.push(beside(manifest, severalFiles, `the topic ${one.topic.name} is told before: the first stands`));
    else told.set(one.topic.name, one);
  }
  return { told: [...told.values()], leftOut };
}

function usersTold(manifests: readonly Manifest[]): Pick<Told, "acls" | "quotas" | "scramUsers" | "secretRefs"> {
  if (manifests.length === 0) return {};
  const users = manifests.map(userOf);
  return {
    acls: users.flatMap(({ acls }) => acls),
    quotas: users.flatMap(({ quotas }) => quotas),
    scramUsers: users.flatMap(({ scramUsers }) => scramUsers),
    secretRefs: users.flatMap(({ secretRefs }) => secretRefs),
  };
}

const brokersDecide = "The manifest leaves it to the brokers' defaults.";
const onlyManifests = "Manifests tell what the operator made; what was made otherwise is not in them.";

function notesOf(
  topics: readonly ToldTopic[],
  hasUsers: boolean,
  hasCluster: boolean,
): Readonly<Record<string, string>> {
  const unmanaged = topics
    .filter(({ managed }) => !managed)
    .map(({ topic }) => [
      `topics[${JSON.stringify(topic.name)}]`,
      "strimzi.io/managed is false: the topic may be otherwise.",
    ]);
  return {
    topics: onlyManifests,
    ...(hasUsers ? { acls: onlyManifests, quotas: onlyManifests, scramUsers: onlyManifests } : {}),
    ...(hasCluster ? { "cluster.brokerConfigs": "The manifest has what was set, not Kafka's defaults." } : {}),
    ...Object.fromEntries(unmanaged),
  };
}
