import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { portsOf } from "../../../network/listener-plan";
import { type BrokerListener, type ListenerShard } from "../../../network/listeners";
import { resourceName } from "../../../network/resource-name";
import { constructId } from "../../construct-id";
import { pathTags } from "./path-tags";
import { type BrokerTargets, targetNames } from "./targets";

/** Where a load balancer writes its access logs. Only TLS listeners write any; scanners ask for it all the same. */
export interface AccessLogs {
  readonly bucket: string;
  readonly prefix?: string;
}

/** What one load balancer is made from; all of it settled. */
export interface BrokerLoadBalancerProps {
  readonly name: string;
  readonly shard: ListenerShard;
  readonly brokerPort: number;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly targets: BrokerTargets;
  readonly crossZone: boolean;
  readonly deletionProtection: boolean;
  readonly listenerIdleSeconds: number;
  readonly capacityUnits?: number;
  readonly accessLogs?: AccessLogs;
  readonly owner?: string;
}

/** A target group with what stands in it, for alarms. */
export interface WatchedGroup {
  /** `bootstrap`, `b-0`. */
  readonly name: string;
  /** A token. */
  readonly arnSuffix: string;
}

/** One network load balancer of a shard: a listener that leads to all of its brokers, and one for each. TCP passes through; TLS is the brokers' own. */
export class BrokerLoadBalancer extends Construct {
  readonly balancer: Lb;
  readonly groups: readonly WatchedGroup[];
  readonly #props: BrokerLoadBalancerProps;

  constructor(scope: Construct, id: string, props: BrokerLoadBalancerProps) {
    super(scope, id);
    this.#props = props;
    this.balancer = loadBalancer(this, props);
    const { shard } = props;
    const brokers = shard.brokers.map((broker) =>
      this.#listens(`b-${String(broker.nodeId)}`, portsOf(broker), [broker]),
    );
    this.groups = [this.#listens("bootstrap", [shard.bootstrap.port], shard.brokers), ...brokers];
  }

  #listens(name: string, ports: readonly number[], brokers: readonly BrokerListener[]): WatchedGroup {
    const group = targetGroup(this, name, this.#props);
    register(this, name, group, brokers, this.#props);
    for (const port of ports)
      new LbListener(this, constructId("listener", name, String(port)), {
        loadBalancerArn: this.balancer.arn,
        port,
        protocol: "TCP",
        tcpIdleTimeoutSeconds: this.#props.listenerIdleSeconds,
        defaultAction: [{ type: "forward", targetGroupArn: group.arn }],
        tags: pathTags("data", `${this.#props.name} ${name}`, this.#props.owner),
      });
    return { name, arnSuffix: group.arnSuffix };
  }
}

function loadBalancer(scope: Construct, props: BrokerLoadBalancerProps): Lb {
  return new Lb(scope, "balancer", {
    name: resourceName([props.name, String(props.shard.index)]),
    loadBalancerType: "network",
    internal: true,
    ipAddressType: "ipv4",
    subnets: [...props.subnetIds],
    // A load balancer that is made without a group can never get one.
    securityGroups: [props.securityGroupId],
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on",
    enableCrossZoneLoadBalancing: props.crossZone,
    enableDeletionProtection: props.deletionProtection,
    ...(props.capacityUnits === undefined
      ? {}
      : { minimumLoadBalancerCapacity: { capacityUnits: props.capacityUnits } }),
    ...(props.accessLogs === undefined ? {} : { accessLogs: { enabled: true, ...props.accessLogs } }),
    tags: pathTags("data", `${props.name} brokers`, props.owner),
  });
}

/** Kinds of targets as the load balancer knows them: pods and addresses are `ip`. */
const targetType = { ec2: "instance", addresses: "ip", "target-group-binding": "ip" } as const satisfies Record<
  BrokerTargets["kind"],
  string
>;

function targetGroup(scope: Construct, name: string, props: BrokerLoadBalancerProps): LbTargetGroup {
  const type = targetType[props.targets.kind];
  return new LbTargetGroup(scope, constructId("group", name), {
    // What replaces a group is part of its name, so that the new one can be made before the old one goes.
    name: resourceName([props.name, name, String(props.shard.index), type, String(props.brokerPort)]),
    targetType: type,
    protocol: "TCP",
    port: props.brokerPort,
    vpcId: props.vpcId,
    // Brokers that are clients of their own load balancer would be cut off from themselves otherwise.
    preserveClientIp: "false",
    // Kafka cannot read it.
    proxyProtocolV2: false,
    connectionTermination: true,
    deregistrationDelay: "30",
    healthCheck: {
      enabled: true,
      protocol: "TCP",
      port: "traffic-port",
      interval: 10,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    },
    tags: pathTags("data", `${props.name} ${name}`, props.owner),
    lifecycle: { createBeforeDestroy: true },
  });
}

function register(
  scope: Construct,
  name: string,
  group: LbTargetGroup,
  brokers: readonly BrokerListener[],
  { targets, brokerPort }: BrokerLoadBalancerProps,
): void {
  if (targets.kind === "target-group-binding") {
    const service = name === "bootstrap" ? targets.bootstrapService : brokerService(targets, brokers);
    new Manifest(scope, constructId("binding", name), {
      manifest: {
        apiVersion: "elbv2.k8s.aws/v1beta1",
        kind: "TargetGroupBinding",
        metadata: { name: resourceName([service, name], 63).toLowerCase(), namespace: targets.namespace },
        // Without `networking` the controller leaves security groups alone: edges open them, and nothing else.
        spec: {
          serviceRef: { name: service, port: targets.servicePort ?? brokerPort },
          targetGroupARN: group.arn,
          targetType: "ip",
          ipAddressType: "ipv4",
        },
      },
    });
    return;
  }
  const names = targetNames(targets);
  for (const { nodeId } of brokers)
    new LbTargetGroupAttachment(scope, constructId("target", name, String(nodeId)), {
      targetGroupArn: group.arn,
      targetId: names[nodeId] ?? "",
      port: brokerPort,
    });
}

function brokerService(targets: BrokerTargets, brokers: readonly BrokerListener[]): string {
  return brokers.map(({ nodeId }) => targetNames(targets)[nodeId] ?? "").join();
}
