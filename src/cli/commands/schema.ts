import { Command } from "commander";

/** `kafka-byoc schema`. */
export function schemaCommand(): Command {
  return new Command("schema")
    .summary("print the JSON Schema of a document, for editors")
    .description(
      [
        "Prints the JSON Schema (draft 2020-12) of one kind of document: inventory, inventory-overlay, wave, target-profile,",
        "expectations, network-expectations, ledger, network. The package has the same as files, in lib/schemas.",
      ].join("\n"),
    )
    .argument(
      "<kind>",
      "inventory, inventory-overlay, wave, target-profile, expectations, network-expectations, ledger or network",
    )
    .addHelpText("after", ["", "Example:", "  kafka-byoc schema wave"].join("\n"))
    .action(async (kind: string) => {
      const { runSchema } = await import("../run/schema.js");
      runSchema(kind);
    });
}
