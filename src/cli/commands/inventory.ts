import { Command, Option } from "commander";
import { durationMs } from "../duration";
import { diffCommand } from "./inventory-diff";
import { importCommand } from "./inventory-import";
import { statusCommand } from "./inventory-status";
import { validateCommand } from "./inventory-validate";
import { repeated } from "./repeated";

/** `kafka-byoc inventory …`. */
export function inventoryCommand(): Command {
  return new Command("inventory")
    .description("what exists at the source")
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addCommand(statusCommand())
    .addCommand(validateCommand())
    .addCommand(diffCommand());
}

interface ExportArguments {
  readonly source: string;
  readonly registry?: readonly string[];
  readonly connect?: readonly string[];
  readonly connectWorker?: readonly string[];
  readonly o?: string;
  readonly resume?: true;
  readonly resumeWithin: number;
  readonly deadline?: number;
}

function exportCommand(): Command {
  return new Command("export")
    .summary("read a live source cluster into one document")
    .description(
      [
        "Reads a live cluster into one inventory document: topics with every effective config and its source, partitions,",
        "offsets and sizes, ACLs, quotas, SCRAM users, groups with members, offsets and lag, brokers, authorizer.",
        "Only reads. What it has no right to read becomes null, with the grant that would be needed; no secret is read.",
      ].join("\n"),
    )
    .requiredOption("--source <file>", "Java client properties of the source (what --command-config takes)")
    .option("--registry <url|file>", "a schema registry: its address, or client properties (repeatable)", repeated)
    .option("--connect <url|file>", "a Connect worker's REST address, or properties (repeatable)", repeated)
    .option("--connect-worker <file>", "the properties that those workers were started with (repeatable)", repeated)
    .option("-o <file>", "write the inventory to this file instead of stdout")
    .option("--resume", "go on from FILE.partial, which an interrupted export has left beside -o FILE")
    .addOption(
      new Option("--resume-within <duration>", "read all again where that is older")
        .argParser(durationMs)
        .default(durationMs("1h"), "1h"),
    )
    .option("--deadline <duration>", "end after so long, such as 10m, and keep what was read", durationMs)
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  kafka-byoc inventory export --source source.properties -o inventory.json",
        "  kafka-byoc inventory export --source source.properties -o inventory.json \\",
        "    --registry registry.properties --connect http://connect:8083 --connect-worker connect-distributed.properties",
        "",
        "registry.properties: schema.registry.url, basic.auth.user.info or bearer.auth.token,",
        "schema.registry.ssl.truststore.*; for Connect the same with connect. before (connect.url). Passwords go into",
        "such files, never into an address. What REST does not tell of Connect (group.id, internal topics) is taken from",
        "--connect-worker, one for each --connect in the same order.",
        "",
        "Rights that it needs: Topic * DESCRIBE, DESCRIBE_CONFIGS; Group * DESCRIBE;",
        "Cluster DESCRIBE, DESCRIBE_CONFIGS. For transactional ids TransactionalId * DESCRIBE; for producers Kafka wants",
        "Topic * READ, the right to read records: without it producers are not known, and nothing else is missing.",
        "",
        "Interrupted, out of time or cut off, it keeps what it has read in FILE.partial, without secrets; exit codes: 130",
        "interrupted, 143 terminated, 3 deadline, 1 connection lost.",
      ].join("\n"),
    )
    .action(async (options: ExportArguments) => {
      const { runInventoryExport } = await import("../run/inventory-export.js");
      const { source, o, registry = [], connect = [], connectWorker = [], resume, resumeWithin, deadline } = options;
      await runInventoryExport({
        source,
        registries: registry,
        connects: connect,
        connectWorkers: connectWorker,
        ...(o === undefined ? {} : { file: o }),
        ...(resume === undefined ? {} : { resume: { withinMs: resumeWithin } }),
        ...(deadline === undefined ? {} : { deadlineMs: deadline }),
      });
    });
}
