import { parse } from "yaml";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { bareOf } from "../plan/bare-object";
import { field, isList, isObject, isUnknown, textOf, Unknown, type Value, type ValueObject } from "../plan/value";

/** One Kubernetes object that a resource writes: Strimzi's, cert-manager's, anybody's. */
export interface Manifest {
  readonly resource: PlannedResource;
  /** `kafka.strimzi.io`; the version behind it is left out. Empty for the core group, or where it is not known. */
  readonly group: string;
  readonly kind: string;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly object: ValueObject;
  /** Where the object stands in its resource: `manifest`, `yaml_body`. */
  readonly path: string;
}

/** Where a resource type keeps its object, as a value or as YAML text. */
const places: Readonly<Record<string, string>> = {
  kubernetes_manifest: "manifest",
  kubectl_manifest: "yaml_body",
  k8s_manifest: "content",
  kustomization_resource: "manifest",
};

/** Types of resources that write any Kubernetes object. */
export const manifestTypes: readonly string[] = Object.keys(places);

/** Every Kubernetes object that will be there, in the order of the plan. */
export const manifestsOf = oncePerPlan((plan: Plan): readonly Manifest[] =>
  plan.ofType(...manifestTypes).flatMap((resource) => {
    const manifest = manifestIn(resource, resource.after);
    return manifest === null ? [] : [manifest];
  }),
);

/** The Kubernetes object in what a resource was or will be; null where there is none, or where it cannot be told. */
export function manifestIn(resource: PlannedResource, values: ValueObject | null): Manifest | null {
  const path = Object.hasOwn(places, resource.type) ? places[resource.type] : undefined;
  if (path === undefined || values === null) return null;
  const object = asObject(field(values, path));
  if (object === null) return null;
  const metadata = field(object, "metadata");
  const apiVersion = plain(field(object, "apiVersion")) ?? "";
  return {
    resource,
    group: apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "",
    kind: plain(field(object, "kind")) ?? "",
    name: isObject(metadata) ? plain(field(metadata, "name")) : null,
    namespace: isObject(metadata) ? plain(field(metadata, "namespace")) : null,
    object,
    path,
  };
}

/** What stands under keys, one below the other; null where one of them is not there. Unknown as soon as one is. */
export function under(value: Value, ...keys: readonly string[]): Value {
  let at = value;
  for (const key of keys) {
    if (isUnknown(at)) return at;
    if (!isObject(at)) return null;
    at = field(at, key);
  }
  return at;
}

function asObject(value: Value): ValueObject | null {
  if (isObject(value)) return value;
  if (typeof value === "string") return parsed(value, (text) => text);
  if (!isUnknown(value) || value.template === null) return null;
  // Text that a synthesized stack makes of parts: what has a hole in it is not known, and all else is.
  return parsed(value.template, (text) => (text.includes("${") ? new Unknown(value.references, text) : text));
}

function parsed(yaml: string, read: (text: string) => Value): ValueObject | null {
  try {
    const value = valueOf(parse(yaml, { logLevel: "error" }), read);
    return isObject(value) ? value : null;
  } catch {
    // What is no YAML, or too deep for it, is no Kubernetes object either.
    return null;
  }
}

/** A parsed document as a value: objects without prototype, dates and the like as nothing. */
function valueOf(tree: unknown, read: (text: string) => Value): Value {
  if (typeof tree === "string") return read(tree);
  if (typeof tree === "boolean" || typeof tree === "number") return tree;
  if (Array.isArray(tree)) return tree.map((one) => valueOf(one, read));
  if (typeof tree !== "object" || tree === null) return null;
  return bareOf(Object.entries(tree).map(([key, value]): [string, Value] => [key, valueOf(value, read)]));
}

function plain(value: Value): string | null {
  const text = isList(value) ? null : textOf(value);
  return isUnknown(text) ? null : text;
}
