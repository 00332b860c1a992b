import { TerraformOutput } from "cdktf";
import { type Construct } from "constructs";

/** A Terraform output, and the name under which it is found (`terraform output -json`, `cdktf deploy --outputs-file`). */
export function namedOutput(
  scope: Construct,
  id: string,
  { value, description }: { readonly value: string | readonly string[]; readonly description: string },
): string {
  return new TerraformOutput(scope, id, { value, description }).friendlyUniqueId;
}
