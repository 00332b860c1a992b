import { Command } from "commander";

interface ImportOptions {
  readonly from: readonly string[];
  readonly into?: string;
  readonly cluster?: string;
  readonly o?: string;
}

/** `kafka-byoc inventory import`. */
export function importCommand(): Command {
  return new Command("import")
    .summary("make one inventory of what other tools have written")
    .description(
      [
        "Makes one inventory of files of other tools, and of several kinds together: what one does not know, another tells;",
        "where two tell different things, the earlier is kept and the conflict told. Each part says which source it is from.",
        "What is not understood is told with its place, never skipped; no secret is taken over. It opens no connection.",
      ].join("\n"),
    )
    .requiredOption(
      "--from <format file...>",
      "a format and its files; - is stdin, a directory stands for its files (repeatable)",
    )
    .option("--into <file>", "an inventory that comes first: a live export, or an earlier import")
    .option("--cluster <name>", "which cluster, where a file has several")
    .option("-o <file>", "write the inventory to this file instead of stdout")
    .addHelpText("after", formatsAndExamples)
    .action(async ({ o, ...options }: ImportOptions) => {
      const { runInventoryImport } = await import("../run/inventory-import.js");
      runInventoryImport({ ...options, ...(o === undefined ? {} : { file: o }) });
    });
}

const formatsAndExamples = [
  "",
  "Formats, each with an example:",
  "  kafka-cli      what Kafka's own tools print (2.x to 4.x), several tools in one file or in several",
  "    kafka-topics.sh --describe > topics.txt; kafka-configs.sh --describe --all --entity-type topics > configs.txt",
  "    kafka-acls.sh --list > acls.txt; kafka-consumer-groups.sh --describe --all-groups > groups.txt 2>&1",
  "    kafka-byoc inventory import --from kafka-cli topics.txt configs.txt acls.txt groups.txt -o inventory.json",
  "  kcp            state files of Confluent's kcp, since 0.4",
  "    kafka-byoc inventory import --from kcp kcp-state.json --cluster orders-msk -o inventory.json",
  "  strimzi        KafkaTopic, KafkaUser, KafkaConnector, KafkaMirrorMaker2 (v1beta2 and v1)",
  "    kubectl get kafkatopics,kafkausers -o yaml | kafka-byoc inventory import --from strimzi - -o inventory.json",
  "  julie          topologies of Julie with plans and its properties file",
  "    kafka-byoc inventory import --from julie topology.yaml plans.yaml julie.properties -o inventory.json",
  "  confluent-cli  listings of Confluent's CLI (-o json)",
  "    kafka-byoc inventory import --from confluent-cli listings/ -o inventory.json",
  "",
  "Together, over a live export:",
  "  kafka-byoc inventory import --into inventory.json --from kafka-cli texts/ --from strimzi manifests/ -o merged.json",
].join("\n");
