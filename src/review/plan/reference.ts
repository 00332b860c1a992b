/** One step of a reference or an address: a name, or a key in brackets. */
export type Step = { readonly name: string } | { readonly key: string | number };

const step = /(?:^|\.)([\p{L}_][\p{L}\p{N}_-]*|\d+|\*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\[\*\]/uy;

/**
 * The steps of what Terraform writes for a reference or an address: `module.a["x"].aws_lb.b[0].arn`. A star (a splat) is no
 * step: it means all instances. Null where the text is something else.
 */
export function stepsOf(reference: string): readonly Step[] | null {
  const steps: Step[] = [];
  let at = 0;
  while (at < reference.length) {
    step.lastIndex = at;
    const match = step.exec(reference);
    if (match === null) return null;
    const [, name, number, text] = match;
    if (name !== undefined && name !== "*") steps.push(/^\d+$/.test(name) ? { key: Number(name) } : { name });
    else if (number !== undefined) steps.push({ key: Number(number) });
    else if (text !== undefined) steps.push({ key: unquoted(text) });
    at = step.lastIndex;
  }
  return steps.length === 0 ? null : steps;
}

function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : text;
  } catch {
    return text.slice(1, -1);
  }
}

/** A reference, taken apart: what it names, and the way to the value inside of it. */
export type Reference =
  | { readonly to: "variable" | "local"; readonly name: string; readonly rest: readonly Step[] }
  | { readonly to: "each-key" | "each-value" | "count"; readonly rest: readonly Step[] }
  | {
      readonly to: "output";
      readonly module: string;
      readonly key: string | number | null;
      /** Null where the whole module is meant. */
      readonly output: string | null;
      readonly rest: readonly Step[];
    }
  | {
      readonly to: "resource";
      readonly mode: "managed" | "data";
      readonly type: string;
      readonly name: string;
      readonly key: string | number | null;
      readonly rest: readonly Step[];
    };

/** What a reference names; null where it is none that leads to something of a plan: `path.module`, `terraform.workspace`. */
export function referenceOf(text: string): Reference | null {
  const steps = stepsOf(text);
  if (steps === null) return null;
  const [first, second, third] = [nameAt(steps, 0), nameAt(steps, 1), nameAt(steps, 2)];
  if (first === null || second === null) return null;
  if (first === "var" || first === "local")
    return { to: first === "var" ? "variable" : "local", name: second, rest: steps.slice(2) };
  if (first === "each") return { to: second === "key" ? "each-key" : "each-value", rest: steps.slice(2) };
  if (first === "count") return { to: "count", rest: [] };
  if (first === "path" || first === "terraform" || first === "self") return null;
  if (first === "module") {
    const { key, rest } = keyed(steps.slice(2));
    const output = nameAt(rest, 0);
    return { to: "output", module: second, key, output, rest: rest.slice(1) };
  }
  if (first === "data")
    return third === null
      ? null
      : { to: "resource", mode: "data", type: second, name: third, ...keyed(steps.slice(3)) };
  return { to: "resource", mode: "managed", type: first, name: second, ...keyed(steps.slice(2)) };
}

function nameAt(steps: readonly Step[], index: number): string | null {
  const at = steps[index];
  return at !== undefined && "name" in at ? at.name : null;
}

function keyed(steps: readonly Step[]): { readonly key: string | number | null; readonly rest: readonly Step[] } {
  const [first] = steps;
  return first !== undefined && "key" in first ? { key: first.key, rest: steps.slice(1) } : { key: null, rest: steps };
}

/** `["x"]`, `[0]`, or nothing: a key as Terraform writes it in an address. */
export function keyText(key: string | number | null): string {
  return key === null ? "" : `[${JSON.stringify(key)}]`;
}

/** One call of a module in the address of a module: `module.a["x"]`. */
export interface ModuleStep {
  readonly name: string;
  readonly key: string | number | null;
}

/** The calls that lead to a module: none for the root. Null where the text is no address of a module. */
export function moduleStepsOf(address: string): readonly ModuleStep[] | null {
  if (address === "") return [];
  const steps = stepsOf(address);
  if (steps === null) return null;
  const calls: ModuleStep[] = [];
  for (let at = 0; at < steps.length;) {
    const name = nameAt(steps, at + 1);
    if (nameAt(steps, at) !== "module" || name === null) return null;
    const { key, rest } = keyed(steps.slice(at + 2));
    calls.push({ name, key });
    at = steps.length - rest.length;
  }
  return calls;
}

/** The address of a module inside of another, or of the root where `parent` is empty. */
export function moduleAddress(parent: string, { name, key }: ModuleStep): string {
  return `${parent === "" ? "" : `${parent}.`}module.${name}${keyText(key)}`;
}

/**
 * References without those that only repeat the one before them less exactly: Terraform writes `aws_lb.b.arn` and then
 * `aws_lb.b` for one and the same traversal.
 */
export function withoutEchoes(references: readonly string[]): readonly string[] {
  const kept = references.filter((reference, index) => {
    const before = references[index - 1];
    return before === undefined || !(before.startsWith(`${reference}.`) || before.startsWith(`${reference}[`));
  });
  return kept.length <= 1 ? kept : [...new Set(kept)];
}
