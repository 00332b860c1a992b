import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { writeFileWhole } from "../../documents/write-file";
import { keepableParts } from "../../inventory/export/keepable-parts";
import { type ExportSettings, partialExportText, resumedFrom } from "../../inventory/export/partial-export";
import { partCount, type SomeFacts } from "../../inventory/export/read-source";
import { type ClientProperties } from "../../kafka-client/client-settings";
import { type Cluster } from "../../kafka-client/cluster";
import { endpointText } from "../../kafka-client/endpoint";

/** Where an export keeps what it has read when it is interrupted. */
export function partialFileOf(file: string): string {
  return `${file}.partial`;
}

/** What an export can be gone on with. */
export interface Resumption {
  readonly there: SomeFacts;
  readonly startedAt: Date;
  /** How it begins, as a line for stderr. */
  readonly says: string;
}

/** What {@link settingsOf} and {@link resumption} look at. */
interface Source {
  readonly properties: ClientProperties;
  readonly exporterVersion: string;
}

/** What must be the same for going on, except the cluster's id. */
export function settingsOf({ properties, exporterVersion }: Source): Omit<ExportSettings, "clusterId"> {
  return {
    address: properties.bootstrap.map(endpointText).join(","),
    principal: principalOf(properties),
    exporterVersion,
  };
}

/** By which name the brokers know us: nothing secret. */
function principalOf({ sasl, tls }: ClientProperties): string {
  if (sasl !== null) return `${sasl.mechanism} ${"username" in sasl ? sasl.username : sasl.clientId}`;
  const chain = tls?.own?.chain;
  return chain === undefined ? "nobody" : `certificate ${createHash("sha256").update(chain).digest("hex")}`;
}

/** Looks for what an interrupted export of the same source has left; where there is nothing of use, all is read. */
export async function resumption(
  cluster: Cluster,
  file: string,
  source: Source & { readonly now: Date; readonly withinMs: number },
): Promise<Resumption> {
  const afresh = (because: string): Resumption => ({
    there: {},
    startedAt: source.now,
    says: `${because} All is read.`,
  });
  const partialFile = partialFileOf(file);
  const text = textOf(partialFile);
  if (text === undefined) return afresh(`There is no ${partialFile} to go on from.`);
  const { clusterId } = await cluster.metadata("none");
  const resumed = resumedFrom(text, {
    settings: { ...settingsOf(source), clusterId },
    now: source.now,
    withinMs: source.withinMs,
  });
  if ("refused" in resumed) return afresh(`${partialFile} is of no use: ${resumed.refused}.`);
  const { facts, startedAt } = resumed.partial;
  const { count } = keepableParts(facts);
  return { there: facts, startedAt, says: `Goes on from ${partialFile}: ${partsText(count)} are there.` };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Keeps what an interrupted export has read, and says so; undefined where there is nothing worth keeping.
 *
 * @throws DocumentError where the place cannot be written
 */
export function keepPartial(
  file: string,
  facts: SomeFacts,
  { startedAt, ...source }: Source & { readonly startedAt: Date },
): string | undefined {
  const kept = keepableParts(facts);
  if (kept.facts.cluster === undefined) return undefined;
  const settings = { ...settingsOf(source), clusterId: kept.facts.cluster.clusterId };
  const partialFile = partialFileOf(file);
  writeFileWhole(partialFile, partialExportText({ settings, startedAt, facts: kept.facts }), { mode: 0o600 });
  return `What was read is kept in ${partialFile}: ${partsText(kept.count)}. The same command with --resume goes on from there.`;
}

function partsText(count: number): string {
  return `${String(count)} of ${String(partCount)} parts`;
}

/** The finished export needs it no more. */
export function discardPartial(file: string): void {
  rmSync(partialFileOf(file), { force: true });
}
