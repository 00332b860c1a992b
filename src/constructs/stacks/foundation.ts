import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Lazy, LocalBackend, type TerraformBackend, TerraformOutput, TerraformStack } from "cdktf";
import { type Construct } from "constructs";
import { MigrationTarget, type MigrationTargetProps } from "../migration-target";
import { declaredIn } from "../network/declared";
import { terraformText } from "../terraform-text";
import { besideTheStack, documentText } from "./beside-the-stack";

/** A target as a stack of its own. */
export interface FoundationStackProps extends MigrationTargetProps {
  /** The only account in which it may be applied: `111122223333`. */
  readonly account?: string;
  /** Tags of everything in it. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Where Terraform keeps the state. Default: a file beside `cdktf.out`, named after the stack. */
  readonly backend?: (stack: TerraformStack) => TerraformBackend;
}

/**
 * What a platform team deploys once, before the first wave: the whole target. Beside the stack lie `network.json`, which
 * pictures and reviewers read, and `expectations.json`, which the checker proves. Who Terraform is at AWS and at Kubernetes
 * comes from the environment (`AWS_PROFILE`, `KUBE_CONFIG_PATH`) alone.
 */
export class FoundationStack extends TerraformStack {
  readonly target: MigrationTarget;

  constructor(scope: Construct, id: string, props: FoundationStackProps) {
    super(scope, id);
    const { name, region, account, tags } = props;
    (props.backend ?? localState)(this);
    new AwsProvider(this, "aws", {
      region,
      ...(account === undefined ? {} : { allowedAccountIds: [account] }),
      defaultTags: [{ tags: { "kafka-byoc/target": name, ...tags } }],
    });
    if (needsKubernetes(props)) new KubernetesProvider(this, "kubernetes");
    this.target = new MigrationTarget(this, name, props);
    new TerraformOutput(this, "target", { value: name });
    new TerraformOutput(this, "bootstrap_servers", {
      value: terraformText(`${this.target.offer.bootstrap.host}:${String(this.target.offer.bootstrap.port)}`),
    });
    const { paths } = this.target;
    new TerraformOutput(this, "security_groups", {
      // Lazy, since an output looks into a plain object with what Node has deprecated, and warns people of it.
      value: Lazy.anyValue({
        produce: () => Object.fromEntries(paths.roles.map((role) => [role, paths.securityGroupId(role)])),
      }),
      description:
        "The security group of each role. Machines, nodes or pods wear that of the role that they play: without it the load balancer reaches no broker.",
    });
    besideTheStack(this, [
      { name: "network.json", text: () => documentText(declaredIn(this, { target: name, region }).network) },
      { name: "expectations.json", text: () => documentText(declaredIn(this, { target: name, region }).expectations) },
    ]);
  }
}

function needsKubernetes({ cluster }: MigrationTargetProps): boolean {
  return cluster.kind === "strimzi" || (cluster.kind === "existing" && cluster.targets.kind === "target-group-binding");
}

/** Terraform runs in `cdktf.out/stacks/<stack>`: the state lies beside `cdktf.out`, wherever that is. */
function localState(stack: TerraformStack): TerraformBackend {
  return new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
}
