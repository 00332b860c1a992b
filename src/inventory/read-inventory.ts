import { readDocument, type ReadDocument } from "../documents/read-document";
import { inventorySchema, type Inventory } from "./document/inventory";

/**
 * Reads an inventory file.
 *
 * @throws DocumentError with every problem, each with line and column.
 */
export function readInventory(file: string): ReadDocument<Inventory> {
  return readDocument(file, inventorySchema);
}
