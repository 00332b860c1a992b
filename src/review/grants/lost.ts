import { aclKey, type Permission } from "../../kafka/acl";
import { grantText } from "../../kafka/acl-text";
import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { compareGrants } from "./compare-grants";

/** What one principal loses. */
export interface LostGrants {
  readonly principal: string;
  /** `Allow READ on Topic orders`. */
  readonly texts: readonly string[];
}

/** Rights of one kind that do not arrive, or not wholly, and that no line of the ledger speaks of, by principal. */
export function lostGrants(plan: Plan, known: Knowledge, permission: Permission): readonly LostGrants[] {
  const report = compareGrants(plan, known);
  if (report === null) return [];
  const told = new Set((known.ledger ?? known.wave?.ledger ?? []).map(({ object }) => object.name));
  return report.principals.flatMap(({ principal, grants }) => {
    const texts = grants.flatMap(({ result, source }) => {
      if (source?.permission !== permission || told.has(aclKey(source))) return [];
      return result === "lost" ? [grantText(source)] : result === "narrower" ? [`a part of ${grantText(source)}`] : [];
    });
    return texts.length === 0 ? [] : [{ principal, texts: [...new Set(texts)] }];
  });
}
