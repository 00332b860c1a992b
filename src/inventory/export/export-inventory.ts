import { type Cluster } from "../../kafka-client/cluster";
import { type Inventory } from "../document/inventory";
import { type Taken } from "../document/nothing-known";
import { assembleInventory } from "./assemble-inventory";
import { readSource } from "./read-source";

/** When the inventory is taken, by which release of ours, and who is told how it goes. */
export interface ExportOptions extends Taken {
  readonly onProgress?: (text: string) => void;
}

/**
 * Takes the inventory of a live cluster, by reads only. A missing right makes the part that it hides unknown: null, with
 * an entry in `unknowns` that names the grant.
 *
 * @throws EndpointUnreachable where not even the metadata can be read
 */
export async function exportInventory(cluster: Cluster, options: ExportOptions): Promise<Inventory> {
  return assembleInventory(await readSource(cluster, options.onProgress ?? (() => undefined)), options);
}
