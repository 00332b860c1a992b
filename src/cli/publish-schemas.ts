import { join } from "node:path";
import { writeFileWhole } from "../documents/write-file";
import { documentKinds, schemaText } from "./schemas/catalogue";
import { fieldTable } from "./schemas/field-table";

/**
 * A step of the build: writes each document's JSON Schema into a folder, and the table of all fields where a second argument
 * names its file. `node lib/cli/publish-schemas.js lib/schemas`
 */
function publish([directory, table]: readonly string[]): void {
  if (directory === undefined) throw new Error("Name the folder for the schemas, such as lib/schemas.");
  for (const kind of documentKinds) writeFileWhole(join(directory, `${kind.name}.schema.json`), schemaText(kind));
  if (table !== undefined) writeFileWhole(table, fieldTable());
}

publish(process.argv.slice(2));
