import { z } from "zod";
import { DocumentError } from "../../documents/problem";
import { readDocument } from "../../documents/read-document";
import { type Answer, known, notKnown } from "../../kafka/answer";
import { type Outputs } from "./outputs";

const object = z.record(z.string(), z.unknown());

/** One output as `terraform output -json` writes it. */
const terraformOutput = z.looseObject({ sensitive: z.boolean(), type: z.unknown(), value: z.unknown() });

/**
 * Reads Terraform's outputs in either form: `terraform output -json` (name → value with its type) or `cdktf deploy
 * --outputs-file` (stack → name → value). What two stacks say differently, and what is sensitive, is told as not known.
 *
 * @throws DocumentError where the file cannot be read or has neither form.
 */
export function readOutputs(file: string): Outputs {
  const { content, problemAt } = readDocument(file, object);
  const entries = Object.entries(content);
  const ofTerraform = entries.flatMap(([name, one]) => {
    const output = terraformOutput.safeParse(one);
    return output.success ? [[name, output.data] as const] : [];
  });
  if (entries.length > 0 && ofTerraform.length === entries.length)
    return Object.fromEntries(
      ofTerraform.map(([name, { sensitive, value }]) => [name, sensitive ? sensitiveOutput(name) : told(value)]),
    );
  const problems = entries.flatMap(([stack, outputs]) =>
    object.safeParse(outputs).success
      ? []
      : [
          problemAt(
            [stack],
            "is neither an output of Terraform nor the outputs of a stack",
            "Give what `terraform output -json` or `cdktf deploy --outputs-file` wrote, as it is.",
          ),
        ],
  );
  if (problems.length > 0) throw new DocumentError(problems);
  return mergedStacks(entries.flatMap(([, outputs]) => Object.entries(object.parse(outputs))));
}

function mergedStacks(outputs: readonly (readonly [string, unknown])[]): Outputs {
  const merged = new Map<string, Answer<readonly string[]>>();
  for (const [name, value] of outputs) {
    const answer = told(value);
    const there = merged.get(name);
    if (there === undefined) merged.set(name, answer);
    else if (JSON.stringify(there) !== JSON.stringify(answer)) merged.set(name, ambiguousOutput(name));
  }
  return Object.fromEntries(merged);
}

function told(value: unknown): Answer<readonly string[]> {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return known(values.map((one) => (typeof one === "string" ? one : JSON.stringify(one))));
}

function sensitiveOutput(name: string): Answer<readonly string[]> {
  return notKnown({
    error: "OUTPUT_SENSITIVE",
    message: `The Terraform output ${name} is sensitive and is not looked at.`,
  });
}

function ambiguousOutput(name: string): Answer<readonly string[]> {
  return notKnown({
    error: "OUTPUT_AMBIGUOUS",
    message: `Two stacks have an output ${name} with different values: give the outputs of one stack.`,
  });
}
