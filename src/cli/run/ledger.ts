import { statSync } from "node:fs";
import { join } from "node:path";
import { DocumentError } from "../../documents/problem";
import { readDocument } from "../../documents/read-document";
import { ledgerRenderers } from "../../report/ledger/table";
import { type RenderOptions } from "../../report/render-options";
import { ledgerDocument, type LedgerDocument, ledgerSchema } from "../../target/ledger-document";
import { lineAsOf } from "../../target/line-as-of";
import { translationFromFiles } from "../../target/translation-from-files";
import { exitCodes } from "../exit-codes";
import { usageError } from "../usage-error";
import { chosenOutputs, type Output, writeOutputs } from "./write-outputs";

/** Everything that `kafka-byoc ledger` was told. */
export interface LedgerOptions {
  readonly inventory?: string;
  readonly overlay: readonly string[];
  readonly targetInventory?: string;
  readonly output: readonly Output[];
}

/** Prints a ledger and says by the exit code whether anything waits for a decision. */
export function runLedger(place: string, options: LedgerOptions): void {
  const outputs = chosenOutputs(options.output, Object.keys(ledgerRenderers));
  const now = new Date();
  const { ledger, refused } = ledgerAt(place, options, now);
  writeOutputs(
    outputs,
    Object.fromEntries(
      Object.entries(ledgerRenderers).map(([format, render]) => [
        format,
        (how: RenderOptions) => render(ledger, how, now),
      ]),
    ),
  );
  if (refused.length > 0) throw new DocumentError(refused);
  const open = ledger.lines.some(({ approval }) => approval.needed && approval.by === null);
  process.exitCode = open ? exitCodes.signOffMissing : exitCodes.pass;
}

interface Found {
  readonly ledger: LedgerDocument;
  /** What stands in the way of the wave apart from decisions. */
  readonly refused: DocumentError["problems"];
}

function ledgerAt(place: string, { inventory, overlay, targetInventory }: LedgerOptions, now: Date): Found {
  const file = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true ? join(place, "ledger.json") : place;
  if (inventory === undefined) return { ledger: asOf(writtenLedger(file), now), refused: [] };
  const files = {
    wave: file,
    inventory,
    overlays: overlay,
    ...(targetInventory === undefined ? {} : { targetInventory }),
  };
  const { target, problems } = translationFromFiles(files, now);
  return { ledger: ledgerDocument(target), refused: problems };
}

/** Approvals may have ended since it was written. */
function asOf(ledger: LedgerDocument, now: Date): LedgerDocument {
  const today = now.toISOString().slice(0, 10);
  return { ...ledger, lines: ledger.lines.map((line) => lineAsOf(line, today)) };
}

function writtenLedger(file: string): LedgerDocument {
  try {
    return readDocument(file, ledgerSchema).content;
  } catch (error) {
    if (error instanceof DocumentError && error.problems.some(({ value }) => value === '"Wave"'))
      throw usageError(`${file} is a wave file: name the inventory that it speaks of with --inventory.`);
    throw error;
  }
}
