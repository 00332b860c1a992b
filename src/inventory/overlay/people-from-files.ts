import { DocumentError, type Problem } from "../../documents/problem";
import { type ReadDocument } from "../../documents/read-document";
import { type Inventory } from "../document/inventory";
import { type Applied, applyOverlays } from "./apply-overlays";
import { type Overlay } from "./document";
import { nobody } from "./people";
import { readOverlay } from "./read-overlay";

/**
 * Reads overlay files and holds them against an inventory. Without files nobody said anything.
 *
 * @throws DocumentError with every problem of every file at once
 */
export function peopleFromFiles(inventory: ReadDocument<Inventory>, files: readonly string[]): Applied {
  if (files.length === 0) return { people: nobody, findings: [] };
  return applyOverlays(inventory.content, readOverlays(files), inventory.file);
}

/**
 * Reads overlay files.
 *
 * @throws DocumentError with every problem of every file at once
 */
export function readOverlays(files: readonly string[]): readonly ReadDocument<Overlay>[] {
  const read: ReadDocument<Overlay>[] = [];
  const problems: Problem[] = [];
  for (const file of files)
    try {
      read.push(readOverlay(file));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(...error.problems);
    }
  if (problems.length > 0) throw new DocumentError(problems);
  return read;
}
