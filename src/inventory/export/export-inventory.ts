import { type Cluster } from "../../kafka-client/cluster";
import { type Inventory } from "../document/inventory";
import { assembleInventory, type TakenFrom } from "./assemble-inventory";
import { isAnythingLost } from "./keepable-parts";
import { type Reading, readSource } from "./read-source";

/** When and where the inventory is taken, by which release of ours, what is there already, and who is told how it goes. */
export interface ExportOptions extends TakenFrom, Partial<Reading> {}

/**
 * Takes the inventory of a live cluster, by reads only. A missing right makes the part that it hides unknown: null, with
 * an entry in `unknowns` that names the grant.
 *
 * @throws EndpointUnreachable where not even the metadata can be read, or where the cluster went away meanwhile
 */
export async function exportInventory(cluster: Cluster, options: ExportOptions): Promise<Inventory> {
  const { there = {}, onPart = () => undefined } = options;
  const facts = await readSource(cluster, { there, onPart });
  // One broker that is gone leaves holes, which the document tells; a cluster that is gone ends the export.
  if (isAnythingLost(facts)) await cluster.metadata("none");
  return assembleInventory(facts, options);
}
