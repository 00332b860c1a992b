import { ClientAccessStack, type ClientAccessStackProps } from "../../src/constructs/stacks/client-access";
import { type ClientTarget } from "../../src/constructs/stacks/client-access-target";
import { listenerPlan } from "../../src/network/listener-plan";
import { certificateAuthority } from "../../src/rehearsal/rig/certificates";
import { type Synthesized, synthesizedApp } from "./synthesized";

/** An authority of 2027's January. */
export const authority = certificateAuthority("Payments Kafka CA", new Date("2027-01-01T12:00:00Z"));

/** A target of three brokers behind one load balancer. */
export function aClientTarget(target: Partial<ClientTarget> = {}): ClientTarget {
  const listeners = listenerPlan({
    zone: "c1.kafka.internal.example.com",
    brokers: ["use1-az1", "use1-az2", "use1-az4"].map((azId, nodeId) => ({ nodeId, azId })),
  });
  return {
    name: "payments",
    listeners,
    advertised: listeners.brokers.map(({ host, port }) => ({ host, port })),
    authentication: ["SCRAM-SHA-512", "mTLS"],
    connectionsMaxIdleMs: 300_000,
    ...target,
  };
}

/** The access of the team orders through PrivateLink. */
export function aClientAccess(props: Partial<ClientAccessStackProps> = {}): ClientAccessStackProps {
  return {
    team: "orders",
    account: "444455556666",
    region: "us-east-1",
    target: aClientTarget(),
    vpc: {
      name: "orders-apps",
      vpcId: "vpc-0c",
      cidrBlocks: ["10.30.0.0/16"],
      subnets: { "use1-az1": "subnet-1", "use1-az2": "subnet-2" },
      routeTableIds: ["rtb-1", "rtb-2"],
    },
    way: {
      by: "private-link",
      serviceNames: ["com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"],
      namesResolve: true,
    },
    authentication: "SCRAM-SHA-512",
    trust: { pem: authority.certificate },
    secrets: [{ name: "credentials", arn: "arn:aws:secretsmanager:us-east-1:444455556666:secret:orders/kafka-AbCdEf" }],
    neededUntil: "2027-01-20",
    ...props,
  };
}

/** What the access synthesizes to, with the files beside it. */
export function synthesizedClientAccess(props: Partial<ClientAccessStackProps> = {}): Synthesized {
  return synthesizedApp((app) => new ClientAccessStack(app, "orders-access", aClientAccess(props)));
}
