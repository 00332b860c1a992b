import { type ListenerPlan } from "../../../network/listeners";
import { portsOf } from "../../../network/listener-plan";
import { brokerIdleMsByDefault, idleProblems, listenerIdleSecondsByDefault } from "../../../network/idle-timeouts";
import { planLimitProblems } from "../../../network/limits/plan";
import { limitProblem } from "../../../network/limits/table";
import { type EndpointTraffic, throughputProblem } from "../../../network/limits/throughput";
import { mtuProblem } from "../../../network/mtu";
import { type BrokerEndpointServiceProps, type ExistingBalancersProps, type OfferProps } from "./service-props";
import { repeated } from "../../must-hold";
import { type PathSecurity } from "../path-security";
import { type PlacedSubnet } from "../place";
import { consumerProblems } from "./consumers";
import { targetProblems } from "./targets";

/** What is wrong with an offer, whoever made the load balancers. */
export function offerProblems(props: OfferProps): readonly string[] {
  const { name, listeners, consumers, now, topicArns, connectionsPerBroker, hostMtu } = props;
  return [
    ...(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(name)
      ? []
      : [
          `name: "${name}" cannot begin names at AWS: write 2 to 32 lower-case letters, digits and hyphens, such as orders.`,
        ]),
    ...consumerProblems(consumers, listeners.shards, now),
    ...(topicArns?.length === 0 ? ["topicArns: is empty: name a topic, or leave it out to get one."] : []),
    ...[
      limitProblem("connectionsPerBroker", connectionsPerBroker ?? 0),
      hostMtu === undefined ? undefined : mtuProblem(hostMtu),
      ...trafficOf(props).map(throughputProblem),
    ].filter((problem) => problem !== undefined),
  ];
}

/** What goes through one endpoint at the busiest time, as if one consumer did it all; none where nobody said. Shards share it. */
export function trafficOf({ megabytesPerSecond, listeners }: OfferProps): readonly EndpointTraffic[] {
  if (megabytesPerSecond === undefined) return [];
  const zones = new Set(listeners.brokers.map(({ azId }) => azId)).size;
  return [{ megabytesPerSecond: Math.round(megabytesPerSecond / listeners.shards.length), zones }];
}

/** What is wrong with load balancers of our own. */
export function serviceProblems(props: BrokerEndpointServiceProps): readonly string[] {
  const { listeners, network, security, targets } = props;
  const subnets = network.subnets("endpoint");
  return [
    ...targetProblems(listeners, targets),
    ...subnetProblems(subnets),
    ...zoneProblems(listeners, subnets, props.crossZone ?? true),
    ...idleProblems({
      brokerMaxIdleMs: props.connectionsMaxIdleMs ?? brokerIdleMsByDefault,
      listenerIdleSeconds: props.listenerIdleSeconds ?? listenerIdleSecondsByDefault,
      privateLink: true,
    }),
    ...planLimitProblems(listeners, subnets.length),
    ...edgeProblems(listeners, security),
  ];
}

/** What is wrong with load balancers that were there before. */
export function existingProblems({
  listeners,
  loadBalancers,
  connectionsMaxIdleMs,
}: ExistingBalancersProps): readonly string[] {
  const { length } = listeners.shards;
  return [
    ...(loadBalancers.length === length
      ? []
      : [
          `loadBalancers: ${String(loadBalancers.length)} are given, and the listener plan has ${String(length)} shard(s): give one a shard, or set maxShards of the plan.`,
        ]),
    ...repeated(loadBalancers.map(({ arn }) => arn)).map(
      (arn) => `loadBalancers: ${arn} is there twice: a load balancer belongs to one endpoint service.`,
    ),
    ...idleProblems({
      brokerMaxIdleMs: connectionsMaxIdleMs ?? brokerIdleMsByDefault,
      listenerIdleSeconds: null,
      privateLink: true,
    }),
  ];
}

function subnetProblems(subnets: readonly PlacedSubnet[]): readonly string[] {
  return [
    ...(subnets.length < 2
      ? [
          `network: ${String(subnets.length)} subnet(s) of the endpoint tier are too few: consumers get an endpoint only in zones where a load balancer stands. Give it at least 2, better 3.`,
        ]
      : []),
    ...repeated(subnets.map(({ azId }) => azId)).map(
      (azId) => `network: two subnets of the endpoint tier lie in ${azId}: a load balancer takes one a zone.`,
    ),
  ];
}

/** Without cross-zone balancing a broker's listener answers in its own zone alone. */
function zoneProblems(
  { brokers, shards }: ListenerPlan,
  subnets: readonly PlacedSubnet[],
  crossZone: boolean,
): readonly string[] {
  if (crossZone) return [];
  const there = new Set(subnets.map(({ azId }) => azId));
  const without = [...new Set(brokers.map(({ azId }) => azId).filter((azId) => !there.has(azId)))];
  const alone = [...there].filter((azId) =>
    shards.some((shard) => shard.brokers.every((broker) => broker.azId !== azId)),
  );
  return [
    ...without.map(
      (azId) =>
        `crossZone: brokers stand in ${azId}, where no load balancer does: nobody would reach them. Give the endpoint tier a subnet there, or leave crossZone on.`,
    ),
    ...alone.map(
      (azId) =>
        `crossZone: a load balancer stands in ${azId}, where none of its brokers does: who begins there would reach nobody. Take that subnet out, or leave crossZone on.`,
    ),
  ];
}

/** What the load balancers' group must let through: its rules are held against PrivateLink traffic, and against health checks. */
function edgeProblems({ bootstrap, brokers, brokerPort }: ListenerPlan, { edges }: PathSecurity): readonly string[] {
  const opens = (from: string, to: string, port: number): boolean =>
    edges.some(
      (edge) =>
        edge.path === "data" &&
        edge.from === from &&
        edge.to === to &&
        edge.ports.protocol === "tcp" &&
        edge.ports.from <= port &&
        port <= edge.ports.to,
    );
  const closed = [bootstrap.port, ...brokers.flatMap(portsOf)].filter((port) => !opens("client", "nlb", port));
  return [
    ...(closed.length === 0
      ? []
      : [
          `security: no edge "data client→nlb" opens ${closed.length > 5 ? `${closed.slice(0, 5).join(", ")} and ${String(closed.length - 5)} more` : closed.join(", ")}: clients would time out there. Make the edges from the same listener plan (edgesOf).`,
        ]),
    ...(opens("nlb", "broker", brokerPort)
      ? []
      : [
          `security: no edge "data nlb→broker" opens ${String(brokerPort)}: neither connections nor health checks would reach the brokers. Make the edges from the same listener plan (edgesOf).`,
        ]),
  ];
}
