import { writeJsonDocument } from "../../documents/write-file";
import { exportInventory } from "../../inventory/export/export-inventory";
import { openCluster } from "../../kafka-client/cluster";
import { readClientProperties } from "../../kafka-client/client-properties";
import { listenForInterruption } from "../interruption";
import { progressOn } from "../progress";
import { packageVersion } from "../version";

/** Exports an inventory to a file or to stdout; what could not be read is told on stderr. */
export async function runInventoryExport(options: { readonly source: string; readonly file?: string }): Promise<void> {
  const startedMs = Date.now();
  const properties = readClientProperties(options.source);
  const progress = progressOn(process.stderr);
  const cluster = await openCluster(properties, { signal: listenForInterruption().signal });
  try {
    const inventory = await exportInventory(cluster, {
      now: new Date(),
      exporterVersion: packageVersion(),
      onProgress: progress.say,
    });
    progress.clear();
    if (options.file === undefined) process.stdout.write(`${JSON.stringify(inventory, null, 2)}\n`);
    else writeJsonDocument(options.file, inventory);
    const partitions = inventory.topics.reduce((sum, topic) => sum + (topic.partitions ?? 0), 0);
    process.stderr.write(
      [
        `${String(inventory.topics.length)} topics with ${String(partitions)} partitions,`,
        `${told(inventory.groups)} groups, ${told(inventory.acls)} ACLs, ${told(inventory.quotas)} quotas,`,
        `${told(inventory.scramUsers)} SCRAM users; ${String(cluster.requestCount())} requests,`,
        `${((Date.now() - startedMs) / 1000).toFixed(2)} s\n`,
      ].join(" "),
    );
    for (const unknown of inventory.unknowns)
      process.stderr.write(
        `not known: ${unknown.path}  ${unknown.error}${unknown.grantNeeded === undefined ? "" : `, needs ${unknown.grantNeeded}`}\n`,
      );
  } finally {
    progress.clear();
    await cluster.close();
  }
}

function told(list: readonly unknown[] | null): string {
  return list === null ? "unknown" : String(list.length);
}
