import { type Inventory } from "../../document/inventory";
import { type HttpAccess } from "../http/http-access";
import { openHttp } from "../http/http-client";
import { type PartOptions, sourceOf, together } from "../http/part";
import { type ExportedPart } from "../with-parts";
import { type ConnectCluster } from "./answers";
import { connectPathOf, readWorker } from "./read-worker";
import { type WorkerFile } from "./worker-file";

/** One group of Connect workers to read. */
export interface ConnectAccess {
  readonly access: HttpAccess;
  /** What its workers' own configuration tells, where somebody named it. */
  readonly worker?: WorkerFile | undefined;
}

/** Of a worker that is being rebalanced (409) and of one that is not up yet (503), beside the usual 429. */
const laterStatuses = [409, 429, 503];

/**
 * Reads groups of Connect workers, one after the other. One that cannot be read is a group of which nothing is known; where
 * none can be, the part is not known. Never throws but where the work is interrupted.
 */
export async function readConnect(accesses: readonly ConnectAccess[], options: PartOptions): Promise<ExportedPart> {
  const clusters: ConnectCluster[] = [];
  const unknowns: Inventory["unknowns"] = [];
  const redactions: Inventory["redactions"] = [];
  const failures: Inventory["unknowns"] = [];
  for (const { access, worker } of accesses) {
    const client = openHttp(access, { signal: options.signal, laterStatuses });
    try {
      const reading = await readWorker(client, worker, options.onProgress ?? (() => undefined));
      if (reading.known) {
        clusters.push(reading.value.cluster);
        unknowns.push(...reading.value.unknowns);
        redactions.push(...reading.value.redactions);
      } else {
        clusters.push(nothingKnownOf(client.url, worker));
        const message = `${client.url}: ${reading.because.message}`;
        failures.push({ ...reading.because, path: connectPathOf(client.url), message });
      }
    } finally {
      client.close();
    }
  }
  const sources = accesses.map(({ access }, index) => sourceOf("connect", access.urls[0], index, options.now));
  const isNothing = failures.length === accesses.length;
  return {
    fields: { connectClusters: isNothing ? null : clusters },
    sources,
    unknowns: isNothing ? together("connectClusters", failures) : [...failures, ...unknowns],
    redactions,
    provenance: sources.slice(1).map(({ id, name }) => ({ path: connectPathOf(name), source: id })),
  };
}

function nothingKnownOf(url: string, worker: WorkerFile | undefined): ConnectCluster {
  return {
    url,
    version: null,
    kafkaClusterId: null,
    groupId: worker?.groupId ?? null,
    internalTopics: worker === undefined ? null : { ...worker.internalTopics },
    connectors: null,
  };
}
