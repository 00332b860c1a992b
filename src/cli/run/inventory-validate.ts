import { z } from "zod";
import { nearest } from "../../documents/nearest";
import { DocumentError, type Problem } from "../../documents/problem";
import { heldTo, readDocument, type ReadDocument } from "../../documents/read-document";
import { type Inventory, inventorySchema } from "../../inventory/document/inventory";
import { applyOverlays } from "../../inventory/overlay/apply-overlays";
import { type Overlay } from "../../inventory/overlay/document";
import { findingText, type OverlayFinding } from "../../inventory/overlay/finding";
import { nobody } from "../../inventory/overlay/people";
import { overlayOf } from "../../inventory/overlay/read-overlay";
import { profileOfWave, profilesIn } from "../../target/read-profile";
import { type Wave, waveSchema } from "../../waves/document";
import { resolveWave } from "../../waves/resolve-wave";
import { exitCodes } from "../exit-codes";
import { documentKinds } from "../schemas/catalogue";

/** Documents of one command, by what they are. */
interface Held {
  readonly inventories: ReadDocument<Inventory>[];
  readonly overlays: ReadDocument<Overlay>[];
  readonly waves: ReadDocument<Wave>[];
}

/**
 * Reads documents of any kind and tells every problem of all of them.
 *
 * @throws DocumentError with all problems at once
 */
export function runInventoryValidate(files: readonly string[]): void {
  const held: Held = { inventories: [], overlays: [], waves: [] };
  const problems: Problem[] = [];
  const lines: string[] = [];
  for (const file of files)
    problems.push(
      ...problemsOf(() => {
        const document = readDocument(file, z.unknown());
        lines.push(`${file}  ${hold(document, held)}\n`);
      }),
    );
  const { problems: between, findings, note } = holdAgainstEachOther(held);
  problems.push(...between);
  if (note !== undefined) process.stderr.write(`${note}\n`);
  for (const finding of findings) process.stderr.write(`${findingText(finding)}\n`);
  if (problems.length > 0) throw new DocumentError(problems);
  process.stdout.write(lines.join(""));
  process.exitCode = exitCodes.pass;
}

/** Holds a document against its kind's schema and keeps what others are held against; gives back the kind. */
function hold(document: ReadDocument<unknown>, held: Held): string {
  const kind = kindOf(document);
  if (kind === "Inventory") held.inventories.push(heldTo(document, inventorySchema));
  else if (kind === "InventoryOverlay") held.overlays.push(overlayOf(document));
  else if (kind === "Wave") {
    const wave = heldTo(document, waveSchema);
    held.waves.push(wave);
    profileOfWave(wave);
  } else if (kind === "TargetProfile")
    profilesIn(document.file, (rule, instead) => document.problemAt([], rule, instead));
  else {
    const schema = documentKinds.find((known) => known.kind === kind)?.schema;
    if (schema === undefined) throw new DocumentError([notOurs(document, kind)]);
    heldTo(document, schema);
  }
  return kind;
}

function kindOf({ content }: ReadDocument<unknown>): string {
  return typeof content === "object" && content !== null && "kind" in content && typeof content.kind === "string"
    ? content.kind
    : "";
}

function notOurs(document: ReadDocument<unknown>, kind: string): Problem {
  const kinds = documentKinds.map((known) => known.kind);
  const near = nearest(kind, kinds);
  const hint = near === undefined ? "" : ` (nearest: ${JSON.stringify(near)})`;
  return document.problemAt(
    ["kind"],
    `is no kind of document that is known${hint}`,
    `Write one of ${kinds.join(", ")}.`,
  );
}

/** What overlays and waves say of an inventory, held against it. */
function holdAgainstEachOther({ inventories, overlays, waves }: Held): {
  readonly problems: readonly Problem[];
  readonly findings: readonly OverlayFinding[];
  readonly note?: string;
} {
  const [inventory, other] = inventories;
  if (inventory === undefined) return { problems: [], findings: [] };
  const problems: Problem[] = [];
  let applied = { people: nobody, findings: [] as readonly OverlayFinding[] };
  problems.push(
    ...problemsOf(() => {
      applied = applyOverlays(inventory.content, overlays, inventory.file);
    }),
    ...waves.flatMap((wave) => problemsOf(() => resolveWave(wave, inventory, applied.people))),
  );
  const note = `Overlays and waves were held against ${inventory.file}, the first of ${String(inventories.length)} inventories.`;
  return { problems, findings: applied.findings, ...(other === undefined ? {} : { note }) };
}

/** The problems that a piece of work ends with; none where it succeeds. */
function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof DocumentError) return error.problems;
    throw error;
  }
}
