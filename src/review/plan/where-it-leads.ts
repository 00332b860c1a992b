import { type PlanContents } from "./plan-input";
import { identitiesOf } from "./identities";
import { type ModuleCall, type ModuleConfiguration } from "./module-configuration";
import { type PlannedResource, type Resolved } from "./plan";
import { keyText, moduleAddress, type ModuleStep, moduleStepsOf, type Reference, referenceOf } from "./reference";
import { valueAt } from "./value-at";
import { isList, isObject, isUnknown, type Value } from "./value";

/** Where a reference stands: in which module, and what `each` means there. */
interface Scope {
  readonly module: string;
  readonly configuration: ModuleConfiguration | undefined;
  readonly forEach: () => Value | undefined;
  /** The key of the instance, where `each.key` is one. */
  readonly key: string | number | null;
  /** How many instances there are of what stands there: of the resource, of the module's call. */
  readonly instanceCount: () => number;
  /** The scope of the module's call, for its arguments; null for the root. */
  readonly caller: { readonly scope: Scope; readonly call: ModuleCall } | null;
}

/** How the values of a plan lead to its resources: {@link Plan.resolve}. Indexes are made when they are first needed. */
export function leadingIn(contents: PlanContents): (from: PlannedResource, value: Value) => Resolved {
  const identities = once(() => identitiesOf(contents.resources));
  const resourcesOfName = once(() => grouped(contents.resources, nameOf));
  const resourcesOfKey = once(() => grouped(contents.resources, (one) => `${nameOf(one)}${keyText(one.index)}`));
  const instances = once(() => instancesOf(contents.resources));

  return (from, value) => {
    if (value === null) return nowhere;
    const walk = new Walk();
    const scope = scopeOf(from);
    visit(value, scope, walk);
    // What is not known and leads nowhere is not told: `"${var.stage}-${timestamp()}"` has one reference, to a known value.
    const isTold = walk.resources.size > 0 || walk.unresolved.size > 0;
    return { resources: [...walk.resources], unresolved: isTold ? [...walk.unresolved] : referencesWithin(value) };
  };

  function scopeOf(resource: PlannedResource): Scope {
    const within = moduleScope(resource.module);
    const inModule = `${resource.mode === "data" ? "data." : ""}${resource.type}.${resource.name}`;
    return {
      ...within,
      forEach: () => within.configuration?.forEach(inModule),
      key: resource.index,
      instanceCount: () => resourcesOfName().get(nameOf(resource))?.length ?? 1,
    };
  }

  function moduleScope(address: string): Scope {
    let scope: Scope = {
      module: "",
      configuration: contents.configuration,
      forEach: () => undefined,
      key: null,
      instanceCount: () => 1,
      caller: null,
    };
    for (const step of moduleStepsOf(address) ?? []) scope = inside(scope, step);
    return scope;
  }

  function inside(scope: Scope, step: ModuleStep): Scope {
    const call = scope.configuration?.call(step.name);
    const instanceCount = (): number =>
      instances().get(moduleAddress(scope.module, { name: step.name, key: null }))?.length ?? 1;
    return {
      module: moduleAddress(scope.module, step),
      configuration: call?.module,
      forEach: () => undefined,
      key: null,
      instanceCount: () => 1,
      caller:
        call === undefined
          ? null
          : { scope: { ...scope, forEach: () => call.forEach, key: step.key, instanceCount }, call },
    };
  }

  function visit(value: Value, scope: Scope, walk: Walk): void {
    if (isUnknown(value))
      for (const reference of ofSameKey(value.references, scope) ?? value.references) follow(reference, scope, walk);
    else if (isList(value)) for (const element of value) visit(element, scope, walk);
    else if (isObject(value)) for (const element of Object.values(value)) visit(element, scope, walk);
    else if (typeof value === "string" && value !== "" && !named(value, walk)) walk.unresolved.add(value);
  }

  /**
   * Of `aws_lb.b[each.key].arn` Terraform tells `aws_lb.b` and `each.key`, and of `[count.index]` likewise: the instance that
   * has the key of the one that asks. Null where it may be another: numbers are worked with (`[count.index + 1]`), which
   * cannot go well where there are as many of the one as of the other.
   */
  function ofSameKey(references: readonly string[], { module, key, instanceCount }: Scope): readonly string[] | null {
    const [text, by] = references;
    if (key === null || text === undefined || references.length !== 2) return null;
    if (by !== (typeof key === "string" ? "each.key" : "count.index")) return null;
    const reference = referenceOf(text);
    if (reference?.to !== "resource" || reference.key !== null || reference.rest.length > 0) return null;
    const name = nameKey(module, reference.mode, reference.type, reference.name);
    const isThere = resourcesOfKey().has(`${name}${keyText(key)}`);
    const all = resourcesOfName().get(name)?.length;
    return isThere && (typeof key === "string" || all === instanceCount()) ? [`${text}${keyText(key)}`] : null;
  }

  function named(text: string, walk: Walk): boolean {
    const known = identities().get(text) ?? [];
    for (const resource of known) walk.resources.add(resource);
    return known.length > 0;
  }

  function follow(text: string, scope: Scope, walk: Walk): void {
    if (!walk.enter(`${scope.module} ${String(scope.key)} ${text}`)) return;
    const reference = walk.depth > deepestWay ? null : referenceOf(text);
    walk.depth++;
    if (reference === null) walk.unresolved.add(text);
    else if (reference.to === "resource") toResources(text, reference, scope, walk);
    else if (reference.to === "output") toOutput(text, reference, scope, walk);
    else if (reference.to === "each-key" && scope.key !== null) visitKnown(scope.key, scope, walk);
    // A number leads nowhere.
    else if (reference.to !== "count") toValue(text, reference, scope, walk);
    walk.depth--;
  }

  function toResources(text: string, reference: Reference & { to: "resource" }, scope: Scope, walk: Walk): void {
    const name = nameKey(scope.module, reference.mode, reference.type, reference.name);
    const meant =
      (reference.key === null
        ? resourcesOfName().get(name)
        : resourcesOfKey().get(`${name}${keyText(reference.key)}`)) ?? [];
    for (const resource of meant) walk.resources.add(resource);
    // What a data source will find is not of this plan.
    if (meant.length === 0 || meant.some((one) => readsLater(one, reference))) walk.unresolved.add(text);
  }

  function toOutput(text: string, reference: Reference & { to: "output" }, scope: Scope, walk: Walk): void {
    const { module: name, key, output } = reference;
    const child = scope.configuration?.call(name)?.module;
    const outputs = output === null ? child?.outputNames : [output];
    const values = (outputs ?? []).map((one) => child?.output(one));
    if (values.length === 0 || values.includes(undefined)) {
      walk.unresolved.add(text);
      return;
    }
    const keys = key === null ? (instances().get(moduleAddress(scope.module, { name, key: null })) ?? [null]) : [key];
    for (const instance of keys)
      for (const value of values)
        if (value !== undefined) visitKnown(value, inside(scope, { name, key: instance }), walk);
  }

  function toValue(
    text: string,
    reference: Exclude<Reference, { to: "resource" | "output" }>,
    scope: Scope,
    walk: Walk,
  ) {
    if (reference.to === "variable") {
      const given = scope.caller?.call.argument(reference.name);
      if (given !== undefined && scope.caller !== null)
        return visitKnown(given, scope.caller.scope, walk, reference.rest);
      const value = scope.configuration?.variable(reference.name);
      return value === undefined ? void walk.unresolved.add(text) : visitKnown(value, scope, walk, reference.rest);
    }
    const value = reference.to === "local" ? scope.configuration?.local(reference.name) : scope.forEach();
    if (value === undefined) walk.unresolved.add(text);
    else visitKnown(value, scope, walk, reference.to === "local" ? reference.rest : []);
  }

  /**
   * A value that a name stands for. A text that names nothing of the plan is part of some other text (a prefix, a stage) and
   * leads nowhere, unless it has the form of an id.
   */
  function visitKnown(whole: Value, scope: Scope, walk: Walk, rest: Reference["rest"] = []): void {
    const value = valueAt(whole, rest) ?? whole;
    if (isUnknown(value)) visit(value, scope, walk);
    else if (isList(value)) for (const element of value) visitKnown(element, scope, walk);
    else if (isObject(value)) for (const element of Object.values(value)) visitKnown(element, scope, walk);
    else if (typeof value === "string" && !named(value, walk) && foreignId.test(value)) walk.unresolved.add(value);
  }

  function readsLater(resource: PlannedResource, { rest }: Reference): boolean {
    if (resource.mode !== "data" || resource.after === null) return resource.mode === "data";
    const value = valueAt(resource.after, rest);
    return value === undefined || isUnknown(value);
  }
}

