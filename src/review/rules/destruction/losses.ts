import { isReleased, lossesOf, type Loss } from "../../destruction/destroyed-by";
import { type LossKind } from "../../destruction/protected-kinds";
import { type Knowledge } from "../../knowledge";
import { type Plan } from "../../plan/plan";
import { found, type Sighting } from "../../rule";

/** Everything of a kind that a plan deletes or replaces and nobody released. What is only forgotten stays in the world. */
export function lossesOfKind(plan: Plan, { policy }: Knowledge, kind: LossKind): readonly Loss[] {
  return lossesOf(plan).filter(
    (loss) => loss.thing?.kind === kind && loss.action !== "forget" && !isReleased(loss, policy),
  );
}

/** A finding for each of {@link lossesOfKind}. */
export function* lossesFound(plan: Plan, known: Knowledge, kind: LossKind): Generator<Sighting> {
  for (const loss of lossesOfKind(plan, known, kind)) yield lossFound(loss);
}

/** One loss as a finding: what the plan does, why, and what is gone with it. */
export function lossFound({ resource, action, thing }: Loss): Sighting {
  const lost = thing?.loses ?? resource.address;
  if (action === "delete") return found(resource, null, `The plan deletes ${lost}.`);
  const [because] = resource.replacedBecauseOf;
  return found(resource, because ?? null, `The plan replaces ${lost}${becauseText(resource.replacedBecauseOf)}.`);
}

/** `, because security_groups and subnets change`; empty where Terraform does not say. */
export function becauseText(attributes: readonly string[]): string {
  if (attributes.length === 0) return "";
  return `, because ${attributes.join(" and ")} ${attributes.length === 1 ? "changes" : "change"}`;
}
