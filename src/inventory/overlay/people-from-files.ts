import { readEvery } from "../../documents/every-problem";
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
  return readEvery(files, readOverlay);
}
