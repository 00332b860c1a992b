import { DocumentError } from "../../../documents/problem";
import { importedInventory } from "../imported-inventory";
import { type Importer } from "../importer";
import { assembleTold } from "./assemble-told";
import { readLines } from "./read-lines";
import { nothingTold } from "./told";

const format = "kafka-cli" as const;
/**
 * What Kafka's own command-line tools print: kafka-topics (`--describe`, `--list`), kafka-configs (topics, brokers, users,
 * clients, ips), kafka-acls, kafka-consumer-groups, kafka-transactions, kafka-log-dirs, kafka-broker-api-versions. Files may
 * hold the texts of several tools, with what loggers and shells wrote between them.
 */
export const kafkaCli: Importer = {
  format,
  title: "Kafka's own tools: text of kafka-topics, kafka-configs, kafka-acls, kafka-consumer-groups of 2.x to 4.x",
  read: (files, options) => {
    const told = nothingTold();
    const strange = files.filter((file) => !readLines(file, told));
    if (strange.length > 0)
      throw new DocumentError(
        strange.map(({ file }) => ({
          file,
          path: "",
          rule: "is no text that Kafka's tools print: not one line of it was understood",
          instead: "Give the whole output of kafka-topics, kafka-configs, kafka-acls or kafka-consumer-groups.",
        })),
      );
    return importedInventory(format, files, options, assembleTold(told));
  },
};
