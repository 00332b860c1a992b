import { Command } from "commander";

/** `kafka-byoc inventory validate`. */
export function validateCommand(): Command {
  return new Command("validate")
    .summary("tell every problem of every document at once")
    .description(
      [
        "Reads documents of any kind of ours (Inventory, InventoryOverlay, Wave, Expectations, …) and tells every problem of",
        "all of them with file, line and column. Overlays and waves are held against the inventory that is among them.",
      ].join("\n"),
    )
    .argument("<file...>", "documents; each says by its kind what it is")
    .addHelpText(
      "after",
      [
        "",
        "Example:",
        "  kafka-byoc inventory validate inventory.json overlays/*.yaml waves/*.yaml",
        "",
        "Exit codes: 0 no problem, 78 a problem in any of them. What only deserves a look is told, and changes nothing.",
      ].join("\n"),
    )
    .action(async (files: readonly string[]) => {
      const { runInventoryValidate } = await import("../run/inventory-validate.js");
      runInventoryValidate(files);
    });
}
