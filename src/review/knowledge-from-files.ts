import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { readDocument } from "../documents/read-document";
import { type Inventory } from "../inventory/document/inventory";
import { readInventory } from "../inventory/read-inventory";
import { type NetworkDocument } from "../network/document";
import { readNetwork } from "../network/read-network";
import { type LedgerDocument, ledgerSchema } from "../target/ledger-document";
import { type TargetWave } from "../target/target-wave";
import { translationFromFiles } from "../target/translation-from-files";
import { declaredNetwork } from "./declared-network";
import { type Knowledge, type SourceKnowledge } from "./knowledge";
import { type Plan } from "./plan/plan";
import { type Policy } from "./policy/policy";

/** Documents that a review may be given beside its plans. */
export interface KnowledgeFiles {
  readonly inventory?: string;
  readonly overlays: readonly string[];
  readonly waves: readonly string[];
  readonly targetInventory?: string;
  /** Instead of `network.json` beside a stack. */
  readonly network?: string;
}

/**
 * Reads everything that is known beside plans: what was named, and what synthesis wrote beside each stack (`network.json`,
 * `ledger.json`). A wave belongs to the stack whose ledger is its own, and to the only stack where there is one.
 *
 * @throws DocumentError with every problem of a document
 */
export function knowledgeFromFiles(
  files: KnowledgeFiles,
  policy: Policy,
  now: Date,
): (plan: Plan, alone: boolean) => Knowledge {
  const inventory = files.inventory === undefined ? null : readInventory(files.inventory).content;
  const waves = files.inventory === undefined ? [] : wavesOf(files, files.inventory, now);
  const network = files.network === undefined ? null : readNetwork(files.network).content;
  const source = inventory === null ? null : sourceOf(inventory);
  return (plan, alone) => {
    const ledger = ledgerBeside(plan.file);
    const wave =
      waves.find(({ id }) => id === ledger?.wave) ?? (alone && waves.length === 1 ? (waves[0] ?? null) : null);
    const declared = network ?? networkBeside(plan.file);
    return {
      today: now.toISOString().slice(0, 10),
      policy,
      source,
      wave,
      ledger: wave?.ledger ?? ledger?.lines ?? null,
      network: declared === null ? null : declaredNetwork(declared),
      window: policy.window,
    };
  };
}

function wavesOf(files: KnowledgeFiles, inventory: string, now: Date): readonly TargetWave[] {
  const { overlays, targetInventory } = files;
  return files.waves.map(
    (wave) =>
      translationFromFiles(
        { wave, inventory, overlays, ...(targetInventory === undefined ? {} : { targetInventory }) },
        now,
      ).target,
  );
}

function besides(planFile: string, name: string): string | undefined {
  const isFolder = statSync(planFile, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = join(isFolder ? planFile : dirname(planFile), name);
  return existsSync(file) ? file : undefined;
}

function ledgerBeside(planFile: string): LedgerDocument | null {
  const file = besides(planFile, "ledger.json");
  return file === undefined ? null : readDocument(file, ledgerSchema).content;
}

function networkBeside(planFile: string): NetworkDocument | null {
  const file = besides(planFile, "network.json");
  return file === undefined ? null : readNetwork(file).content;
}

function sourceOf({ cluster, acls, topics, groups }: Inventory): SourceKnowledge {
  return {
    name: cluster.name ?? cluster.id ?? "the source",
    acls,
    topics: topics.map(({ name, partitions }) => ({ name, partitions })),
    groups: groups?.map(({ groupId }) => groupId) ?? null,
    allowsEveryoneIfNoAcl: cluster.allowEveryoneIfNoAclFound,
  };
}
