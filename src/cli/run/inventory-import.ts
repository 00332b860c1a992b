import { DocumentError, type Problem } from "../../documents/problem";
import { nearest } from "../../documents/nearest";
import { writeJsonDocument } from "../../documents/write-file";
import { type Inventory } from "../../inventory/document/inventory";
import { importers } from "../../inventory/importers/catalogue";
import { type Importer } from "../../inventory/importers/importer";
import { mergeInventories } from "../../inventory/merge/merge-inventories";
import { readInventory } from "../../inventory/read-inventory";
import { redactInventory } from "../../inventory/redaction/redact-inventory";
import { packageVersion } from "../version";
import { usageError } from "../usage-error";
import { importSummary } from "./import-summary";
import { filesNamed } from "./imported-files";

/** What to import, and where to. */
export interface InventoryImportOptions {
  /** Formats, each followed by its files, as they were written behind `--from`. */
  readonly from: readonly string[];
  /** An inventory that comes first: what it knows is kept. */
  readonly into?: string;
  /** Which cluster, where a file has several. */
  readonly cluster?: string;
  /** Where the inventory goes; stdout without it. */
  readonly file?: string;
}

/**
 * Makes one inventory of files of other tools; the summary goes to stderr.
 *
 * @throws UsageError for a format that does not exist, or one without files
 * @throws DocumentError with every problem of every file; nothing is written
 */
export function runInventoryImport({ from, into, cluster, file }: InventoryImportOptions): void {
  const groups = groupsOf(from);
  const options = {
    now: new Date(),
    exporterVersion: packageVersion(),
    ...(cluster === undefined ? {} : { cluster }),
  };
  const [first, ...others] = allOrProblems([
    ...(into === undefined ? [] : [() => readInventory(into).content]),
    ...groups.map(
      ({ importer, names }) =>
        (): Inventory =>
          importer.read(filesNamed(names, formats), options),
    ),
  ]);
  if (first === undefined) throw usageError("There is nothing to import: write --from FORMAT FILE…");
  const inventory = redactInventory(mergeInventories(first, ...others));
  if (file === undefined) process.stdout.write(`${JSON.stringify(inventory, null, 2)}\n`);
  else writeJsonDocument(file, inventory);
  process.stderr.write(importSummary(inventory));
}

const formats: readonly string[] = importers.map(({ format }) => format);

interface Group {
  readonly importer: Importer;
  readonly names: readonly string[];
}

/** A format's name opens a group; what follows are its files. */
function groupsOf(words: readonly string[]): readonly Group[] {
  const groups: { importer: Importer; names: string[] }[] = [];
  for (const word of words) {
    const importer = importers.find(({ format }) => format === word);
    const last = groups.at(-1);
    if (importer !== undefined) groups.push({ importer, names: [] });
    else if (last === undefined) throw noSuchFormat(word);
    else last.names.push(word);
  }
  for (const { importer, names } of groups)
    if (names.length === 0) throw usageError(`--from ${importer.format}: name its files behind it.`);
  return groups;
}

function noSuchFormat(word: string): Error {
  const near = nearest(word, formats);
  const hint = near === undefined ? "" : ` Did you mean ${near}?`;
  return usageError(`--from ${word}: there is no such format.${hint} Write one of ${formats.join(", ")}.`);
}

/** Everything that is wrong with all files at once. */
function allOrProblems<T>(works: readonly (() => T)[]): readonly T[] {
  const problems: Problem[] = [];
  const results = works.flatMap((work) => {
    try {
      return [work()];
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new DocumentError(problems);
  return results;
}
