import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";

const id = "deploying-account";

/** The account and region that a stack is deployed to, as Terraform finds them: tokens, all of them. */
export class DeployingAccount extends Construct {
  readonly accountId: string;
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;

  private constructor(stack: TerraformStack) {
    super(stack, id);
    this.accountId = new DataAwsCallerIdentity(this, "identity").accountId;
    this.region = new DataAwsRegion(this, "region").name;
    this.partition = new DataAwsPartition(this, "partition").partition;
  }

  /** That of the stack in which a construct stands: asked for once a stack. */
  static of(construct: IConstruct): DeployingAccount {
    const stack = TerraformStack.of(construct);
    const known = accounts.get(stack) ?? new DeployingAccount(stack);
    accounts.set(stack, known);
    return known;
  }
}

const accounts = new WeakMap<TerraformStack, DeployingAccount>();
