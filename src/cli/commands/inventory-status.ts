import { Command, Option } from "commander";
import { type InventoryStatusOptions } from "../run/inventory-status";
import { outputs } from "./outputs";
import { repeated } from "./repeated";

/** Written out here, since help loads nothing heavy; a test holds them against the catalogue of questions. */
export const gateNames = ["freeze", "replication", "offsets", "cut-over", "rollback"];

/** `kafka-byoc inventory status`. */
export function statusCommand(): Command {
  return new Command("status")
    .summary("tell what is known, what is not, and who would have to answer")
    .description(
      [
        "Asks of an inventory and its overlays everything that must be known before each gate of a migration, and tells what",
        "is open: for which objects, why it matters, and whom to ask. Unknown is a value and is counted.",
        "--skeleton writes an overlay with just the questions that are open, ready to be filled in.",
      ].join("\n"),
    )
    .argument("<inventory>", "what kafka-byoc inventory export or import wrote")
    .option("--overlay <file>", "what people say of the source (repeatable)", repeated, [])
    .addOption(new Option("--gate <name>", "tell this gate alone, and end with 2 while it is open").choices(gateNames))
    .option("--output <format[=file]>", "text or json; without a file to stdout (repeatable)", outputs, [])
    .option("--skeleton <file>", "write an overlay with the unanswered questions to this new file")
    .option("--force", "let --skeleton write over a file that is there", false)
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  kafka-byoc inventory status inventory.json --skeleton overlays/todo.yaml",
        "  kafka-byoc inventory status inventory.json --overlay overlays/payments.yaml --gate freeze",
        "",
        "Exit codes: 0 everything for the named gate is known (or none was named), 2 something is open, 64 usage,",
        "78 a document is wrong, or the skeleton's file is there already.",
      ].join("\n"),
    )
    .action(async (inventory: string, options: InventoryStatusOptions) => {
      const { runInventoryStatus } = await import("../run/inventory-status.js");
      runInventoryStatus(inventory, options);
    });
}
