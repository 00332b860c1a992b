import { Command, Help, type HelpConfiguration } from "commander";
import { checkCommand } from "./commands/check";
import { doctorCommand } from "./commands/doctor";
import { inventoryCommand } from "./commands/inventory";
import { ledgerCommand } from "./commands/ledger";
import { networkCommand } from "./commands/network";
import { rehearseCommand } from "./commands/rehearse";
import { reviewCommand } from "./commands/review";
import { schemaCommand } from "./commands/schema";
import { exitCodeHelp } from "./exit-codes";
import { packageVersion } from "./version";

/**
 * The whole command line. Commands load what they need only when they run: `--help` loads nothing but this.
 */
export function program(): Command {
  const root = new Command("kafka-byoc")
    .description("Move Kafka into your own cloud account, wave by wave: export, review, check, rehearse.")
    .version(packageVersion())
    .addHelpText("after", `\n${exitCodeHelp}`);
  for (const command of [
    inventoryCommand(),
    ledgerCommand(),
    networkCommand(),
    reviewCommand(),
    checkCommand(),
    rehearseCommand(),
    schemaCommand(),
    doctorCommand(),
  ])
    root.addCommand(command);
  everyCommand(root).forEach((command) =>
    command
      .exitOverride()
      .configureHelp(helpStyle)
      .showHelpAfterError(`${pathOf(command)} --help tells what it takes.`),
  );
  return root;
}

const plain = new Help();

/** Sentences fill the lines that the terminal has, and an option that nobody gives is not told as an empty list. */
const helpStyle: HelpConfiguration = {
  commandDescription: (command) => plain.commandDescription(command).replaceAll("\n", " "),
  optionDescription: (option) => plain.optionDescription(option).replace(/ \(default: (\[\]|false)\)/, ""),
};

/** `kafka-byoc inventory export`. */
function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function everyCommand(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
