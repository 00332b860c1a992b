import { type NetworkDocument } from "../../src/network/document";
import { listenerPlan } from "../../src/network/listener-plan";
import { edgesOf } from "../../src/network/matrix";
import { groupedRoles, networkRoles } from "../../src/network/role";

const zones = ["use1-az1", "use1-az2", "use1-az4"];

/** A target's network in which every role takes part; `brokerCount` brokers over three zones. */
export function aNetwork({
  brokerCount = 3,
  ...different
}: Partial<NetworkDocument> & { readonly brokerCount?: number } = {}): NetworkDocument {
  const plan = listenerPlan({
    zone: "c1.kafka.internal.example.com",
    brokers: Array.from({ length: brokerCount }, (_, nodeId) => ({ nodeId, azId: zones[nodeId % 3] ?? "use1-az1" })),
    maxBrokers: Math.max(30, brokerCount),
  });
  const consumers = ["orders", "billing"].map((name, index) => ({
    name,
    principalArn: `arn:aws:iam::11112222333${String(index)}:root`,
    cidrs: [`10.${String(30 + index)}.0.0/16`],
    waves: [`w0${String(index + 1)}`],
    until: index === 0 ? null : "2027-06-30",
  }));
  return {
    apiVersion: "kafka-byoc/v1",
    kind: "Network",
    target: "payments",
    region: "us-east-1",
    vpcs: [
      {
        name: "kafka-target",
        cidrs: ["10.20.0.0/16"],
        existing: false,
        subnets: zones.flatMap((azId, zone) => [
          { tier: "endpoint" as const, azId, cidr: `10.20.${String(zone)}.0/24` },
          { tier: "broker" as const, azId, cidr: `10.20.${String(16 * (zone + 1))}.0/20` },
        ]),
      },
    ],
    loadBalancers: plan.shards.map((shard) => ({
      name: `payments-${String(shard.index)}`,
      endpointService: true,
      consumers,
      listeners: [
        { ...shard.bootstrap, nodeId: null },
        ...shard.brokers.map(({ host, port, nodeId }) => ({ host, port, nodeId })),
      ],
    })),
    brokers: plan.brokers.map(({ nodeId, azId, host, port }) => ({ nodeId, azId, host, port })),
    serviceEndpoints: ["s3", "kms", "sts", "logs", "monitoring", "secretsmanager", "ecr.api", "ecr.dkr"],
    sources: [{ kind: "confluent-dedicated", name: "lkc-abc123", keepUntil: "2027-03-31" }],
    zones: [
      {
        name: plan.zone,
        private: true,
        names: [plan.bootstrap, ...plan.brokers].map(({ host }) => ({
          name: host,
          to: "load balancer payments-0",
          ttlSeconds: null,
        })),
      },
      {
        name: "kafka.example.com",
        private: true,
        names: [{ name: "orders.kafka.example.com", to: "bootstrap.lkc-abc123 (source)", ttlSeconds: 60 }],
      },
    ],
    edges: edgesOf({ roles: [...groupedRoles, ...networkRoles], listeners: plan, rollbackUntil: "2027-03-31" }).map(
      (edge) => ({ ...edge, ports: { ...edge.ports } }),
    ),
    ...different,
  };
}
