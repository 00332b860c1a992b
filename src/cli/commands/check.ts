import { Command, InvalidArgumentError, Option } from "commander";
import { type CheckOptions, type NamedFile } from "../run/check";
import { outputs } from "./outputs";
import { repeated } from "./repeated";

/** `kafka-byoc check`. */
export function checkCommand(): Command {
  return new Command("check")
    .summary("prove on the live clusters what was declared")
    .description(
      [
        "Holds the live clusters against expectations.json, which synthesis writes beside every stack: reachability layer",
        "by layer, topics, effective configs, effective permissions, quotas, replication per partition, group offsets.",
        "Where expectations.json is of a network: names, TTLs, ports, certificates, endpoints and the ways back, seen from",
        "the place that it runs in. Only reads. A result is pass, fail, unknown, skipped or waived; unknown never passes.",
      ].join("\n"),
    )
    .argument("<expectations>", "expectations.json, or the stack's folder that holds it")
    .option("--target <file>", "Java client properties of the target; of a network only its truststore is used")
    .option("--source <file>", "Java client properties of the source; without it what needs it is unknown")
    .option(
      "--client <name=file>",
      "properties of a declared client, to prove that it gets in (repeatable)",
      namedFiles,
      [],
    )
    .addOption(
      new Option("--phase <phase>", "which checks").choices(["before-apply", "after-apply"]).default("after-apply"),
    )
    .addOption(
      new Option("--vantage <place>", "the network that this runs in, for a network's expectations").choices([
        "target",
        "consumer",
        "source",
        "on-premises",
      ]),
    )
    .option("--outputs <file>", "outputs of the applied stack: cdktf deploy --outputs-file, or terraform output -json")
    .option("--only <check>", "only this check (repeatable)", repeated, [])
    .option("--output <format[=file]>", "text, json, junit or html; without a file to stdout (repeatable)", outputs, [])
    .addHelpText(
      "after",
      [
        "",
        "Example:",
        "  kafka-byoc check cdktf.out/stacks/w01-orders --source source.properties --target target.properties \\",
        "    --client mm2-source=mm2-source.properties --output text --output html=report.html --output junit=report.xml",
        "  kafka-byoc check cdktf.out/stacks/foundation --vantage consumer --target target.properties --outputs outputs.json",
        "",
        "Exit codes: 0 pass, 1 fail, 2 unknown, 64 usage, 70 internal error, 78 configuration or nothing selected.",
      ].join("\n"),
    )
    .action(async (expectations: string, options: CheckOptions) => {
      const { runCheckCommand } = await import("../run/check.js");
      await runCheckCommand(expectations, options);
    });
}

function namedFiles(value: string, before: readonly NamedFile[]): readonly NamedFile[] {
  const [name, ...rest] = value.split("=");
  const file = rest.join("=");
  if (name === undefined || name === "" || file === "")
    throw new InvalidArgumentError("Write it as NAME=FILE, such as mm2-source=mm2-source.properties.");
  return [...before, { name, file }];
}
