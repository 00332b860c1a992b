import { existsSync, readFileSync } from "node:fs";
import { type Plan } from "../../../src/review/plan/plan";
import { planOf } from "../../../src/review/plan/plan-of";
import { planFile } from "./planned-case";

/** The plan of a case as Terraform made it once; null where it was never made. */
export function storedPlan(id: string): Plan | null {
  const file = planFile(id);
  if (!existsSync(file)) return null;
  const json: unknown = JSON.parse(readFileSync(file, "utf8"));
  return planOf(json, `${id}.json`, "corpus");
}
