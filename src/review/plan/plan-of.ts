import { DocumentError } from "../../documents/problem";
import { isGone } from "./action";
import { contentsOf } from "./contents-of";
import { cut } from "./json-stream/want";
import { type Plan, type PlannedResource } from "./plan";
import { type PlanContents, type PlanInput } from "./plan-input";
import { planShape } from "./plan-shape";
import { stackName } from "./stack-name";
import { followingIn } from "./follow";
import { leadingIn } from "./where-it-leads";

/** JSON within JSON deeper than this is no plan: Terraform's own stop at some dozens. */
export const deepestNesting = 1000;

/**
 * A plan, a state or a synthesized stack that was parsed before. `file` is the name that problems and places carry.
 *
 * @throws DocumentError where it is none of them, or has not the shape that Terraform writes
 */
export function planOf(json: unknown, file = "plan.json", stack = stackName(file)): Plan {
  if (isTooDeep(json))
    throw new DocumentError([{ file, path: "", rule: "is nested too deeply to be a plan", instead: "Make it again." }]);
  return assembled({ stack, file, tree: cut(json, planShape) });
}

/**
 * The plan that a document tells, cut to what is needed of it.
 *
 * @throws DocumentError as {@link planOf}
 */
export function assembled(input: PlanInput): Plan {
  const contents = contentsOf(input);
  const types = once(() => byType(contents.resources));
  const positions = once(() => new Map(contents.resources.map((resource, index) => [resource, index])));
  const followed = followingIn(contents);
  const outputs = once(() => contents.outputs().map((output) => ({ ...output, value: followed(output.value) })));
  const addresses = once(() => new Map(contents.resources.map((resource) => [resource.address, resource])));
  return {
    stack: input.stack,
    file: input.file,
    kind: contents.kind,
    resources: contents.resources,
    ofType: (...asked) =>
      asked.length === 1 ? (types().get(asked[0] ?? "") ?? []) : inOrder(asked.map((type) => types().get(type) ?? [])),
    at: (address) => addresses().get(address),
    resolve: leadingIn(contents),
    follow: (_from, value) => followed(value),
    get outputs() {
      return outputs();
    },
    drifted: contents.drifted,
    destroys: contents.destroys,
    providers: contents.providers,
    unread: contents.unread,
    failedChecks: contents.failedChecks,
  };

  function inOrder(lists: readonly (readonly PlannedResource[])[]): readonly PlannedResource[] {
    const asked = lists.filter((list) => list.length > 0);
    if (asked.length <= 1) return asked[0] ?? [];
    const position = positions();
    return asked.flat().sort((one, other) => (position.get(one) ?? 0) - (position.get(other) ?? 0));
  }
}

function byType(resources: PlanContents["resources"]): ReadonlyMap<string, readonly PlannedResource[]> {
  const found = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    if (isGone(resource.action)) continue;
    const same = found.get(resource.type);
    if (same === undefined) found.set(resource.type, [resource]);
    else same.push(resource);
  }
  return found;
}

function isTooDeep(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestNesting) return true;
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
  return false;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
