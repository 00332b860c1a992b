import { type InventoryConnectCluster } from "../document/inventory";
import { withoutSecrets } from "../redaction/without-secrets";

type Connector = NonNullable<InventoryConnectCluster["connectors"]>[number];

/** What a file says of one connector; null and absent for what it does not. */
export interface ToldConnector {
  readonly name: string;
  readonly state?: string | null;
  /** `source` or `sink` where the file says so; else the class decides. */
  readonly kind?: string | null;
  readonly version?: string | null;
  readonly tasks?: Connector["tasks"];
  /** Null where the file has no configuration. */
  readonly config: Readonly<Record<string, string>> | null;
  /** Topics that it has used, where the file says so. */
  readonly topics?: string[] | null;
  /** References into secret stores that the file has beside the configuration. */
  readonly secretRefs?: Connector["secretRefs"];
  /** The group that a sink's consumers are in where its workers do not name it `connect-NAME`. */
  readonly groupId?: string;
}

/** A connector of an inventory with what was taken out of its configuration. */
export interface ImportedConnector {
  readonly connector: Connector;
  readonly redactions: { path: string; because: "key" | "value" }[];
}

/** One connector as an inventory has it: secrets replaced, references to them listed, kind and group from its configuration. */
export function importedConnector(told: ToldConnector, clusterUrl: string): ImportedConnector {
  const place = `connectClusters[${JSON.stringify(clusterUrl)}].connectors[${JSON.stringify(told.name)}].config`;
  const kept = told.config === null ? null : withoutSecrets(told.config, place);
  const className = told.config?.["connector.class"] ?? null;
  const kind = kindOf(told.kind ?? null, className);
  return {
    connector: {
      name: told.name,
      class: className,
      kind,
      version: told.version ?? null,
      state: told.state ?? null,
      tasks: told.tasks ?? null,
      config: kept === null ? null : kept.config,
      secretRefs: [...(kept?.secretRefs ?? []), ...(told.secretRefs ?? [])],
      topics: told.topics ?? null,
      groupId: kind === "sink" ? groupOf(told) : null,
      offsets: null,
    },
    redactions: kept?.redactions ?? [],
  };
}

function kindOf(kind: string | null, className: string | null): Connector["kind"] {
  if (className !== null && /(^|\.)Mirror(Source|Checkpoint|Heartbeat)Connector$/.test(className)) return "mirror";
  if (kind === "source" || kind === "sink") return kind;
  const named = /(Source|Sink)(Connector|Task|V\d+)?$/.exec(className ?? "")?.[1];
  return named === "Source" ? "source" : named === "Sink" ? "sink" : null;
}

/** A sink's consumers are in `connect-NAME` (`SinkUtils.consumerGroupId`) unless the connector overrides it (KIP-458). */
function groupOf({ name, config, groupId }: ToldConnector): string {
  return config?.["consumer.override.group.id"] ?? groupId ?? `connect-${name}`;
}
