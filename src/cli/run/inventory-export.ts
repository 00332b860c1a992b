import { once } from "node:events";
import { jsonPieces } from "../../documents/json-pieces";
import { writeJsonDocument } from "../../documents/write-file";
import { type Inventory } from "../../inventory/document/inventory";
import { exportInventory } from "../../inventory/export/export-inventory";
import { type SomeFacts } from "../../inventory/export/read-source";
import { withInternalTopicsLookedUp } from "../../inventory/export/connect/internal-topics";
import { withParts } from "../../inventory/export/with-parts";
import { redactInventory } from "../../inventory/redaction/redact-inventory";
import { openCluster } from "../../kafka-client/cluster";
import { readClientProperties } from "../../kafka-client/client-properties";
import { withDeadline } from "../deadline";
import { listenForInterruption } from "../interruption";
import { progressOn } from "../progress";
import { usageError } from "../usage-error";
import { packageVersion } from "../version";
import { type ExportServices, partsBesideKafka } from "./export-parts";
import { discardPartial, keepPartial, resumption, settingsOf } from "./partial-file";
import { unknownsText } from "./unknowns-text";

/** Everything that `kafka-byoc inventory export` was told. */
export interface InventoryExportOptions extends ExportServices {
  /** The client properties of the source. */
  readonly source: string;
  /** Where the inventory goes; stdout where it is absent. */
  readonly file?: string;
  /** Go on from what an interrupted export has left, unless it is older than `withinMs`. */
  readonly resume?: { readonly withinMs: number };
  /** After so many milliseconds the export ends itself. */
  readonly deadlineMs?: number;
}

/**
 * Exports an inventory to a file or to stdout; what could not be read is told on stderr. Interrupted, it keeps what it has
 * read beside the file.
 */
export async function runInventoryExport(options: InventoryExportOptions): Promise<void> {
  if (options.resume !== undefined && options.file === undefined)
    throw usageError("--resume goes on from what lies beside the file that -o names: add -o FILE.");
  const startedMs = Date.now();
  const now = new Date();
  const properties = readClientProperties(options.source);
  const source = { properties, exporterVersion: packageVersion() };
  const parts = partsBesideKafka(options, now);
  const progress = progressOn(process.stderr);
  const signal = withDeadline(listenForInterruption().signal, options.deadlineMs);
  const cluster = await openCluster(properties, { signal });
  let facts: SomeFacts = {};
  let startedAt = now;
  try {
    if (options.file !== undefined && options.resume !== undefined) {
      const resumed = await resumption(cluster, options.file, { ...source, now, withinMs: options.resume.withinMs });
      ({ there: facts, startedAt } = resumed);
      process.stderr.write(`${resumed.says}\n`);
    }
    const [kafka, ...others] = await Promise.all([
      exportInventory(cluster, {
        now,
        startedAt,
        exporterVersion: source.exporterVersion,
        address: settingsOf(source).address,
        there: facts,
        onPart: (soFar, { done, of, part }) => {
          facts = soFar;
          progress.say(`${String(done)} of ${String(of)} parts, ${String(cluster.requestCount())} requests: ${part}`);
        },
      }),
      ...parts.map((read) => read({ signal, say: progress.say })),
    ]);
    facts = {};
    const inventory = redactInventory(withInternalTopicsLookedUp(withParts(kafka, others)));
    progress.clear();
    if (options.file === undefined) await toStdout(inventory);
    else {
      writeJsonDocument(options.file, inventory);
      discardPartial(options.file);
    }
    process.stderr.write(summaryOf(inventory, cluster.requestCount(), Date.now() - startedMs));
  } catch (error) {
    progress.clear();
    const says = options.file === undefined ? undefined : keepPartial(options.file, facts, { ...source, startedAt });
    if (says !== undefined) process.stderr.write(`${says}\n`);
    throw error;
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

/** What was found in one line, then what could not be read. */
function summaryOf(inventory: Inventory, requests: number, tookMs: number): string {
  const { topics, groups, acls, quotas, scramUsers, schemas, connectClusters, unknowns } = inventory;
  const partitions = topics.reduce((sum, topic) => sum + (topic.partitions ?? 0), 0);
  const found = [
    `${String(topics.length)} topics with ${String(partitions)} partitions,`,
    `${told(groups)} groups, ${told(acls)} ACLs, ${told(quotas)} quotas,`,
    `${told(scramUsers)} SCRAM users; ${String(requests)} requests,`,
    `${(tookMs / 1000).toFixed(2)} s`,
  ].join(" ");
  return `${[found, ...besideKafka(schemas, connectClusters), ...unknownsText(unknowns)].join("\n")}\n`;
}

/** What registries and Connect workers told; nothing where none was read. */
function besideKafka(schemas: Inventory["schemas"], connectClusters: Inventory["connectClusters"]): readonly string[] {
  const deviations =
    schemas?.registries.flatMap(({ url, deviations: told }) => told.map((one) => `${url}: ${one}`)) ?? [];
  const connectors = connectClusters?.reduce((sum, cluster) => sum + (cluster.connectors?.length ?? 0), 0);
  return [
    ...(schemas === null ? [] : [`${String(schemas.subjects.length)} subjects`]),
    ...(connectors === undefined ? [] : [`${String(connectors)} connectors`]),
    ...deviations,
  ];
}

function told(list: readonly unknown[] | null): string {
  return list === null ? "unknown" : String(list.length);
}
