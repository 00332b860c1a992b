import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb";
import { DataAwsLbListener } from "@cdktf/provider-aws/lib/data-aws-lb-listener";
import { type Postcondition } from "cdktf";
import { Construct } from "constructs";
import { portsOf } from "../../../network/listener-plan";
import { type ListenerShard } from "../../../network/listeners";

/** A network load balancer that was there before, with the plan's listeners on it. */
export interface ExistingLoadBalancer {
  /** May be a token. */
  readonly arn: string;
}

/** What a load balancer of our own has by construction, as conditions on one that was there before. */
const conditions: readonly Postcondition[] = [
  {
    condition: '${self.load_balancer_type == "network"}',
    errorMessage: "This is no network load balancer: PrivateLink takes no other.",
  },
  { condition: "${self.internal}", errorMessage: "The load balancer faces the internet: make it internal." },
  {
    condition: "${length(self.security_groups) > 0}",
    errorMessage:
      "The load balancer has no security group and can never get one: make another with a group, and move the listeners.",
  },
  {
    condition: '${self.enforce_security_group_inbound_rules_on_private_link_traffic == "on"}',
    errorMessage:
      "The load balancer's inbound rules are not held against PrivateLink traffic: turn enforce_security_group_inbound_rules_on_private_link_traffic on.",
  },
  {
    condition: "${self.enable_cross_zone_load_balancing}",
    errorMessage:
      "The load balancer does not balance across zones: clients in one zone would not reach brokers of the others. Turn enable_cross_zone_load_balancing on.",
  },
  {
    condition: "${self.enable_deletion_protection}",
    errorMessage: "The load balancer can be deleted by mistake: turn enable_deletion_protection on.",
  },
];

/** A load balancer that was there before: Terraform asks it at every plan for what it must have, and for each listener of the plan. */
export class ProvenLoadBalancer extends Construct {
  readonly balancer: DataAwsLb;

  constructor(
    scope: Construct,
    id: string,
    { shard, existing }: { readonly shard: ListenerShard; readonly existing: ExistingLoadBalancer },
  ) {
    super(scope, id);
    this.balancer = new DataAwsLb(this, "balancer", {
      arn: existing.arn,
      lifecycle: { postcondition: [...conditions] },
    });
    for (const port of [shard.bootstrap.port, ...shard.brokers.flatMap(portsOf)])
      new DataAwsLbListener(this, `listener-${String(port)}`, {
        loadBalancerArn: existing.arn,
        port,
        lifecycle: {
          postcondition: [
            {
              condition: '${self.protocol == "TCP"}',
              errorMessage: `The listener ${String(port)} is no TCP listener: TLS must pass through to the brokers.`,
            },
          ],
        },
      });
  }
}
