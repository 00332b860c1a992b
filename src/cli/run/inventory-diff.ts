import { diffInventories } from "../../inventory/diff/diff-inventories";
import { readInventory } from "../../inventory/read-inventory";
import { renderDiffJson, renderDiffMarkdown, renderDiffText } from "../../report/inventory-diff";
import { exitCodes } from "../exit-codes";
import { chosenOutputs, type Output, writeOutputs } from "./write-outputs";

/** Tells what changed between two inventories; the exit code is 1 where something that matters did. */
export function runInventoryDiff(
  before: string,
  after: string,
  options: { readonly output: readonly Output[]; readonly all: boolean },
): void {
  const outputs = chosenOutputs(options.output, ["text", "json", "markdown"]);
  const changes = diffInventories(readInventory(before).content, readInventory(after).content);
  writeOutputs(outputs, {
    text: () => renderDiffText(changes, options),
    json: () => renderDiffJson(changes, options),
    markdown: () => renderDiffMarkdown(changes, options),
  });
  process.exitCode = changes.some(({ matters }) => matters !== "moves anyway") ? exitCodes.fail : exitCodes.pass;
}
