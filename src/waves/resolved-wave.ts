import { type ReadDocument } from "../documents/read-document";
import { type Inventory, type InventoryGroup, type InventoryTopic } from "../inventory/document/inventory";
import { type People } from "../inventory/overlay/people";
import { type Acl } from "../kafka/acl";
import { type Configs } from "../kafka/cluster-facts";
import { type Wave } from "./document";

/** A topic of the wave as the source has it; its configs, partitions and replicas are known. */
export type ResolvedTopic = Omit<InventoryTopic, "configs" | "partitions" | "replicationFactor"> & {
  readonly configs: Configs;
  readonly partitions: number;
  readonly replicationFactor: number;
};

/** A group of the wave as the source has it; its committed offsets are known. */
export type ResolvedGroup = Omit<InventoryGroup, "offsets"> & {
  readonly offsets: NonNullable<InventoryGroup["offsets"]>;
};

/** A wave whose every name was found at the source: what moves, and all that the source knows of access to it. */
export interface ResolvedWave {
  /** The wave file, for the places of later problems. */
  readonly wave: ReadDocument<Wave>;
  /** In the order of the wave file. */
  readonly topics: readonly ResolvedTopic[];
  /** In the order of the wave file. */
  readonly groups: readonly ResolvedGroup[];
  /** `User:name`, in the order of the wave file. */
  readonly principals: readonly string[];
  /** What overlays say of the source. */
  readonly people: People;
  /** What the target holds already; null where nobody told. */
  readonly targetNow: Pick<Inventory, "topics"> | null;
  /** What the source holds beyond the wave too; null where not known, which a wave with principals never is. */
  readonly source: {
    readonly cluster: Inventory["cluster"];
    readonly topicNames: readonly string[];
    readonly groups: Inventory["groups"];
    readonly acls: readonly Acl[] | null;
    readonly quotas: Inventory["quotas"];
    readonly scramUsers: Inventory["scramUsers"];
    readonly roleBindings: Inventory["roleBindings"];
    readonly iamPolicies: Inventory["iamPolicies"];
    readonly apiKeys: Inventory["apiKeys"];
    readonly connectClusters: Inventory["connectClusters"];
    readonly serviceAccounts: Inventory["serviceAccounts"];
  };
}
