import { writeJsonDocument } from "../../documents/write-file";
import { type Inventory } from "../../inventory/document/inventory";
import { exportInventory } from "../../inventory/export/export-inventory";
import { type ExportedPart, withParts } from "../../inventory/export/with-parts";
import { redactInventory } from "../../inventory/redaction/redact-inventory";
import { type ClientProperties } from "../../kafka-client/client-settings";
import { openCluster } from "../../kafka-client/cluster";
import { readClientProperties } from "../../kafka-client/client-properties";
import { endpointText } from "../../kafka-client/endpoint";
import { listenForInterruption } from "../interruption";
import { progressOn } from "../progress";
import { packageVersion } from "../version";

/** Everything that `kafka-byoc inventory export` was told. */
export interface InventoryExportOptions {
  /** The client properties of the source. */
  readonly source: string;
  /** Where the inventory goes; stdout where it is absent. */
  readonly file?: string;
}

/** What a part beside Kafka is given. */
interface PartContext {
  readonly signal: AbortSignal;
  say(text: string): void;
}

/** The systems beside Kafka that were named: they are read while Kafka is. None throws for what it cannot read. */
function partsOf(): readonly ((context: PartContext) => Promise<ExportedPart>)[] {
  return [];
}

/** Exports an inventory to a file or to stdout; what could not be read is told on stderr. */
export async function runInventoryExport(options: InventoryExportOptions): Promise<void> {
  const startedMs = Date.now();
  const properties = readClientProperties(options.source);
  const parts = partsOf();
  const progress = progressOn(process.stderr);
  const { signal } = listenForInterruption();
  const cluster = await openCluster(properties, { signal });
  try {
    const [kafka, ...others] = await Promise.all([
      exportInventory(cluster, {
        now: new Date(),
        exporterVersion: packageVersion(),
        address: addressOf(properties),
        onPart: (_facts, { done, of, part }) => {
          progress.say(`${String(done)} of ${String(of)} parts, ${String(cluster.requestCount())} requests: ${part}`);
        },
      }),
      ...parts.map((read) => read({ signal, say: progress.say })),
    ]);
    const inventory = redactInventory(withParts(kafka, others));
    progress.clear();
    if (options.file === undefined) process.stdout.write(`${JSON.stringify(inventory, null, 2)}\n`);
    else writeJsonDocument(options.file, inventory);
    process.stderr.write(summaryOf(inventory, cluster.requestCount(), Date.now() - startedMs));
  } finally {
    progress.clear();
    await cluster.close();
  }
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
