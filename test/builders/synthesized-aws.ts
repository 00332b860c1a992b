import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LocalBackend, TerraformStack } from "cdktf";
import { synthesizedApp, type Synthesized } from "./synthesized";

/** What constructs for AWS synthesize to, in a stack of their own with an AWS provider. */
export function synthesizedAws(build: (stack: TerraformStack) => void): Synthesized {
  return synthesizedApp((app) => {
    const stack = new TerraformStack(app, "foundation");
    new LocalBackend(stack, { path: "state" });
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    build(stack);
    return stack;
  });
}
