import { readFileSync } from "node:fs";
import { z } from "zod";
import { writeJsonDocument } from "../../documents/write-file";

const stackShape = z.looseObject({
  resource: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
});

/** A synthesized stack as far as faults change it: `resource`, by type and name. */
export type SynthesizedStack = z.infer<typeof stackShape>;

/** Changes a synthesized stack (`cdk.tf.json`) as somebody would who edits it by hand. */
export function editStack(file: string, change: (stack: SynthesizedStack) => void): void {
  const stack = readStack(file);
  change(stack);
  writeJsonDocument(file, stack);
}

/** A synthesized stack from its file. */
export function readStack(file: string): SynthesizedStack {
  return stackShape.parse(JSON.parse(readFileSync(file, "utf8")));
}

/**
 * The first resource of a type whose arguments are these, with its address.
 *
 * @throws Error where there is none: the fault does not fit the wave any more
 */
export function resourceWhere(
  { resource }: SynthesizedStack,
  type: string,
  args: Readonly<Record<string, unknown>>,
): { readonly address: string; readonly block: Record<string, unknown> } {
  for (const [name, block] of Object.entries(resource[type] ?? {}))
    if (Object.entries(args).every(([key, value]) => block[key] === value))
      return { address: `${type}.${name}`, block };
  throw new Error(`The stack has no ${type} with ${JSON.stringify(args)}.`);
}
