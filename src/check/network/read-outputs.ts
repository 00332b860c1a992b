import { z } from "zod";
import { DocumentError } from "../../documents/problem";
import { readDocument } from "../../documents/read-document";
import { type Answer, known, notKnown } from "../../kafka/answer";
import { type Outputs } from "./outputs";

const object = z.record(z.string(), z.unknown());

/** One output as `terraform output -json` writes it. */
const terraformOutput = z.looseObject({ sensitive: z.boolean(), type: z.unknown(), value: z.unknown() });

/** What CDKTF notes beside a stack: which of Terraform's names the output of a construct has. */
const synthesizedStack = z.looseObject({ "//": z.looseObject({ outputs: object.optional() }) });

/**
 * Reads Terraform's outputs in either form: `terraform output -json` (name → value with its type) or `cdktf deploy
 * --outputs-file` (stack → construct → … → id → value). The latter's names are CDKTF's own; `stackFile`, the stack's
 * `cdk.tf.json`, tells which output is meant, and without it only outputs of the stack itself are found. What two stacks
 * say differently, and what is sensitive, is told as not known.
 *
 * @throws DocumentError where a file cannot be read or the outputs have neither form.
 */
export function readOutputs(file: string, stackFile?: string): Outputs {
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
  const named = stackFile === undefined ? [] : byNameOfTerraform(stackFile, content);
  return {
    ...mergedStacks(entries.flatMap(([, outputs]) => Object.entries(object.parse(outputs)))),
    ...Object.fromEntries(named),
  };
}

/** The outputs of one stack by Terraform's names: what stands at the place where CDKTF noted each name. */
function byNameOfTerraform(stackFile: string, content: unknown): readonly (readonly [string, Outputs[string]])[] {
  const { content: stack } = readDocument(stackFile, synthesizedStack);
  return namesIn(stack["//"].outputs ?? {}, content);
}

function namesIn(names: unknown, values: unknown): readonly (readonly [string, Outputs[string]])[] {
  // What is not there was sensitive, or is not applied yet.
  if (typeof names === "string") return values === undefined ? [] : [[names, told(values)]];
  const inner = object.safeParse(names);
  const innerValues = object.safeParse(values);
  if (!inner.success || !innerValues.success) return [];
  return Object.entries(inner.data).flatMap(([id, name]) => namesIn(name, innerValues.data[id]));
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
