import { Command } from "commander";
import { type RehearseOptions } from "../run/rehearse";

/** `kafka-byoc rehearse`. */
export function rehearseCommand(): Command {
  return new Command("rehearse")
    .summary("one whole wave on this machine, with real parts")
    .description(
      [
        "Starts two real Apache Kafka clusters, fills the source, exports its inventory, synthesizes one wave, reviews its plan,",
        "deploys it with cdktf and the real Kafka provider, runs MirrorMaker 2, checks the target, and stops everything again.",
        "Needs Node, Java, Maven and Terraform on this machine, and no cloud: kafka-byoc doctor tells what is missing.",
      ].join("\n"),
    )
    .option("--directory <directory>", "where everything is written", "rehearsal")
    .option("--fault <name>", "break one thing, which the review or the check must then name: the run ends red")
    .option("--list-faults", "tell which faults there are")
    .option("--keep", "leave the clusters and MirrorMaker running and tell how to connect")
    .option("--kafka-home <directory>", "use this installed Kafka for both clusters instead of jars from Maven")
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  kafka-byoc rehearse                         # ends with exit code 0, the report in rehearsal/report.html",
        "  kafka-byoc rehearse --fault missing-acl     # ends with exit code 1 and names the missing grant",
      ].join("\n"),
    )
    .action(async (options: RehearseOptions) => {
      const { runRehearse } = await import("../run/rehearse.js");
      await runRehearse(options);
    });
}
