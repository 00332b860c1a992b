import { type TerraformStack } from "cdktf";
import { type BrokerEndpointServiceProps } from "../../src/constructs/network/private-link/service-props";
import { declaredIn } from "../../src/constructs/network/declared";
import { type PathSecurity } from "../../src/constructs/network/path-security";
import { type PrivateLinkClientProps } from "../../src/constructs/network/private-link/client-props";
import { type PrivateLinkConsumer } from "../../src/constructs/network/private-link/consumers";
import { type NetworkExpectations } from "../../src/expectations/network/document";
import { networkExpectationsSchema } from "../../src/expectations/network/document";
import { networkSchema, type NetworkDocument } from "../../src/network/document";
import { type ListenerPlan } from "../../src/network/listeners";
import { edgesOf } from "../../src/network/matrix";
import { type Role } from "../../src/network/role";
import { aListenerPlan } from "./cloud";
import { aPlace } from "./network-place";

/** Groups `sg-<role>` with the edges of a plan. */
export function groupsFor(listeners: ListenerPlan, roles: readonly Role[] = ["client", "nlb", "broker"]): PathSecurity {
  return { edges: edgesOf({ roles, listeners }), securityGroupId: (role) => `sg-${role}` };
}

/** A consumer whose endpoint is not yet there. */
export function aConsumer(consumer: Partial<PrivateLinkConsumer> = {}): PrivateLinkConsumer {
  return {
    name: "orders",
    principalArn: "arn:aws:iam::111122223333:root",
    cidrs: ["10.30.0.0/16"],
    waves: ["w02"],
    ...consumer,
  };
}

/** Three brokers on machines of their own, offered to one consumer. */
export function aService(props: Partial<BrokerEndpointServiceProps> = {}): BrokerEndpointServiceProps {
  const listeners = props.listeners ?? aListenerPlan();
  return {
    name: "payments",
    network: aPlace(),
    security: groupsFor(listeners),
    listeners,
    consumers: [aConsumer()],
    targets: {
      kind: "ec2",
      instanceIds: Object.fromEntries(listeners.brokers.map(({ nodeId }) => [nodeId, `i-${String(nodeId)}`])),
    },
    ...props,
  };
}

/** The consumer's side of it, with names in its own VPC. */
export function aClient(props: Partial<PrivateLinkClientProps> = {}): PrivateLinkClientProps {
  return {
    name: "orders",
    network: aPlace({ name: "orders-apps", vpcId: "vpc-0b" }),
    listeners: aListenerPlan(),
    serviceNames: ["com.amazonaws.vpce.us-east-1.vpce-svc-0a"],
    clients: [{ name: "apps", cidr: "10.30.0.0/16" }],
    resolvesIn: [{ name: "orders-apps", vpcId: "vpc-0b" }],
    ...props,
  };
}

/** What a stack declared, held against the documents' own schemas. */
export function declared(stack: TerraformStack): {
  readonly network: NetworkDocument;
  readonly expectations: NetworkExpectations;
} {
  const { network, expectations } = declaredIn(stack, { target: "payments", region: "us-east-1" });
  return { network: networkSchema.parse(network), expectations: networkExpectationsSchema.parse(expectations) };
}
