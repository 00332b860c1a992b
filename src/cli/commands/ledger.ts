import { Command } from "commander";
import { type LedgerOptions } from "../run/ledger";
import { outputs } from "./outputs";
import { repeated } from "./repeated";

/** `kafka-byoc ledger`. */
export function ledgerCommand(): Command {
  return new Command("ledger")
    .summary("show every difference between the source and what a wave becomes")
    .description(
      [
        "Prints the ledger for people: every difference that the target forces or a person wanted, with its reason, grouped by",
        "what needs a decision. Takes a wave file, which it translates here and now, or what synthesis wrote beside a stack.",
      ].join("\n"),
    )
    .argument("<wave>", "a wave file, or ledger.json, or the stack's folder that holds it")
    .option("--inventory <file>", "the inventory that the wave speaks of; needed for a wave file")
    .option("--overlay <file>", "what people say of the source (repeatable)", repeated, [])
    .option("--target-inventory <file>", "what the target holds already: an inventory of it")
    .option(
      "--output <format[=file]>",
      "text, markdown, html or json; without a file to stdout (repeatable)",
      outputs,
      [],
    )
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  kafka-byoc ledger waves/w01-orders.yaml --inventory inventory.json --overlay overlays/payments.yaml",
        "  kafka-byoc ledger cdktf.out/stacks/w01-orders --output markdown=ledger.md --output html=ledger.html",
        "",
        "Exit codes: 0 all is decided, 4 a difference waits for somebody's decision, 64 usage,",
        "78 a document is wrong, or a value that the target would refuse.",
      ].join("\n"),
    )
    .action(async (wave: string, options: LedgerOptions) => {
      const { runLedger } = await import("../run/ledger.js");
      runLedger(wave, options);
    });
}
