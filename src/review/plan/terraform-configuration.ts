import { below, isRecord, ownField, type Piece, readAt, type Tree } from "./json-stream/piece";
import { type ModuleCall, type ModuleConfiguration } from "./module-configuration";
import { expressionValue, knownValue } from "./terraform-value";

/** A module of a plan's `configuration`, with the expressions of its resources. */
export interface TerraformModule extends ModuleConfiguration {
  /** The `expressions` of a resource, by its address inside of the module. */
  readonly expressions: (resource: string) => unknown;
  /** The key in `provider_config` of the provider that makes a resource: `kafka.target`. */
  readonly provider: (resource: string) => string | null;
  readonly call: (name: string) => (ModuleCall & { readonly module: TerraformModule }) | undefined;
}

/**
 * A module of `configuration`. `given` are the values of the root module's variables; a child's come from its call.
 * Everything is read when it is asked for.
 */
export function terraformModule(tree: Tree | undefined, given: unknown): TerraformModule {
  const resources = once(() => resourcesOf(below(tree, "resources")));
  const outputs = once(() => readAt(tree, "outputs"));
  const variables = once(() => readAt(tree, "variables"));
  const calls = new Map<string, (ModuleCall & { readonly module: TerraformModule }) | undefined>();
  const ofResource = (resource: string, key: string): unknown => resources().get(resource)?.field(key)?.read();
  return {
    variable: (name) => {
      const value = ownField(ownField(given, name), "value");
      const byDefault = value === undefined ? ownField(ownField(variables(), name), "default") : value;
      return byDefault === undefined ? undefined : knownValue(byDefault);
    },
    local: () => undefined,
    output: (name) => definedExpression(ownField(ownField(outputs(), name), "expression")),
    get outputNames() {
      const all = outputs();
      return isRecord(all) ? Object.keys(all) : [];
    },
    forEach: (resource) => definedExpression(ofResource(resource, "for_each_expression")),
    isRepeated: (resource) =>
      ofResource(resource, "for_each_expression") !== undefined ||
      ofResource(resource, "count_expression") !== undefined,
    expressions: (resource) => ofResource(resource, "expressions"),
    provider: (resource) => {
      const key = ofResource(resource, "provider_config_key");
      return typeof key === "string" ? key : null;
    },
    call: (name) => {
      if (!calls.has(name)) calls.set(name, callOf(below(tree, "module_calls", name)));
      return calls.get(name);
    },
  };
}

function callOf(tree: Tree | undefined): (ModuleCall & { readonly module: TerraformModule }) | undefined {
  if (tree === undefined) return undefined;
  const expressions = once(() => readAt(tree, "expressions"));
  return {
    argument: (name) => definedExpression(ownField(expressions(), name)),
    get forEach() {
      return definedExpression(readAt(tree, "for_each_expression"));
    },
    module: terraformModule(below(tree, "module"), undefined),
  };
}

function definedExpression(expression: unknown): ReturnType<ModuleConfiguration["output"]> {
  return expression === undefined ? undefined : expressionValue(expression);
}

function resourcesOf(list: Tree | undefined): ReadonlyMap<string, Piece> {
  const byAddress = new Map<string, Piece>();
  for (const element of list?.kind === "list" ? list.elements : []) {
    const address = element.kind === "piece" ? element.field("address")?.read() : undefined;
    if (element.kind === "piece" && typeof address === "string") byAddress.set(address, element);
  }
  return byAddress;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
