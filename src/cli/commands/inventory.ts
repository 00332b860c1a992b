import { Command } from "commander";

/** `kafka-byoc inventory …`. */
export function inventoryCommand(): Command {
  return new Command("inventory").description("what exists at the source").addCommand(exportCommand());
}

function exportCommand(): Command {
  return new Command("export")
    .summary("read a live source cluster into one document")
    .description(
      [
        "Reads a live cluster into one inventory document: topics with every effective config and its source, partitions,",
        "offsets and sizes, ACLs, quotas, SCRAM users, groups with members, offsets and lag, brokers, authorizer.",
        "Only reads. What it has no right to read becomes null, with the grant that would be needed; no secret is read.",
      ].join("\n"),
    )
    .requiredOption("--source <file>", "Java client properties of the source (what --command-config takes)")
    .option("-o <file>", "write the inventory to this file instead of stdout")
    .addHelpText(
      "after",
      [
        "",
        "Example:",
        "  kafka-byoc inventory export --source source.properties -o inventory.json",
        "",
        "Rights that it needs: Topic * DESCRIBE, DESCRIBE_CONFIGS; Group * DESCRIBE;",
        "Cluster DESCRIBE, DESCRIBE_CONFIGS.",
      ].join("\n"),
    )
    .action(async (options: { source: string; o?: string }) => {
      const { runInventoryExport } = await import("../run/inventory-export.js");
      await runInventoryExport({ source: options.source, ...(options.o === undefined ? {} : { file: options.o }) });
    });
}
