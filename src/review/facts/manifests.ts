import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { field, isList, isObject, isUnknown, textOf, type Value, type ValueObject } from "../plan/value";
import { readYamlText } from "./yaml-text";

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

/** What stands where a resource keeps its Kubernetes object. */
export interface WrittenManifest {
  readonly resource: PlannedResource;
  readonly path: string;
  /** As it is written: a value, or YAML text. */
  readonly written: Value;
  /** Null where that tells no object. */
  readonly manifest: Manifest | null;
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

/** Everything of a plan that writes a Kubernetes object, also where the object cannot be told. */
export const writtenManifestsOf = oncePerPlan((plan: Plan): readonly WrittenManifest[] =>
  plan.ofType(...manifestTypes).flatMap((resource) => {
    const { after, type } = resource;
    const path = places[type];
    if (path === undefined || after === null) return [];
    const written = plan.follow(resource, field(after, path));
    const object = asObject(written);
    const told = object === null ? null : plan.follow(resource, object);
    return [{ resource, path, written, manifest: isObject(told) ? manifestOf(resource, path, told) : null }];
  }),
);

/** Every Kubernetes object that will be there, in the order of the plan. */
export const manifestsOf = oncePerPlan((plan: Plan): readonly Manifest[] =>
  writtenManifestsOf(plan).flatMap(({ manifest }) => (manifest === null ? [] : [manifest])),
);

/** The Kubernetes object in what a resource was or will be; null where there is none, or where it cannot be told. */
export function manifestIn(resource: PlannedResource, values: ValueObject | null): Manifest | null {
  const path = Object.hasOwn(places, resource.type) ? places[resource.type] : undefined;
  if (path === undefined || values === null) return null;
  const object = asObject(field(values, path));
  return object === null ? null : manifestOf(resource, path, object);
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

/** `kafka.strimzi.io` of `kafka.strimzi.io/v1`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}

function manifestOf(resource: PlannedResource, path: string, object: ValueObject): Manifest {
  const metadata = field(object, "metadata");
  return {
    resource,
    group: groupOf(plain(field(object, "apiVersion")) ?? ""),
    kind: plain(field(object, "kind")) ?? "",
    name: isObject(metadata) ? plain(field(metadata, "name")) : null,
    namespace: isObject(metadata) ? plain(field(metadata, "namespace")) : null,
    object,
    path,
  };
}

function asObject(written: Value): ValueObject | null {
  const value = typeof written === "string" || isUnknown(written) ? readYamlText(written) : written;
  return isObject(value) ? value : null;
}

function plain(value: Value): string | null {
  const text = isList(value) ? null : textOf(value);
  return isUnknown(text) ? null : text;
}
