import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";

/**
 * A plan's resources as they are before the apply, for facts that are worked out of a plan: what is there now is what `before`
 * says, what the plan creates is not there, and what it deletes is. Data sources stay as they are. Values are read when they
 * are asked for.
 */
export const beforeApply = oncePerPlan((plan: Plan): Plan => {
  const known = new Map<PlannedResource, PlannedResource | null>();
  const originals = new Map<PlannedResource, PlannedResource>();
  const was = (resource: PlannedResource): readonly PlannedResource[] => {
    let now = known.get(resource);
    if (now === undefined) {
      now = asItWas(resource);
      known.set(resource, now);
      if (now !== null) originals.set(now, resource);
    }
    return now === null ? [] : [now];
  };
  return {
    stack: plan.stack,
    file: plan.file,
    kind: plan.kind,
    get resources() {
      return plan.resources.flatMap(was);
    },
    ofType: (...types) => {
      const asked = new Set(types);
      return plan.resources.filter(({ type }) => asked.has(type)).flatMap(was);
    },
    at: (address) => [plan.at(address)].flatMap((resource) => (resource === undefined ? [] : was(resource)))[0],
    resolve: (from, value) => {
      const { resources, unresolved } = plan.resolve(originals.get(from) ?? from, value);
      return { resources: resources.flatMap(was), unresolved };
    },
    follow: (from, value) => plan.follow(originals.get(from) ?? from, value),
    get outputs() {
      return plan.outputs;
    },
    drifted: plan.drifted,
    destroys: plan.destroys,
    providers: plan.providers,
    failedChecks: plan.failedChecks,
    unread: plan.unread,
  };
});

function asItWas(resource: PlannedResource): PlannedResource | null {
  if (resource.mode === "data") return resource;
  const { before } = resource;
  if (before === null) return null;
  return {
    address: resource.address,
    module: resource.module,
    mode: resource.mode,
    type: resource.type,
    name: resource.name,
    index: resource.index,
    action: resource.action,
    after: before,
    before: null,
    replacedBecauseOf: [],
    actionReason: resource.actionReason,
    previousAddress: resource.previousAddress,
    provider: resource.provider,
    imported: resource.imported,
    isSensitive: (path) => resource.isSensitive(path),
    lifecycle: resource.lifecycle,
    place: resource.place,
    constructPath: resource.constructPath,
  };
}
