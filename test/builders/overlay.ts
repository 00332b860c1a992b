import { stringify } from "yaml";
import { type ReadDocument } from "../../src/documents/read-document";
import { type Inventory } from "../../src/inventory/document/inventory";
import { type Applied, applyOverlays } from "../../src/inventory/overlay/apply-overlays";
import { type Overlay } from "../../src/inventory/overlay/document";
import { nobody, type People } from "../../src/inventory/overlay/people";
import { parseOverlay } from "../../src/inventory/overlay/read-overlay";
import { anInventory } from "./inventory";

/** An overlay's file without its head. */
export function overlayFrom(text: string, file = "overlay.yaml"): ReadDocument<Overlay> {
  return parseOverlay(`apiVersion: kafka-byoc/v1\nkind: InventoryOverlay\n${text}`, file);
}

/** An overlay that says this much. */
export function anOverlay(
  words: Partial<Omit<Overlay, "apiVersion" | "kind">> = {},
  file?: string,
): ReadDocument<Overlay> {
  return overlayFrom(Object.keys(words).length === 0 ? "" : stringify(words), file);
}

/** What overlays come to beside an inventory. */
export function applied(inventory: Partial<Inventory>, ...overlays: readonly ReadDocument<Overlay>[]): Applied {
  return applyOverlays(anInventory(inventory), overlays, "inventory.json");
}

/** People who said only this. */
export function people(said: Partial<People> = {}): People {
  return { ...nobody, ...said };
}
