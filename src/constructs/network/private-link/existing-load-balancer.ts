import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb";
import { DataAwsLbListener } from "@cdktf/provider-aws/lib/data-aws-lb-listener";
import { DataAwsLbTargetGroup } from "@cdktf/provider-aws/lib/data-aws-lb-target-group";
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

/** The same for the target group behind each listener. */
const groupConditions = (port: number): readonly Postcondition[] => [
  {
    condition: '${self.preserve_client_ip != "true"}',
    errorMessage: `The target group behind the listener ${String(port)} keeps clients' addresses: clients on a broker's own node would never get an answer. Turn preserve_client_ip off.`,
  },
  {
    condition: "${self.proxy_protocol_v2 != true}",
    errorMessage: `The target group behind the listener ${String(port)} begins connections with the PROXY protocol, which Kafka does not read: turn proxy_protocol_v2 off.`,
  },
];

/**
 * The ARNs of all target groups that a listener forwards to, as an expression of Terraform. AWS names a single one in
 * `target_group_arn`, in `forward`, or in both; the data source tells what AWS does.
 */
function groupsOf(listener: string): string {
  const actions = `${listener}.default_action`;
  return [
    `distinct(compact(concat([for action in ${actions} : action.target_group_arn],`,
    `flatten([for action in ${actions} : [for forward in action.forward : [for group in forward.target_group : group.arn]]]))))`,
  ].join(" ");
}

/**
 * A load balancer that was there before: Terraform asks it at every plan for what it must have, and for each listener of the plan
 * with its target group. How long a listener holds idle connections is not among what Terraform can ask.
 */
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
    for (const port of [shard.bootstrap.port, ...shard.brokers.flatMap(portsOf)]) this.#listener(existing.arn, port);
  }

  #listener(loadBalancerArn: string, port: number): void {
    const listener = new DataAwsLbListener(this, `listener-${String(port)}`, {
      loadBalancerArn,
      port,
      lifecycle: {
        postcondition: [
          {
            condition: '${self.protocol == "TCP"}',
            errorMessage: `The listener ${String(port)} is no TCP listener: TLS must pass through to the brokers.`,
          },
          {
            condition: `\${length(${groupsOf("self")}) == 1}`,
            errorMessage: `The listener ${String(port)} leads to no target group or to several: let it forward to one.`,
          },
        ],
      },
    });
    new DataAwsLbTargetGroup(this, `targets-${String(port)}`, {
      arn: `\${${groupsOf(`data.${DataAwsLbListener.tfResourceType}.${listener.friendlyUniqueId}`)}[0]}`,
      lifecycle: { postcondition: [...groupConditions(port)] },
    });
  }
}
