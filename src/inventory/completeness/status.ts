import { type Inventory } from "../document/inventory";
import { type Completeness } from "./assess";
import { type Gate, gates } from "./question";

/** What `inventory status` reports: how complete an inventory is, and what it was asked for. */
export interface InventoryStatus extends Completeness {
  readonly inventory: {
    readonly file: string;
    readonly cluster: string | null;
    readonly platform: string | null;
    readonly kafkaVersion: string | null;
    readonly exportedAt: string;
  };
  readonly overlays: readonly string[];
  /** The gate that must be complete; null where none was named. */
  readonly gate: Gate | null;
}

/** How complete an inventory is, with where that comes from. */
export function statusOf(
  completeness: Completeness,
  from: {
    readonly file: string;
    readonly inventory: Inventory;
    readonly overlays: readonly string[];
    readonly gate: Gate | null;
  },
): InventoryStatus {
  const { cluster, exportedAt } = from.inventory;
  return {
    inventory: {
      file: from.file,
      cluster: cluster.name ?? cluster.id,
      platform: cluster.platform,
      kafkaVersion: cluster.kafkaVersion,
      exportedAt,
    },
    overlays: from.overlays,
    gate: from.gate,
    ...completeness,
  };
}

/** Whether everything is known that the named gate needs; true where none was named. */
export function gateIsComplete({ byGate, gate }: InventoryStatus): boolean {
  return byGate.every(({ gate: own, total }) => own !== gate || total.unknown === 0);
}

/** Whether a word names a gate. */
export function isGate(word: string): word is Gate {
  const names: readonly string[] = gates;
  return names.includes(word);
}
