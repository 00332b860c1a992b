import { Command } from "commander";

/** `kafka-byoc doctor`. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .summary("tell what this machine lacks for a rehearsal")
    .description(
      "Looks for Node, Java, Maven, Terraform, the Kafka provider and cdktf, and says how to get what is missing.",
    )
    .addHelpText("after", "\nExample:\n  kafka-byoc doctor && kafka-byoc rehearse")
    .action(async () => {
      const { runDoctor } = await import("../run/doctor.js");
      await runDoctor();
    });
}
