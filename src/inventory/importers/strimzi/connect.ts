import { z } from "zod";
import { heldTo } from "../../../documents/read-document";
import { type InventoryConnectCluster } from "../../document/inventory";
import { type ImportedConnector, importedConnector } from "../connector";
import { left, maybe, othersLeft } from "../unread";
import { textOr, textsOf } from "../values";
import { type Manifest, metadata } from "./manifests";

const howItRuns = "how the operator runs the workers is not part of an inventory";
const ofOperator = "what the operator thinks of the resource";
const workerConfig = "the workers' own configuration has no place in an inventory";

const storage = {
  "group.id": maybe(z.string()),
  "config.storage.topic": maybe(z.string()),
  "offset.storage.topic": maybe(z.string()),
  "status.storage.topic": maybe(z.string()),
};

/** Where workers keep their own: fields in v1, keys of their configuration before. */
export const workerStorage = {
  groupId: maybe(z.string()),
  configStorageTopic: maybe(z.string()),
  offsetStorageTopic: maybe(z.string()),
  statusStorageTopic: maybe(z.string()),
  config: maybe(othersLeft(storage, workerConfig)),
};

type WorkerStorage = { readonly [K in keyof typeof workerStorage]?: z.infer<(typeof workerStorage)[K]> | undefined };

/** `status` of workers. */
export const workerStatus = maybe(othersLeft({ url: maybe(z.string()) }, ofOperator));

/** `KafkaConnect` of `kafka.strimzi.io/v1beta2` and `v1`. */
export const kafkaConnect = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata,
  spec: othersLeft({ version: maybe(z.string()), ...workerStorage }, howItRuns),
  status: workerStatus,
});

const connectorState = maybe(
  z.object({
    name: left("the connector's own name"),
    connector: maybe(othersLeft({ state: maybe(z.string()) }, ofOperator)),
    tasks: maybe(
      z.array(
        othersLeft(
          { id: z.number().int(), state: maybe(z.string()), worker_id: maybe(z.string()) },
          "why a task failed is in the workers' log",
        ),
      ),
    ),
    type: maybe(z.string()),
  }),
);

/** `KafkaConnector` of `kafka.strimzi.io/v1beta2` and `v1`. */
export const kafkaConnector = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata,
  spec: othersLeft(
    {
      class: maybe(z.string()),
      version: maybe(z.string()),
      tasksMax: maybe(z.number().int()),
      config: maybe(z.record(z.string(), z.unknown())),
    },
    "what the operator does with the connector",
  ),
  status: maybe(othersLeft({ connectorStatus: connectorState, topics: maybe(z.array(z.string())) }, ofOperator)),
});

/**
 * Workers and what is known of them without their connectors. What the manifest does not say has the operator's defaults
 * (`KafkaConnectConfiguration`, `KafkaMirrorMaker2Configuration`): `connect-cluster`, `connect-cluster-configs`, …
 */
export function workersOf(
  manifest: Manifest,
  spec: WorkerStorage & { readonly version?: string | null | undefined },
  names: { readonly url: string | null | undefined; readonly service: string; readonly group: string },
): Omit<InventoryConnectCluster, "connectors"> {
  const { config } = spec;
  const groupId = spec.groupId ?? config?.["group.id"] ?? names.group;
  const namespace = manifest.namespace === null ? "" : `.${manifest.namespace}.svc`;
  return {
    url: textOr(names.url, `http://${manifest.name}-${names.service}-api${namespace}:8083`),
    version: spec.version ?? null,
    kafkaClusterId: null,
    groupId,
    internalTopics: {
      config: spec.configStorageTopic ?? config?.["config.storage.topic"] ?? `${names.group}-configs`,
      offset: spec.offsetStorageTopic ?? config?.["offset.storage.topic"] ?? `${names.group}-offsets`,
      status: spec.statusStorageTopic ?? config?.["status.storage.topic"] ?? `${names.group}-status`,
    },
  };
}

/**
 * Workers of a KafkaConnect resource.
 *
 * @throws DocumentError with every wrong value
 */
export function connectWorkersOf(manifest: Manifest): Omit<InventoryConnectCluster, "connectors"> {
  const { spec, status } = heldTo(manifest.document, kafkaConnect).content;
  return workersOf(manifest, spec, { url: status?.url, service: "connect", group: "connect-cluster" });
}

/**
 * One connector of a KafkaConnector resource.
 *
 * @throws DocumentError with every wrong value
 */
export function connectorOf(manifest: Manifest, url: string): ImportedConnector {
  const { spec, status } = heldTo(manifest.document, kafkaConnector).content;
  const seen = status?.connectorStatus;
  const config = {
    ...textsOf(spec.config ?? {}),
    ...(spec.class ? { "connector.class": spec.class } : {}),
    ...(spec.tasksMax ? { "tasks.max": String(spec.tasksMax) } : {}),
  };
  return importedConnector(
    {
      name: manifest.name,
      config,
      version: spec.version ?? null,
      state: seen?.connector?.state ?? null,
      kind: seen?.type ?? null,
      topics: status?.topics ?? null,
      tasks:
        seen?.tasks?.map(({ id, state, worker_id }) => ({
          id,
          state: state ?? "UNASSIGNED",
          workerId: worker_id ?? "",
        })) ?? null,
    },
    url,
  );
}
