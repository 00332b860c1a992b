import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { Unknown } from "../plan/value";
import { groupRolesOf } from "./group-roles";
import { type Opening } from "./opening";
import { lastDayOf } from "./tags";

/**
 * The day until which a rule of a security group stays: by its tags or its description, or else by the declared network's edges
 * between its roles (`keepUntil`, the latest). `2027-03-31`; null where nothing tells one.
 */
export function lastDayOfOpening(plan: Plan, opening: Opening, { network }: Knowledge): string | null {
  const said = lastDayOf(opening.tags, typeof opening.description === "string" ? opening.description : null);
  if (said !== null || network === null) return said;
  const { tagged } = groupRolesOf(plan);
  const roles = [...tagged].flatMap(([role, groups]) =>
    groups.some((one) => opening.groups.includes(one)) ? [role] : [],
  );
  const { ports } = opening;
  if (ports === null || ports instanceof Unknown) return null;
  const days = network.edges.flatMap((edge) =>
    edge.keepUntil !== undefined &&
    roles.includes(opening.direction === "ingress" ? edge.to : edge.from) &&
    edge.ports.from <= ports.to &&
    ports.from <= edge.ports.to
      ? [edge.keepUntil]
      : [],
  );
  return days.sort().at(-1) ?? null;
}
