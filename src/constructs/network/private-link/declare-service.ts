import { type Construct } from "constructs";
import { type NetworkExpectations } from "../../../expectations/network/document";
import { type Endpoint, type ListenerPlan } from "../../../network/listeners";
import { type NetworkDocument } from "../../../network/document";
import { declare } from "../declared";
import { type PrivateLinkConsumer } from "./consumers";
import { type EndpointState } from "./offered-service";

/** What an offer adds to its network's picture, and what must be proved of it: every listener answers, every known endpoint is available. */
export function declareService(
  construct: Construct,
  {
    name,
    listeners,
    consumers,
  }: { readonly name: string; readonly listeners: ListenerPlan; readonly consumers: readonly PrivateLinkConsumer[] },
  endpoints: readonly EndpointState[],
): void {
  declare(construct, {
    network: {
      loadBalancers: loadBalancers(name, listeners, consumers),
      brokers: listeners.brokers.map(({ nodeId, azId, host, port }) => ({ nodeId, azId, host, port })),
    },
    expectations: {
      ports: [...listeners.shards.map(({ bootstrap }) => bootstrap), ...listeners.brokers].map(({ host, port }) => ({
        host,
        port,
        path: "data",
        from: ["consumer"],
        layer: "tls",
      })),
      closed: closedTo(listeners),
      endpoints: endpoints.map(({ name: endpoint, endpointId, stateOutput, serviceNameOutput }) => ({
        name: endpoint,
        id: { value: endpointId },
        state: { output: stateOutput },
        serviceName: { output: serviceNameOutput },
      })),
    },
  });
}

/** Ports of brokers that are for others, by what they are for. */
const notForConsumers = [
  { port: 9092, why: "plaintext is offered to nobody" },
  { port: 9093, why: "controllers speak among themselves" },
  { port: 9095, why: "administration is for operators, on the control path" },
  { port: 9404, why: "metrics are for the scraper, on the observability path" },
] as const;

/** What a consumer must not reach through the endpoint: the brokers' other ports, and the one behind the load balancer. */
function closedTo({ shards, brokerPort, brokers, bootstrap }: ListenerPlan): NetworkExpectations["closed"] {
  const open = new Set([...brokers, ...shards.map((shard) => shard.bootstrap), bootstrap].map(({ port }) => port));
  const behind = { port: brokerPort, why: "clients come through the listeners, which lead to this port" };
  return shards.flatMap((shard) =>
    [...notForConsumers, behind]
      .filter(({ port }) => !open.has(port))
      .map(({ port, why }) => ({ host: shard.bootstrap.host, port, from: ["consumer"], why })),
  );
}

function loadBalancers(
  name: string,
  { shards }: ListenerPlan,
  consumers: readonly PrivateLinkConsumer[],
): NetworkDocument["loadBalancers"] {
  return shards.map(({ index, bootstrap, brokers }) => ({
    name: `${name} ${String(index)}`,
    endpointService: true,
    listeners: [
      { ...plain(bootstrap), nodeId: null },
      ...brokers.flatMap((broker) => [
        { ...plain(broker), nodeId: broker.nodeId },
        ...(broker.otherPorts ?? []).map((port) => ({ port, host: broker.host, nodeId: broker.nodeId })),
      ]),
    ],
    consumers: consumersShown(consumers),
  }));
}

function plain({ host, port }: Endpoint): { port: number; host: string } {
  return { port, host };
}

/** The consumers as the network's document shows them. */
function consumersShown(
  consumers: readonly PrivateLinkConsumer[],
): NetworkDocument["loadBalancers"][number]["consumers"] {
  return consumers.map(({ name, principalArn, cidrs, waves, until }) => ({
    name,
    principalArn,
    cidrs: [...cidrs],
    waves: [...waves],
    until: until ?? null,
  }));
}
