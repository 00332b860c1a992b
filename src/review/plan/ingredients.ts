import { type ModuleCall, type ModuleConfiguration } from "./module-configuration";
import { type Ingredient } from "./plan";
import { referenceOf } from "./reference";
import { isList, isObject, isUnknown, type Value } from "./value";
import { valueAt } from "./value-at";

/** A module's configuration, and how it is called; no call for the root. */
interface Within {
  readonly address: string;
  readonly configuration: ModuleConfiguration;
  readonly caller: { readonly within: Within; readonly call: ModuleCall } | null;
}

/** Nobody's outputs are made of more: what is left then is told as it stands. */
const mostSteps = 1000;

/**
 * What references of the root module lead to, through outputs of modules, arguments of their calls, and locals. A reference
 * that leads to nothing more is told as it stands, and so is one to a variable or local that has a value.
 */
export function ingredientsOf(root: ModuleConfiguration, references: readonly string[]): readonly Ingredient[] {
  const found = new Map<string, Ingredient>();
  const been = new Set<string>();
  const waiting: (readonly [string, Within])[] = [];
  const wait = (all: readonly string[], within: Within): void => {
    for (const reference of all) {
      const key = `${within.address} ${reference}`;
      if (!been.has(key)) waiting.push([reference, within]);
      been.add(key);
    }
  };
  wait(references, { address: "", configuration: root, caller: null });
  for (let step = 0; step < waiting.length; step++) {
    const [reference, within] = waiting[step] ?? ["", null];
    if (within === null) break;
    const next = step < mostSteps ? behind(reference, within) : null;
    if (next === null)
      found.set(`${within.address} ${reference}`, {
        module: within.address,
        reference,
        value: standsFor(reference, within),
      });
    else wait(next.references, next.within);
  }
  return [...found.values()];
}

/** What a reference is another name of; null where it is what it is. */
function behind(
  text: string,
  within: Within,
): { readonly references: readonly string[]; readonly within: Within } | null {
  const reference = referenceOf(text);
  if (reference?.to === "output" && reference.output !== null) {
    const call = within.configuration.call(reference.module);
    const value = call?.module.output(reference.output);
    if (call === undefined || value === undefined) return null;
    const address = `${within.address === "" ? "" : `${within.address}.`}module.${reference.module}`;
    return {
      references: referencesWithin(value),
      within: { address, configuration: call.module, caller: { within, call } },
    };
  }
  if (reference?.to === "variable" && within.caller !== null) {
    const given = within.caller.call.argument(reference.name);
    const references = given === undefined ? [] : referencesWithin(given);
    return references.length === 0 ? null : { references, within: within.caller.within };
  }
  if (reference?.to === "local") {
    const local = within.configuration.local(reference.name);
    const references = local === undefined ? [] : referencesWithin(local);
    return references.length === 0 ? null : { references, within };
  }
  return null;
}

function standsFor(text: string, { configuration, caller }: Within): Value {
  const reference = referenceOf(text);
  if (reference?.to !== "variable" && reference?.to !== "local") return null;
  const whole =
    reference.to === "local"
      ? configuration.local(reference.name)
      : (caller?.call.argument(reference.name) ?? configuration.variable(reference.name));
  return whole === undefined ? null : (valueAt(whole, reference.rest) ?? null);
}

function referencesWithin(value: Value): readonly string[] {
  if (isUnknown(value)) return value.references;
  if (isList(value)) return value.flatMap(referencesWithin);
  return isObject(value) ? Object.values(value).flatMap(referencesWithin) : [];
}
