import { DocumentError, type Problem } from "../../documents/problem";
import { below, readAt, type Tree } from "./json-stream/piece";
import { type PlanContents, type PlanInput } from "./plan-input";
import { synthesizedContents } from "./synthesized";
import { planContents } from "./terraform-plan";
import { stateContents, stateFileContents } from "./terraform-state";

/**
 * What a document tells, whichever of the kinds it is.
 *
 * @throws DocumentError where it is none that a review reads
 */
export function contentsOf(input: PlanInput): PlanContents {
  const { tree, file } = input;
  const refuse = (problem: Omit<Problem, "file" | "path">): DocumentError =>
    new DocumentError([{ file, path: "", ...problem }]);
  if (tree.kind !== "object") throw refuse({ rule: "is no plan, state or synthesized stack", instead: howToPlan });
  const format = readAt(tree, "format_version");
  if (format !== undefined) {
    if (typeof format !== "string" || !/^1(\.|$)/.test(format))
      throw refuse({
        value: JSON.stringify(format) ?? "",
        rule: "is no format_version that this version reads: it reads 1.x",
        instead: "Make the plan with Terraform 1.1 or later; where it is from a later one, use a later kafka-byoc.",
      });
    if (hasAny(tree, "resource_changes", "configuration", "planned_values", "output_changes"))
      return planContents(input);
    if (hasAny(tree, "values")) return stateContents(input);
    throw refuse({
      rule: "has neither a plan nor the values of a state: it is empty, or another of Terraform's documents",
      instead: howToPlan,
    });
  }
  if (hasAny(tree, "resource_changes"))
    throw refuse({ rule: "has no format_version: it is not what terraform show -json writes", instead: howToPlan });
  const version = readAt(tree, "version");
  if (version !== undefined && hasAny(tree, "resources", "lineage", "modules")) {
    if (version !== 4)
      throw refuse({
        value: JSON.stringify(version) ?? "",
        rule: "is a version of the state file that this version does not read: it reads 4",
        instead: "Write terraform show -json > state.json.",
      });
    return stateFileContents(input);
  }
  if (readAt(tree, "apiVersion") !== undefined || readAt(tree, "kind") !== undefined)
    throw refuse({
      value: JSON.stringify(readAt(tree, "kind") ?? readAt(tree, "apiVersion")) ?? "",
      rule: "is another kind of document, and no plan, state or synthesized stack",
      instead: howToPlan,
    });
  if (readAt(tree, "@level") !== undefined)
    throw refuse({ rule: "is the log of terraform plan -json, and not the plan", instead: howToPlan });
  if (hasAny(tree, ...sections)) return synthesizedContents(input);
  throw refuse({ rule: "is no plan, state or synthesized stack", instead: howToPlan });
}

/** How a plan is had that can be read. */
export const howToPlan =
  "Write terraform plan -out tfplan, and then terraform show -json tfplan > plan.json, or name a folder that cdktf synth wrote.";

/** What every synthesized stack has one of. */
const sections = ["resource", "terraform"] as const;

function hasAny(tree: Tree, ...keys: readonly string[]): boolean {
  return keys.some((key) => below(tree, key) !== undefined);
}