const nowhere: Resolved = { resources: [], unresolved: [] };

function referencesWithin(value: Value): readonly string[] {
  if (isUnknown(value)) return value.references;
  if (isList(value)) return [...new Set(value.flatMap(referencesWithin))];
  return isObject(value) ? [...new Set(Object.values(value).flatMap(referencesWithin))] : [];
}

/** `sg-0123456789abcdef0`, an ARN. */
const foreignId = /^(?:arn:[\w-]+:|[a-z]+-[0-9a-f]{8,17}$)/;

/** Nobody's locals lead through more of each other. */
const deepestWay = 500;

/** What was found on one way, and where the way has been: configurations of strangers may go in circles. */
class Walk {
  readonly resources = new Set<PlannedResource>();
  readonly unresolved = new Set<string>();
  /** References on the way from the first to the one at hand. */
  depth = 0;
  readonly #been = new Set<string>();

  enter(place: string): boolean {
    if (this.#been.has(place)) return false;
    this.#been.add(place);
    return true;
  }
}

function nameKey(module: string, mode: PlannedResource["mode"], type: string, name: string): string {
  return `${module} ${mode === "data" ? "data." : ""}${type}.${name}`;
}

function nameOf({ module, mode, type, name }: PlannedResource): string {
  return nameKey(module, mode, type, name);
}

function grouped(
  resources: readonly PlannedResource[],
  keyOf: (resource: PlannedResource) => string,
): ReadonlyMap<string, readonly PlannedResource[]> {
  const found = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    const key = keyOf(resource);
    const same = found.get(key);
    if (same === undefined) found.set(key, [resource]);
    else same.push(resource);
  }
  return found;
}

/** The keys of a module's instances, by its address without the last key. */
function instancesOf(resources: readonly PlannedResource[]): ReadonlyMap<string, readonly (string | number | null)[]> {
  const keys = new Map<string, Set<string | number | null>>();
  for (const address of new Set(resources.map(({ module }) => module))) {
    let parent = "";
    for (const step of moduleStepsOf(address) ?? []) {
      const call = moduleAddress(parent, { name: step.name, key: null });
      const known = keys.get(call);
      if (known === undefined) keys.set(call, new Set([step.key]));
      else known.add(step.key);
      parent = moduleAddress(parent, step);
    }
  }
  return new Map([...keys].map(([call, found]) => [call, [...found]]));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
