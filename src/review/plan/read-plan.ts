import { readFileSync } from "node:fs";
import { DocumentError } from "../../documents/problem";
import { errorText } from "../../documents/error-code";
import { type Plan } from "./plan";
import { planOf } from "./plan-of";

/**
 * Reads what a review is about: `terraform show -json` of a plan or a state, `terraform.tfstate`, a synthesized stack
 * (`cdk.tf.json` or its folder), `cdktf.out` with all of its stacks, or a folder of plans.
 *
 * @throws DocumentError with everything that is wrong with what was named
 */
export async function readPlans(place: string): Promise<readonly Plan[]> {
  try {
    return [planOf(JSON.parse(readFileSync(place, "utf8")), place)];
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError([{ file: place, path: "", rule: errorText(error) }]);
  }
}
