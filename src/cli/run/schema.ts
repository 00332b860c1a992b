import { nearest } from "../../documents/nearest";
import { documentKinds, schemaText } from "../schemas/catalogue";
import { usageError } from "../usage-error";

/**
 * Prints the JSON Schema of one kind of document; its name is taken in any case and also as documents write it.
 *
 * @throws UsageError where there is no such kind
 */
export function runSchema(name: string): void {
  const kind = documentKinds.find((known) => known.name === name || known.kind.toLowerCase() === name.toLowerCase());
  if (kind !== undefined) return void process.stdout.write(schemaText(kind));
  const names = documentKinds.map((known) => known.name);
  const meant = nearest(name, names);
  throw usageError(
    `${name}: there is no such document${meant === undefined ? "" : ` (nearest: ${meant})`}. Write one of ${names.join(", ")}.`,
  );
}
