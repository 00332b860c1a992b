import { once } from "node:events";
import { jsonPieces } from "../../documents/json-pieces";
import { writeJsonDocument } from "../../documents/write-file";
import { type Inventory } from "../../inventory/document/inventory";
import { exportInventory } from "../../inventory/export/export-inventory";
import { withInternalTopicsLookedUp } from "../../inventory/export/connect/internal-topics";
import { withParts } from "../../inventory/export/with-parts";
import { redactInventory } from "../../inventory/redaction/redact-inventory";
import { type ClientProperties } from "../../kafka-client/client-settings";
import { openCluster } from "../../kafka-client/cluster";
import { readClientProperties } from "../../kafka-client/client-properties";
import { endpointText } from "../../kafka-client/endpoint";
import { listenForInterruption } from "../interruption";
import { progressOn } from "../progress";
import { packageVersion } from "../version";
import { type ExportServices, partsBesideKafka } from "./export-parts";

/** Everything that `kafka-byoc inventory export` was told. */
export interface InventoryExportOptions extends ExportServices {
  /** The client properties of the source. */
  readonly source: string;
  /** Where the inventory goes; stdout where it is absent. */
  readonly file?: string;
}

/** Exports an inventory to a file or to stdout; what could not be read is told on stderr. */
export async function runInventoryExport(options: InventoryExportOptions): Promise<void> {
  const startedMs = Date.now();
  const properties = readClientProperties(options.source);
  const now = new Date();
  const parts = partsBesideKafka(options, now);
  const progress = progressOn(process.stderr);
  const { signal } = listenForInterruption();
  const cluster = await openCluster(properties, { signal });
  try {
    const [kafka, ...others] = await Promise.all([
      exportInventory(cluster, {
        now,
        exporterVersion: packageVersion(),
        address: addressOf(properties),
        onPart: (_facts, { done, of, part }) => {
          progress.say(`${String(done)} of ${String(of)} parts, ${String(cluster.requestCount())} requests: ${part}`);
        },
      }),
      ...parts.map((read) => read({ signal, say: progress.say })),
    ]);
    const inventory = redactInventory(withInternalTopicsLookedUp(withParts(kafka, others)));
    progress.clear();
    if (options.file === undefined) await toStdout(inventory);
    else writeJsonDocument(options.file, inventory);
    process.stderr.write(summaryOf(inventory, cluster.requestCount(), Date.now() - startedMs));
  } finally {
    progress.clear();
    await cluster.close();
  }
}

/** Piece by piece, and no faster than it is read. */
async function toStdout(inventory: Inventory): Promise<void> {
  for (const piece of jsonPieces(inventory)) if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  process.stdout.write("\n");
}

function addressOf({ bootstrap }: ClientProperties): string {
  return bootstrap.map(endpointText).join(",");
}

/** What was found in one line, then a line for each thing that could not be read. */
function summaryOf(inventory: Inventory, requests: number, tookMs: number): string {
  const { topics, groups, acls, quotas, scramUsers, unknowns } = inventory;
  const partitions = topics.reduce((sum, topic) => sum + (topic.partitions ?? 0), 0);
  const found = [
    `${String(topics.length)} topics with ${String(partitions)} partitions,`,
    `${told(groups)} groups, ${told(acls)} ACLs, ${told(quotas)} quotas,`,
    `${told(scramUsers)} SCRAM users; ${String(requests)} requests,`,
    `${(tookMs / 1000).toFixed(2)} s`,
  ].join(" ");
  const failed = unknowns.filter(({ error }) => !isNobodysFault(error));
  const elsewhere = unknowns.filter(({ error }) => isNobodysFault(error)).map(({ path }) => path);
  const lines = [
    found,
    ...failed.map(
      ({ path, error, grantNeeded }) =>
        `not known: ${path}  ${error}${grantNeeded === undefined ? "" : `, needs ${grantNeeded}`}`,
    ),
    ...(elsewhere.length === 0 ? [] : [`not told by Kafka: ${elsewhere.join(", ")}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Not read because nobody asked, or because it cannot be asked. */
function isNobodysFault(error: string): boolean {
  return error === "NOT_ASKED" || error === "NOT_IN_THE_PROTOCOL";
}

function told(list: readonly unknown[] | null): string {
  return list === null ? "unknown" : String(list.length);
}
