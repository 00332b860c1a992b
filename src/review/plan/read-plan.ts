import { statSync } from "node:fs";
import { DocumentError, type Problem } from "../../documents/problem";
import { type Plan } from "./plan";
import { planFilesIn } from "./plan-files";
import { assembled } from "./plan-of";
import { readTree } from "./read-tree";
import { tellingConstructs } from "./told-by-stack";
import { cannotBeRead } from "./unreadable";

/**
 * Reads what a review is about: `terraform show -json` of a plan or a state, `terraform.tfstate`, a synthesized stack
 * (`cdk.tf.json` or its folder), `cdktf.out` with all of its stacks, or a folder of plans and states. A file is read in
 * chunks and may be larger than the longest text that the engine can hold.
 *
 * @throws DocumentError with everything that is wrong with what was named
 */
export async function readPlans(place: string): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  const problems: Problem[] = [];
  for (const { file, stack } of filesOf(place)) {
    try {
      const tree = await readTree(file);
      plans.push(assembled(await tellingConstructs({ stack, file, tree })));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new DocumentError(problems);
  return plans;
}

function filesOf(place: string): ReturnType<typeof planFilesIn> {
  try {
    const isFolder = statSync(place).isDirectory();
    return planFilesIn(place, isFolder);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw cannotBeRead(place, error);
  }
}
