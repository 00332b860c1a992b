import { type InventoryConnectCluster, type InventorySchemas } from "../../document/inventory";
import { importedConnector } from "../connector";
import { type Told } from "../imported-inventory";
import { textOr, textsOf } from "../values";
import { type Listing, rowsOf } from "./kinds";
import { connector, describedConnector, registry, subject } from "./listings";

/** Connectors: in the cloud each has workers of its own, which are known by its id (`lcc-abc123`). */
export function connectorsOf(listings: readonly Listing[]): Required<Pick<Told, "connectClusters" | "redactions">> {
  const redactions: NonNullable<Told["redactions"]> = [];
  const described = rowsOf(listings, "describedConnectors", describedConnector).map(({ value }) => value);
  const withDetails = new Set(described.map((one) => one.connector.id));
  const listed = rowsOf(listings, "connectors", connector)
    .filter(({ value }) => !withDetails.has(value.id))
    .map(({ value }) => ({ connector: value, tasks: null, configs: null }));
  const isListed = listings.some(({ kind }) => kind === "connectors" || kind === "describedConnectors");
  const connectClusters = [...listed, ...described].map(
    ({ connector: one, tasks, configs }): InventoryConnectCluster => {
      const imported = importedConnector(
        {
          name: one.name,
          kind: one.type?.toLowerCase() ?? null,
          state: textOr(one.status, null),
          tasks:
            tasks?.map(({ task_id, state }) => ({ id: task_id, state: textOr(state, "UNASSIGNED"), workerId: "" })) ??
            null,
          config: configs ? textsOf(Object.fromEntries(configs.map(({ config, value }) => [config, value]))) : null,
          groupId: `connect-${one.id}`,
        },
        one.id,
      );
      redactions.push(...imported.redactions);
      const workers = { url: one.id, version: null, kafkaClusterId: null, groupId: null, internalTopics: null };
      return { ...workers, connectors: [imported.connector] };
    },
  );
  return { connectClusters: isListed ? connectClusters : null, redactions };
}

/** How a registry is called whose address is in no file. */
const noAddress = "address-not-told";

/** The registry and its subjects; the listing has their names alone. */
export function schemasOf(listings: readonly Listing[]): InventorySchemas | null {
  const described = rowsOf(listings, "registries", registry).map(({ value }) => ({
    url: value.endpoint_url,
    software: "confluent" as const,
    compatibility: value.global_compatibility ?? null,
    mode: value.mode ?? null,
    contexts: null,
    deviations: [],
  }));
  const isListed = listings.some(({ kind }) => kind === "subjects");
  if (described.length === 0 && !isListed) return null;
  const unnamed = { software: null, compatibility: null, mode: null, contexts: null, deviations: [] };
  const registries = described.length === 0 ? [{ url: noAddress, ...unnamed }] : described;
  const url = registries[0]?.url ?? noAddress;
  return {
    registries,
    subjects: rowsOf(listings, "subjects", subject).map(({ value }) => {
      const [, context, name] = /^:(\.[^:]*):(.+)$/.exec(value.subject) ?? [];
      const unread = { compatibility: null, mode: null, versions: null };
      return { registry: url, context: context ?? ".", subject: name ?? value.subject, ...unread };
    }),
  };
}
