/**
 * The review for programs, and what rules of one's own are written with. Loads no provider and no CDKTF: a plan is read as
 * data. Files with rules are named in `kafka-byoc.yaml` or by `kafka-byoc review --rules FILE`.
 */
export { type Finding, type FindingStatus, type Suppression } from "./review/finding";
export { type DeclaredNetwork, type Knowledge, type SourceKnowledge } from "./review/knowledge";
export { nothingKnown } from "./review/nothing-known";
export { oncePerPlan } from "./review/once-per-plan";
export { type Action, type Place, type Plan, type PlannedResource, type Resolved } from "./review/plan/plan";
export { planOf } from "./review/plan/plan-of";
export { readPlans } from "./review/plan/read-plan";
export {
  blocksOf,
  booleanOf,
  elementsOf,
  field,
  isList,
  isObject,
  isUnknown,
  numberOf,
  textOf,
  Unknown,
  type Value,
  type ValueObject,
} from "./review/plan/value";
export { defaultPolicy, type Policy } from "./review/policy/policy";
export { type Review, type ReviewVerdict } from "./review/review";
export { reviewPlans, type ReviewInput } from "./review/review-plans";
export { type Subject } from "./review/subject";
export { type Area, type AskedRule, cannotTell, defineRule, found, type Sighting } from "./review/rule";
export { type Severity } from "./review/severity";
export { rules } from "./review/rules/catalogue";
