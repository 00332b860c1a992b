import { liesWithin } from "../../network/cidr";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { type Opening } from "./opening";
import { keysOf, networksIn, openingsIn, openingsOf, tcpPorts } from "./openings";

/**
 * What was open and is not any more, or not as widely: rules that a plan deletes or narrows, and that no other rule of the
 * plan keeps open. Each as it was, at the resource that held it.
 */
export const closedOpenings = oncePerPlan((plan: Plan): readonly Opening[] => {
  const changed = plan.resources.filter(
    (resource) => resource.action !== "no-op" && resource.action !== "exists" && resource.before !== null,
  );
  const before = changed.flatMap((resource) => openingsIn(plan, resource, resource.before));
  if (before.length === 0) return [];
  const stay = keysThatStay(plan);
  const afters = new Map<PlannedResource, readonly Opening[]>();
  return before.filter((opening) => {
    // A state may not tell the group: then any group's rule of the same kind keeps the way open.
    const keys = keysOf(opening.groups.length === 0 ? { ...opening, groups: [anyGroup] } : opening);
    if (keys.length > 0 && keys.every((key) => stay.has(key))) return false;
    const { resource } = opening;
    const after = afters.get(resource) ?? openingsIn(plan, resource, resource.after);
    afters.set(resource, after);
    return after.length > mostRulesOfGroup || !after.some((one) => holds(one, opening));
  });
});

/** What EC2 takes at most; a plan with more in one group cannot be applied, and comparing each with each would take minutes. */
const mostRulesOfGroup = 1000;

/** Stands for a group that is not known. */
const anyGroup = "*";

/** What is open after the apply, as EC2 tells rules apart: a rule that is only written elsewhere stays. */
function keysThatStay(plan: Plan): ReadonlySet<string> {
  return new Set(
    openingsOf(plan).flatMap((opening) => [...keysOf(opening), ...keysOf({ ...opening, groups: [anyGroup] })]),
  );
}

/** Whether what a rule will be lets in or out all that it did. */
function holds(after: Opening, before: Opening): boolean {
  if (after.direction !== before.direction) return false;
  const [was, will] = [tcpPorts(before), tcpPorts(after)];
  if (was === null || will === null || will.from > was.from || was.to > will.to) return false;
  const networks = networksIn(after);
  const names = after.peers.map(({ name }) => name);
  return before.peers.every(
    (peer) =>
      names.includes(peer.name) ||
      (peer.kind === "network" && peer.networks.every((one) => networks.some((outer) => liesWithin(one, outer)))),
  );
}
