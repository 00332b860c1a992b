import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, isAbsolute, join, normalize, resolve, sep } from "node:path";
import { DocumentError } from "../../documents/problem";
import { errorText } from "../../documents/error-code";
import { isRecord, ownField } from "./json-stream/piece";
import { stackName } from "./stack-name";

/** A document to read, and the name of its stack. */
export interface PlanFile {
  readonly file: string;
  readonly stack: string;
}

/**
 * The documents that a place means: the file itself, the stack of a folder that `cdktf synth` wrote, the stacks of
 * `cdktf.out`, or every `.json` and `.tfstate` of a folder but those that kafka-byoc itself writes beside a stack.
 *
 * @throws DocumentError where a folder has none
 */
export function planFilesIn(place: string, isFolder: boolean): readonly PlanFile[] {
  if (!isFolder) return [{ file: place, stack: stackName(place) }];
  const manifest = join(place, "manifest.json");
  if (existsSync(manifest)) return stacksOf(place, manifest);
  const stack = join(place, "cdk.tf.json");
  if (existsSync(stack)) return [{ file: stack, stack: basename(resolve(place)) }];
  const files = readdirSync(place, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && isPlanName(entry.name))
    .map(({ name }) => join(place, name))
    .sort();
  if (files.length === 0)
    throw new DocumentError([
      {
        file: place,
        path: "",
        rule: "has no plan, no state and no synthesized stack",
        instead: "Name cdktf.out, a folder below cdktf.out/stacks, or a folder with what terraform show -json writes.",
      },
    ]);
  return files.map((file) => ({ file, stack: stackName(file) }));
}

/** What stands beside plans and stacks and is none. */
const noPlans = new Set(["expectations.json", "network.json", "ledger.json", "manifest.json", ".terraform.lock.json"]);

function isPlanName(name: string): boolean {
  return /\.(?:json|tfstate)$/.test(name) && !name.startsWith(".") && !noPlans.has(name);
}

/** The stacks that CDKTF's manifest names, each with its `cdk.tf.json` inside of the folder. */
function stacksOf(folder: string, manifest: string): readonly PlanFile[] {
  const stacks = ownField(manifestOf(manifest), "stacks");
  const broken = (rule: string): DocumentError =>
    new DocumentError([{ file: manifest, path: "stacks", rule, instead: "Write it again: cdktf synth." }]);
  if (!isRecord(stacks) || Object.keys(stacks).length === 0) throw broken("names no stack");
  return Object.entries(stacks).map(([name, stack]) => {
    const path = ownField(stack, "synthesizedStackPath");
    if (typeof path !== "string") throw broken(`does not say where the stack ${name} was written`);
    const inside = normalize(path);
    if (isAbsolute(inside) || inside === ".." || inside.startsWith(`..${sep}`))
      throw broken(`leads out of its folder for the stack ${name}`);
    return { file: join(folder, inside), stack: name };
  });
}

function manifestOf(file: string): unknown {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    return content;
  } catch (error) {
    const rule = error instanceof SyntaxError ? "is not JSON" : `cannot be read: ${errorText(error)}`;
    throw new DocumentError([{ file, path: "", rule, instead: "Write it again: cdktf synth." }]);
  }
}
