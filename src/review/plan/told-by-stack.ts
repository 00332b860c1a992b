import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { DocumentError } from "../../documents/problem";
import { below } from "./json-stream/piece";
import { type PlannedResource } from "./plan";
import { type PlanInput } from "./plan-input";
import { readTree } from "./read-tree";
import { synthesizedContents } from "./synthesized";

/**
 * The same document, with what the synthesized stack beside it tells of its resources: the construct that made each, its
 * place and its lifecycle. A plan that stands in the stack's folder, as `cdktf plan` leaves it there, is told so.
 */
export async function tellingConstructs(input: PlanInput): Promise<PlanInput> {
  const stack = join(dirname(input.file), "cdk.tf.json");
  if (below(input.tree, "format_version") === undefined || !existsSync(stack)) return input;
  try {
    const { resources } = synthesizedContents({ stack: input.stack, file: stack, tree: await readTree(stack) });
    const byName = new Map(resources.map((resource) => [resource.address, resource]));
    const beside = (inModule: string): PlannedResource | undefined => byName.get(inModule);
    return { ...input, beside };
  } catch (error) {
    // The plan was named, not the stack: a stack that cannot be read tells nothing.
    if (error instanceof DocumentError) return input;
    throw error;
  }
}
