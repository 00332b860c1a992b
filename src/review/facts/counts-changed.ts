import { type Plan, type PlannedResource } from "../plan/plan";
import { numberOf, type Value } from "../plan/value";
import { below } from "./attribute-at";
import { type Manifest, manifestIn, under } from "./manifests";
import { speaksOfKafka } from "./speaks-of-kafka";

/** How many of something there were, and how many there will be once the plan is applied. */
export interface CountChanged {
  readonly resource: PlannedResource;
  /** `number_of_broker_nodes`, `manifest.spec.replicas`. */
  readonly path: string;
  readonly was: number;
  readonly will: number;
}

/** Where types of resources say how many of something there are. */
export interface CountPlaces {
  /** Keys below the resource; `onlyKafka` where everybody uses the type. */
  readonly types: Readonly<Record<string, { readonly keys: readonly string[]; readonly onlyKafka?: true }>>;
  /** Keys below a Kubernetes object, by group and kind. */
  readonly objects: Readonly<Record<string, readonly string[]>>;
}

/** Counts that a plan changes in place, in the order of its resources. What it does not know is left out. */
export function countsChanged(plan: Plan, { types, objects }: CountPlaces): readonly CountChanged[] {
  return plan.resources.flatMap((resource) => {
    if (resource.mode !== "managed" || resource.action !== "update") return [];
    const place = Object.hasOwn(types, resource.type) ? types[resource.type] : undefined;
    if (place !== undefined) {
      if (place.onlyKafka === true && !speaksOfKafka(resource)) return [];
      const at = (values: Value): Value => below(plan, resource, values, ...place.keys);
      return changed(resource, place.keys.join("."), at(resource.before), at(resource.after));
    }
    const [before, after] = [manifestIn(resource, resource.before), manifestIn(resource, resource.after)];
    const keys = before === null || after === null ? undefined : keysOf(objects, before);
    if (before === null || after === null || keys === undefined) return [];
    return changed(
      resource,
      [after.path, ...keys].join("."),
      under(before.object, ...keys),
      under(after.object, ...keys),
    );
  });
}

function keysOf(objects: CountPlaces["objects"], { group, kind }: Manifest): readonly string[] | undefined {
  const key = `${group}/${kind}`;
  return Object.hasOwn(objects, key) ? objects[key] : undefined;
}

function changed(resource: PlannedResource, path: string, before: Value, after: Value): readonly CountChanged[] {
  const [was, will] = [numberOf(before), numberOf(after)];
  return typeof was === "number" && typeof will === "number" && was !== will ? [{ resource, path, was, will }] : [];
}
