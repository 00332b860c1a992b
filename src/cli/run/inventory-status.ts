import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { DocumentError } from "../../documents/problem";
import { writeFileWhole } from "../../documents/write-file";
import { assess, type Completeness } from "../../inventory/completeness/assess";
import { skeletonOf } from "../../inventory/completeness/skeleton";
import { gateIsComplete, isGate, statusOf } from "../../inventory/completeness/status";
import { type KnownNames, knownNames } from "../../inventory/overlay/known-names";
import { peopleFromFiles } from "../../inventory/overlay/people-from-files";
import { readInventory } from "../../inventory/read-inventory";
import { completenessRenderers } from "../../report/completeness/table";
import { type RenderOptions } from "../../report/render-options";
import { exitCodes } from "../exit-codes";
import { chosenOutputs, type Output, writeOutputs } from "./write-outputs";

/** Everything that `kafka-byoc inventory status` was told. */
export interface InventoryStatusOptions {
  readonly overlay: readonly string[];
  readonly gate?: string;
  readonly output: readonly Output[];
  readonly skeleton?: string;
  readonly force: boolean;
}

/** Tells how complete an inventory is, writes the skeleton that was asked for, and sets the exit code to the gate's. */
export function runInventoryStatus(file: string, options: InventoryStatusOptions): void {
  const outputs = chosenOutputs(options.output, Object.keys(completenessRenderers));
  const { skeleton, gate, overlay, force } = options;
  if (skeleton !== undefined && !force && existsSync(skeleton)) throw new DocumentError([isThere(skeleton)]);
  const inventory = readInventory(file);
  const { people, findings } = peopleFromFiles(inventory, overlay);
  const completeness = assess(inventory.content, people, findings);
  const status = statusOf(completeness, {
    file,
    inventory: inventory.content,
    overlays: overlay,
    gate: gate !== undefined && isGate(gate) ? gate : null,
  });
  writeOutputs(
    outputs,
    Object.fromEntries(
      Object.entries(completenessRenderers).map(([format, render]) => [
        format,
        (how: RenderOptions) => render(status, how),
      ]),
    ),
  );
  if (skeleton !== undefined) writeSkeleton(skeleton, completeness, knownNames(inventory.content));
  process.exitCode = gateIsComplete(status) ? exitCodes.pass : exitCodes.unknown;
}

function writeSkeleton(file: string, completeness: Completeness, known: KnownNames): void {
  writeFileWhole(file, skeletonOf(completeness, { schema: schemaFrom(file), known }));
  process.stderr.write(`${file}: the questions that people can answer; fill it in and name it with --overlay.\n`);
}

/** The published schema as an editor finds it from the skeleton's place, when it is opened in the project's directory. */
function schemaFrom(file: string): string {
  const schema = join("node_modules", "cdktf-kafka-byoc", "lib", "schemas", "inventory-overlay.schema.json");
  return relative(dirname(file), schema).split(sep).join("/");
}

function isThere(file: string): DocumentError["problems"][number] {
  return {
    file,
    path: "",
    rule: "is there already: a skeleton could write over answers",
    instead: "Name a new file, or add --force.",
  };
}
