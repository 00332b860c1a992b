import { type Action, type Plan } from "../../src/review/plan/plan";
import { planOf } from "../../src/review/plan/plan-of";
import { isUnknown, type Value } from "../../src/review/plan/value";

/** A value of a planned resource: JSON, with `new Unknown([…])` wherever the plan does not know. */
export type PlannedJson = Value | readonly PlannedJson[] | { readonly [key: string]: PlannedJson };

/** A resource of a plan that is made up. Type and name are enough; whatever else is not said is as in most plans. */
export interface PlannedResourceFacts {
  readonly type: string;
  /** Default `x`. */
  readonly name?: string;
  /** `module.a["x"]`. Default: the root. */
  readonly module?: string;
  readonly mode?: "managed" | "data";
  readonly index?: string | number;
  /** Default: create where there is no `before`, update where there is one, delete where `after` is null. */
  readonly action?: Exclude<Action, "exists">;
  readonly after?: { readonly [key: string]: PlannedJson } | null;
  readonly before?: { readonly [key: string]: PlannedJson } | null;
  readonly replacedBecauseOf?: readonly (readonly (string | number)[])[];
  readonly actionReason?: string;
  readonly previousAddress?: string;
  readonly imported?: boolean;
  /** Attributes whose values are sensitive. */
  readonly sensitive?: readonly string[];
  /** What `for_each` refers to. */
  readonly forEach?: readonly string[];
}

const actions: Readonly<Record<Exclude<Action, "exists">, readonly string[]>> = {
  create: ["create"],
  read: ["read"],
  update: ["update"],
  delete: ["delete"],
  "replace-delete-first": ["delete", "create"],
  "replace-create-first": ["create", "delete"],
  forget: ["forget"],
  "no-op": ["no-op"],
};

/**
 * A plan of these resources, written as `terraform show -json` writes it and read by the reader itself. `more` are further
 * sections: `variables: { cidr: { value: "10.0.0.0/16" } }`, `configuration: {…}` in place of the one that is made.
 */
export function aPlan(
  resources: readonly PlannedResourceFacts[],
  more: Readonly<Record<string, unknown>> = {},
  file = "plan.json",
): Plan {
  return planOf(planJson(resources, more), file);
}

/** A synthesized stack: the sections of its `cdk.tf.json`. */
export function aStack(
  sections: Readonly<Record<string, unknown>>,
  file = "cdktf.out/stacks/orders/cdk.tf.json",
): Plan {
  return planOf({ terraform: {}, ...sections }, file);
}

/** What `terraform show -json` writes of a plan of these resources. */
export function planJson(
  resources: readonly PlannedResourceFacts[],
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: resources.map(changeOf),
    configuration: { provider_config: {}, root_module: configurationOf(resources) },
    ...more,
  };
}

function changeOf(facts: PlannedResourceFacts): unknown {
  const { type, name = "x", module, mode = "managed", index, before = null } = facts;
  const after = facts.after === undefined ? {} : facts.after;
  const action = facts.action ?? (after === null ? "delete" : before === null ? "create" : "update");
  const key = index === undefined ? "" : `[${JSON.stringify(index)}]`;
  return {
    address: `${module === undefined ? "" : `${module}.`}${mode === "data" ? "data." : ""}${type}.${name}${key}`,
    ...(module === undefined ? {} : { module_address: module }),
    ...(facts.previousAddress === undefined ? {} : { previous_address: facts.previousAddress }),
    mode,
    type,
    name,
    ...(index === undefined ? {} : { index }),
    change: {
      actions: actions[action],
      before: before === null ? null : known(before),
      after: action === "delete" || after === null ? null : known(after),
      after_unknown: after === null ? {} : (unknownIn(after) ?? {}),
      before_sensitive: false,
      after_sensitive: Object.fromEntries((facts.sensitive ?? []).map((attribute) => [attribute, true])),
      ...(facts.replacedBecauseOf === undefined ? {} : { replace_paths: facts.replacedBecauseOf }),
      ...(facts.imported === true ? { importing: { id: "imported" } } : {}),
    },
    ...(facts.actionReason === undefined ? {} : { action_reason: facts.actionReason }),
  };
}

function known(value: PlannedJson): unknown {
  if (value === undefined || isUnknown(value)) return null;
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => !isUnknown(field))
      .map(([key, field]) => [key, known(field)]),
  );
}

function unknownIn(value: PlannedJson): unknown {
  if (isUnknown(value)) return true;
  if (Array.isArray(value)) return value.map((element: PlannedJson) => unknownIn(element) ?? false);
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => {
      const unknown = unknownIn(field);
      return unknown === undefined ? [] : [[key, unknown]];
    }),
  );
}

function expressionOf(value: PlannedJson): unknown {
  if (isUnknown(value)) return { references: (value as { references: readonly string[] }).references };
  if (Array.isArray(value)) {
    const list: readonly PlannedJson[] = value;
    if (list.some((element) => typeof element === "object" && element !== null && !isUnknown(element)))
      return list.map(blockOf);
    const references = list.flatMap((element) =>
      isUnknown(element) ? (element as { references: readonly string[] }).references : [],
    );
    return references.length > 0 ? { references } : { constant_value: value };
  }
  return typeof value === "object" && value !== null ? blockOf(value) : { constant_value: value };
}

function blockOf(value: PlannedJson): unknown {
  return typeof value !== "object" || value === null
    ? {}
    : Object.fromEntries(
        Object.entries(value).map(([key, field]: [string, PlannedJson]) => [key, expressionOf(field)]),
      );
}

interface ConfigurationNode {
  resources: unknown[];
  module_calls: Record<string, { source: string; expressions: object; module: ConfigurationNode }>;
}

/** The configuration that such resources come from. Several instances have the expressions of the first. */
function configurationOf(resources: readonly PlannedResourceFacts[]): ConfigurationNode {
  const root: ConfigurationNode = { resources: [], module_calls: {} };
  const written = new Set<string>();
  for (const { type, name = "x", module = "", mode = "managed", after, forEach, index } of resources) {
    let node = root;
    for (const [, call = ""] of module.matchAll(/module\.([\w-]+)/g))
      node = (node.module_calls[call] ??= {
        source: `./${call}`,
        expressions: {},
        module: { resources: [], module_calls: {} },
      }).module;
    const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
    const place = `${module.replaceAll(/\[[^\]]*\]/g, "")} ${address}`;
    if (written.has(place)) continue;
    written.add(place);
    node.resources.push({
      address,
      mode,
      type,
      name,
      expressions: after === undefined || after === null ? {} : blockOf(after),
      ...(forEach !== undefined ? { for_each_expression: { references: forEach } } : {}),
      ...(forEach === undefined && typeof index === "number" ? { count_expression: {} } : {}),
    });
  }
  return root;
}
