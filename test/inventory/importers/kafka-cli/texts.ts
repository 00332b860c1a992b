import { inventorySchema, type Inventory } from "../../../../src/inventory/document/inventory";
import { kafkaCli } from "../../../../src/inventory/importers/kafka-cli/kafka-cli";

/** When the tests of this importer take place. */
export const taken = { now: new Date("2027-01-10T08:00:00Z"), exporterVersion: "test" };

/** Imports texts by file name, and holds the result against the schema. */
export function imported(files: Readonly<Record<string, readonly string[]>>): Inventory {
  const read = kafkaCli.read(
    Object.entries(files).map(([file, lines]) => ({ file, text: lines.join("\n") })),
    taken,
  );
  return inventorySchema.parse(JSON.parse(JSON.stringify(read)));
}

/** The same for one text. */
export const textOf = (...lines: readonly string[]): Inventory => imported({ "texts.txt": lines });
