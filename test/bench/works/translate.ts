import { type ReadDocument } from "../../../src/documents/read-document";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { profileOf } from "../../../src/target/read-profile";
import { translateWave } from "../../../src/target/translation/translate-wave";
import { type Wave } from "../../../src/waves/document";
import { resolveWave } from "../../../src/waves/resolve-wave";
import { readInventoryOf } from "../../builders/inventory";
import { aWave, today } from "../../builders/wave";
import { largeInventory, principals } from "../large-inventory";
import { median } from "../measure/median";
import { type Work } from "../work";

const few = 1_000;
const many = 10_000;

/** Resolving and translating a wave takes time in proportion to its size. */
export const translate: Work = {
  id: "translate-50000",
  measure: () => {
    const small = documents(few);
    const large = documents(many);
    for (let warm = 0; warm < 3; warm++) tookMs(small);
    const smallMs = median([1, 2, 3, 4, 5].map(() => tookMs(small)));
    const largeMs = median([1, 2, 3].map(() => tookMs(large)));
    return Promise.resolve([
      {
        id: "translate-50000",
        work: "a wave of 10,000 topics and 40,000 ACLs, resolved and translated; theirs: ten times one of 1,000 and 4,000",
        unit: "ms",
        ours: largeMs,
        theirs: { name: "if it were exactly linear", value: smallMs * (many / few) },
        goal: { atMost: 1.5, of: "ratio" },
      },
    ]);
  },
};

interface Documents {
  readonly wave: ReadDocument<Wave>;
  readonly inventory: ReadDocument<Inventory>;
}

function documents(count: number): Documents {
  const inventory = largeInventory(count);
  const members = { topics: inventory.topics.map(({ name }) => name), groups: [], principals };
  return { inventory: readInventoryOf(inventory), wave: aWave({ members }) };
}

function tookMs({ wave, inventory }: Documents): number {
  const startedMs = performance.now();
  const { acls } = translateWave(resolveWave(wave, inventory), profileOf("apache-kafka@4.3"), today);
  const tookMs = performance.now() - startedMs;
  if (acls.length < inventory.content.topics.length * 4) throw new Error(`only ${String(acls.length)} ACLs came over`);
  return tookMs;
}
