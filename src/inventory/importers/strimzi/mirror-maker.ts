import { z } from "zod";
import { heldTo } from "../../../documents/read-document";
import { type InventoryConnectCluster } from "../../document/inventory";
import { type ImportedConnector, importedConnector } from "../connector";
import { left, maybe, othersLeft } from "../unread";
import { textsOf } from "../values";
import { workersOf, workerStatus, workerStorage } from "./connect";
import { type Manifest, metadata, secretKey } from "./manifests";

const howItRuns = "how the operator runs the workers is not part of an inventory";
const clientConfig = "the settings of MirrorMaker's own clients have no place in an inventory";

const authentication = maybe(
  othersLeft(
    {
      type: z.string(),
      username: maybe(z.string()),
      passwordSecret: maybe(z.object({ secretName: z.string(), password: z.string() })),
      certificateAndKey: maybe(z.object({ secretName: z.string(), certificate: left("no secret"), key: z.string() })),
    },
    clientConfig,
  ),
);

const cluster = {
  alias: z.string().min(1),
  bootstrapServers: maybe(z.string()),
  authentication,
  tls: left(clientConfig),
};

const connector = maybe(
  othersLeft(
    {
      tasksMax: maybe(z.number().int()),
      version: maybe(z.string()),
      config: maybe(z.record(z.string(), z.unknown())),
    },
    "what the operator does with the connector",
  ),
);

const pattern = maybe(z.string());

/** `KafkaMirrorMaker2` of `kafka.strimzi.io/v1` (`target`, `mirrors[].source`) and `v1beta2` (`clusters`, by alias). */
export const kafkaMirrorMaker2 = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata,
  spec: othersLeft(
    {
      version: maybe(z.string()),
      connectCluster: maybe(z.string()),
      target: maybe(z.object({ ...cluster, ...workerStorage })),
      clusters: maybe(z.array(z.object({ ...cluster, config: workerStorage.config }))),
      mirrors: maybe(
        z.array(
          z.object({
            source: maybe(z.object({ ...cluster, config: left(clientConfig) })),
            sourceCluster: maybe(z.string()),
            targetCluster: maybe(z.string()),
            sourceConnector: connector,
            checkpointConnector: connector,
            heartbeatConnector: connector,
            topicsPattern: pattern,
            topicsExcludePattern: pattern,
            topicsBlacklistPattern: pattern,
            groupsPattern: pattern,
            groupsExcludePattern: pattern,
            groupsBlacklistPattern: pattern,
          }),
        ),
      ),
    },
    howItRuns,
  ),
  status: workerStatus,
});

type Spec = z.infer<typeof kafkaMirrorMaker2>["spec"];
type Mirror = NonNullable<Spec["mirrors"]>[number];
type Cluster = Pick<NonNullable<Mirror["source"]>, "alias" | "bootstrapServers" | "authentication">;

/** A MirrorMaker's workers with its connectors. */
export interface ToldMirrorMaker {
  readonly workers: Omit<InventoryConnectCluster, "connectors">;
  readonly connectors: readonly ImportedConnector[];
}

/** The three connectors of a mirror, where a manifest has them, and their classes. */
const connectorsOfMirror = [
  { field: "sourceConnector", className: "MirrorSourceConnector" },
  { field: "checkpointConnector", className: "MirrorCheckpointConnector" },
  { field: "heartbeatConnector", className: "MirrorHeartbeatConnector" },
] as const;

/**
 * A MirrorMaker: workers of Kafka Connect with the connectors that the operator makes from each mirror
 * (`KafkaMirrorMaker2Connectors`), named `source->target.MirrorSourceConnector`.
 *
 * @throws DocumentError with every wrong value
 */
export function mirrorMakerOf(manifest: Manifest): ToldMirrorMaker {
  const { spec, status } = heldTo(manifest.document, kafkaMirrorMaker2).content;
  const home = spec.target ?? spec.clusters?.find(({ alias }) => alias === spec.connectCluster);
  const names = { url: status?.url, service: "mirrormaker2", group: "mirrormaker2-cluster" };
  const workers = workersOf(manifest, { ...home, version: spec.version }, names);
  const connectors = (spec.mirrors ?? []).flatMap((mirror) => {
    const source = mirror.source ?? aliased(spec, mirror.sourceCluster);
    const target = spec.target ?? aliased(spec, mirror.targetCluster);
    return connectorsOfMirror.flatMap(({ field, className }) => {
      const told = mirror[field];
      if (told === null || told === undefined) return [];
      const config = {
        ...textsOf(told.config ?? {}),
        ...settingsOf("source", source),
        ...settingsOf("target", target),
        ...patternsOf(mirror, className),
        "connector.class": `org.apache.kafka.connect.mirror.${className}`,
        ...(told.tasksMax ? { "tasks.max": String(told.tasksMax) } : {}),
      };
      const name = `${source.alias}->${target.alias}.${className}`;
      const secretRefs = [...refsOf("source", source, manifest), ...refsOf("target", target, manifest)];
      return [importedConnector({ name, config, version: told.version ?? null, secretRefs }, workers.url)];
    });
  });
  return { workers, connectors };
}

function aliased({ clusters }: Spec, alias: string | null | undefined): Cluster {
  return clusters?.find((one) => one.alias === alias) ?? { alias: alias ?? "not-told" };
}

function settingsOf(role: "source" | "target", { alias, bootstrapServers, authentication: login }: Cluster) {
  return {
    [`${role}.cluster.alias`]: alias,
    ...(bootstrapServers ? { [`${role}.cluster.bootstrap.servers`]: bootstrapServers } : {}),
    ...(login ? { [`${role}.cluster.authentication`]: [login.type, login.username].filter(Boolean).join(" ") } : {}),
  };
}

/** Which topics and groups a mirror takes; heartbeats need neither. */
function patternsOf(mirror: Mirror, className: string): Record<string, string> {
  if (className === "MirrorHeartbeatConnector") return {};
  const settings = {
    topics: mirror.topicsPattern,
    "topics.exclude": mirror.topicsExcludePattern ?? mirror.topicsBlacklistPattern,
    groups: mirror.groupsPattern,
    "groups.exclude": mirror.groupsExcludePattern ?? mirror.groupsBlacklistPattern,
  };
  return textsOf(settings);
}

function refsOf(role: string, { authentication: login }: Cluster, { namespace }: Manifest) {
  const { passwordSecret, certificateAndKey } = login ?? {};
  return [
    ...(passwordSecret
      ? [
          {
            key: `${role}.cluster.sasl.jaas.config`,
            ref: secretKey(namespace, passwordSecret.secretName, passwordSecret.password),
          },
        ]
      : []),
    ...(certificateAndKey
      ? [
          {
            key: `${role}.cluster.ssl.keystore.key`,
            ref: secretKey(namespace, certificateAndKey.secretName, certificateAndKey.key),
          },
        ]
      : []),
  ];
}
