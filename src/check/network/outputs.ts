import { type Known } from "../../expectations/network/document";
import { type Answer, known, notKnown } from "../../kafka/answer";

/** What Terraform knows since the apply: the values of each output as texts, or why there are none to tell. */
export type Outputs = Readonly<Record<string, Answer<readonly string[]>>>;

/** The values of an expectation that only Terraform may know; null for outputs that were not given at all. */
export function valuesOf(wanted: Known, outputs: Outputs | null): Answer<readonly string[]> {
  if ("value" in wanted) return known([wanted.value]);
  if (outputs === null)
    return notKnown({
      error: "OUTPUTS_NOT_GIVEN",
      message: `Only the Terraform output ${wanted.output} tells, and no outputs were given.`,
    });
  return (
    outputs[wanted.output] ??
    notKnown({
      error: "OUTPUT_MISSING",
      message: `There is no Terraform output ${wanted.output}.`,
    })
  );
}

/** What helps where {@link valuesOf} has none. */
export const outputsRemedy =
  "Give the outputs of the applied stack: --outputs FILE, as `cdktf deploy --outputs-file` or `terraform output -json` writes it.";
