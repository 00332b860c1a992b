import { readEvery } from "../../../documents/every-problem";
import { importedInventory } from "../imported-inventory";
import { type Importer } from "../importer";
import { notOfThisKind } from "../recognise";
import { assembleTold } from "./assemble-told";
import { readLines } from "./read-lines";
import { nothingTold } from "./told";

/**
 * What Kafka's own command-line tools print: kafka-topics (`--describe`, `--list`), kafka-configs (topics, brokers, users,
 * clients, ips), kafka-acls, kafka-consumer-groups, kafka-transactions, kafka-log-dirs, kafka-broker-api-versions. Files may
 * hold the texts of several tools, with what loggers and shells wrote between them. A file without any text is told and
 * not refused: tools print nothing where they find nothing.
 */
export const kafkaCli: Importer = {
  format: "kafka-cli",
  title: "Kafka's own tools: text of kafka-topics, kafka-configs, kafka-acls, kafka-consumer-groups of 2.x to 4.x",
  read: (files, options) => {
    const told = nothingTold();
    const results = readEvery(files, (file) => {
      const result = readLines(file, told);
      if (result === "strange") throw notOfThisKind(file, "kafka-cli");
      return result;
    });
    const [first] = files;
    if (first !== undefined && results.every((result) => result === "empty")) throw notOfThisKind(first, "kafka-cli");
    return importedInventory("kafka-cli", files, options, assembleTold(told));
  },
};
