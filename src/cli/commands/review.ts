import { Command, Option } from "commander";
import { type ReviewOptions } from "../run/review";
import { outputs } from "./outputs";
import { usageError } from "../usage-error";
import { repeated } from "./repeated";

/** `kafka-byoc review`. */
export function reviewCommand(): Command {
  return new Command("review")
    .summary("say what a plan would open, grant and destroy")
    .description(
      [
        "Reads a plan (terraform show -json tfplan), a synthesized stack, cdktf.out or a state, ours or anybody's, and tells who",
        "could reach what over which path, which rights are new, wider or lost against the source, what would be destroyed,",
        "and what could not be resolved: that is a finding too, never a pass. Beside a stack it finds network.json and ledger.json;",
        "with the inventory and the wave it knows more, and without them it says what it could not judge. Opens no connection.",
      ].join("\n"),
    )
    .argument("[plan...]", "plan as JSON, a stack's folder, cdktf.out, a state as JSON")
    .option("--inventory <file>", "the source's inventory: its grants are compared with the plan's")
    .option("--overlay <file>", "what people say of the source (repeatable)", repeated, [])
    .option("--wave <file>", "the wave that the stack is of; needs --inventory (repeatable)", repeated, [])
    .option("--target-inventory <file>", "what the target holds already: an inventory of it")
    .option("--network <file>", "network.json of the target, where it does not lie beside the stack")
    .option("--synthesized <folder>", "the synthesized stack that a plan was made of: findings name construct and line")
    .option("--config <file>", "what the team decided for all reviews (default: kafka-byoc.yaml, where there is one)")
    .option("--suppressions <file>", "accepted findings (default: kafka-byoc.suppressions.yaml, where there is one)")
    .option("--baseline <file>", "findings that were there before: only new ones fail")
    .option("--write-baseline <file>", "write all that is open now as a baseline, and exit with 0")
    .option("--diff <old>", "an older plan, or the same stack synthesized before: only what changed fails")
    .option("--rules <file>", "rules of one's own (repeatable)", repeated, [])
    .option("--only <rule>", "only this rule (repeatable)", repeated, [])
    .addOption(
      new Option("--fail-on <severity>", "the least severity that fails (default: medium)").choices([
        "critical",
        "high",
        "medium",
        "low",
      ]),
    )
    .option("--explain [rule]", "what a rule looks for, why, and what to write instead; without a name all rules")
    .option(
      "--output <format[=file]>",
      "text, json, sarif, junit, markdown or html; without a file to stdout (repeatable)",
      outputs,
      [],
    )
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  kafka-byoc review cdktf.out",
        "  kafka-byoc review plan.json --synthesized cdktf.out/stacks/w01-orders --inventory inventory.json \\",
        "    --wave waves/w01-orders.yaml --output text --output sarif=review.sarif --output html=review.html",
        "  kafka-byoc review --diff plan-before.json plan.json --output markdown=review.md",
        "  kafka-byoc review --explain kafka-port-open-to-internet",
        "",
        "A plan as JSON comes from: terraform plan -out tfplan, then terraform show -json tfplan.",
        "Exit codes: 0 pass, 1 a finding, 2 something could not be told, 4 only somebody's decision is missing, 64 usage,",
        "70 internal error, 78 a document is wrong.",
      ].join("\n"),
    )
    .action(async (plans: readonly string[], options: ReviewOptions) => {
      if (options.explain === undefined && plans.length === 0)
        throw usageError("Name a plan, a stack's folder or cdktf.out.");
      const { runReview } = await import("../run/review.js");
      await runReview(plans, options);
    });
}
