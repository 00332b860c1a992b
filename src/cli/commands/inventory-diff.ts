import { Command } from "commander";
import { type Output } from "../run/write-outputs";
import { outputs } from "./outputs";

/** `kafka-byoc inventory diff`. */
export function diffCommand(): Command {
  return new Command("diff")
    .summary("what changed between two inventories of one source")
    .description(
      [
        "Tells what changed at the source since an inventory was taken: topics that came, went, or were deleted and made",
        "again; partitions, configs, ACLs, quotas, users, groups, schemas, connectors. What never stands still (offsets,",
        "sizes, members, producers) is only counted. Elements are found again by their names, so order means nothing.",
      ].join("\n"),
    )
    .argument("<before>", "the older inventory, such as the one that a wave was frozen on")
    .argument("<after>", "the newer one")
    .option("--all", "every change line by line, also what moves anyway", false)
    .option("--output <format[=file]>", "text, json or markdown; without a file to stdout (repeatable)", outputs, [])
    .addHelpText(
      "after",
      [
        "",
        "Example:",
        "  kafka-byoc inventory diff frozen.json inventory.json --output text --output markdown=changes.md",
        "",
        "Exit codes: 0 nothing that matters changed, 1 something did, 64 usage, 78 a document is not right.",
      ].join("\n"),
    )
    .action(async (before: string, after: string, options: { output: readonly Output[]; all: boolean }) => {
      const { runInventoryDiff } = await import("../run/inventory-diff.js");
      runInventoryDiff(before, after, options);
    });
}
