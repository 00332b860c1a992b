import { zoneIdProblem } from "./availability-zones";
import { dnsNameProblem } from "./dns-name";
import { brokersPerLoadBalancer, listenerProblem } from "./limits/listeners";
import { type BrokerListener, type BrokerPlacement, type ListenerPlan, type ListenerShard } from "./listeners";
import { NetworkRefused } from "./refused";

/** What a plan of listeners is made from: one list of brokers and where its ports begin. */
export interface ListenerRequest {
  /** The private zone that all names lie in: `c1.kafka.internal.example.com`. */
  readonly zone: string;
  readonly brokers: readonly BrokerPlacement[];
  /** What brokers listen on behind the load balancer. Default 9094. */
  readonly brokerPort?: number;
  /** The port of the broker 0. Default 19092. */
  readonly basePort?: number;
  /** Where clients begin; outside the brokers' range. Default 19000. */
  readonly bootstrapPort?: number;
  /** Ports are reserved for node ids below this, so that growing changes no rule. Default 30. */
  readonly maxBrokers?: number;
  /** Full names beside the brokers' own that applications use: `orders.kafka.example.com`. */
  readonly aliases?: readonly string[];
  /** Ranges of ports between which a platform moves its brokers; all are open at all times. Default 1. */
  readonly portSlots?: number;
  /** Listeners of the first load balancer beside Kafka: schema registry, console. Default 0. */
  readonly otherListeners?: number;
  /** Load balancers at most: 1 where it is brought along. No end by default. */
  readonly maxShards?: number;
}

type Settled = Required<Omit<ListenerRequest, "maxShards">> & { readonly maxShards: number };

function settled(request: ListenerRequest): Settled {
  return {
    brokerPort: 9094,
    basePort: 19092,
    bootstrapPort: 19000,
    maxBrokers: 30,
    aliases: [],
    portSlots: 1,
    otherListeners: 0,
    maxShards: Number.POSITIVE_INFINITY,
    ...request,
  };
}

/**
 * Everything that follows from one list of brokers. A broker's port is the base plus its node id, never its place in a
 * list: growing and shrinking renumber nothing. Over some 45 node ids there are several load balancers, since several
 * behind one endpoint service do not help: each endpoint's interface is bound to one of them.
 *
 * @throws NetworkRefused with everything that {@link listenerPlanProblems} says
 */
export function listenerPlan(request: ListenerRequest): ListenerPlan {
  const problems = listenerPlanProblems(request);
  if (problems.length > 0) throw new NetworkRefused(`The listeners of ${request.zone} cannot be planned`, problems);
  const plan = settled(request);
  const { zone, brokerPort, basePort, bootstrapPort, maxBrokers, portSlots } = plan;
  const brokers = [...plan.brokers]
    .sort((one, other) => one.nodeId - other.nodeId)
    .map((broker) => listenerOf(broker, plan));
  const shards = shardsOf(brokers, plan);
  const bootstrap = { host: `bootstrap.${zone}`, port: bootstrapPort };
  return {
    zone,
    brokerPort,
    ports: { from: basePort, to: basePort + maxBrokers * portSlots - 1 },
    bootstrap,
    brokers,
    shards,
    certificateNames: [
      ...shards.map((shard) => shard.bootstrap.host),
      ...brokers.map(({ host }) => host),
      ...plan.aliases,
    ],
    advertisedHostTemplate: `b-{nodeId}.${zone}`,
    advertisedPortTemplate: `${String(basePort)} + {nodeId}`,
  };
}

/** Every port of a broker, the advertised one first. */
export function portsOf({ port, otherPorts = [] }: BrokerListener): readonly number[] {
  return [port, ...otherPorts];
}

function listenerOf(
  { nodeId, azId }: BrokerPlacement,
  { zone, basePort, maxBrokers, portSlots }: Settled,
): BrokerListener {
  const port = basePort + nodeId;
  const others = Array.from({ length: portSlots - 1 }, (_, slot) => port + (slot + 1) * maxBrokers);
  return {
    nodeId,
    azId,
    host: `b-${String(nodeId)}.${zone}`,
    port,
    ...(others.length === 0 ? {} : { otherPorts: others }),
  };
}

/** By node id, not by place in the list: a broker that comes or goes moves no other to another load balancer. */
function shardsOf(brokers: readonly BrokerListener[], plan: Settled): readonly ListenerShard[] {
  const perShard = shardSize(plan);
  const blocks = new Map<number, BrokerListener[]>();
  for (const broker of brokers) {
    const index = Math.floor(broker.nodeId / perShard);
    const block = blocks.get(index);
    if (block === undefined) blocks.set(index, [broker]);
    else block.push(broker);
  }
  return [...blocks].map(([index, members], place) => ({
    index,
    bootstrap: {
      host: `bootstrap${place === 0 ? "" : `-${String(index)}`}.${plan.zone}`,
      port: plan.bootstrapPort,
    },
    brokers: members,
  }));
}

function shardSize({ portSlots, otherListeners }: Settled): number {
  return brokersPerLoadBalancer({ portSlots, others: otherListeners });
}

/** Everything that stands in the way of a plan, as sentences that say what to write instead; none where it can be made. */
export function listenerPlanProblems(request: ListenerRequest): readonly string[] {
  const plan = settled(request);
  return [...nameProblems(plan), ...brokerProblems(plan), ...portProblems(plan), ...shardProblems(plan)];
}

function nameProblems({ zone, aliases, brokers }: Settled): readonly string[] {
  const own = new Set(
    ["bootstrap", ...brokers.map(({ nodeId }) => `b-${String(nodeId)}`)].map((name) => `${name}.${zone}`),
  );
  const zoneWrong = dnsNameProblem(zone);
  return [
    ...(zoneWrong === undefined ? [] : [`zone: ${zoneWrong}`]),
    ...aliases
      .map((alias) => dnsNameProblem(alias))
      .filter((problem) => problem !== undefined)
      .map((problem) => `aliases: ${problem}`),
    ...aliases
      .filter((alias) => own.has(alias))
      .map((alias) => `aliases: ${alias} is a name of the cluster itself: take it out.`),
    ...twice(aliases).map((alias) => `aliases: ${alias} is there twice: name it once.`),
  ];
}

function brokerProblems({ brokers, maxBrokers, basePort, portSlots }: Settled): readonly string[] {
  const ids = brokers.map(({ nodeId }) => nodeId);
  const most = Math.max(...ids);
  return [
    ...(brokers.length === 0 ? ["brokers: there is none: name each with its nodeId and azId."] : []),
    ...ids
      .filter((id) => !Number.isInteger(id) || id < 0)
      .map((id) => `brokers: nodeId ${String(id)} is no node.id: write a whole number from 0.`),
    ...twice(ids).map((id) => `brokers: nodeId ${String(id)} is there twice: each broker has its own.`),
    ...(most >= maxBrokers
      ? [
          `brokers: nodeId ${String(most)} lies outside the ports ${String(basePort)}-${String(
            basePort + maxBrokers * portSlots - 1,
          )}, which are reserved for node ids below ${String(maxBrokers)}: set maxBrokers to ${String(most + 1)} or more, and tell consumers, whose rules grow with it.`,
        ]
      : []),
    ...new Set(brokers.map(({ azId }) => zoneIdProblem(azId)).filter((problem) => problem !== undefined)),
  ];
}

function portProblems(plan: Settled): readonly string[] {
  const { brokerPort, basePort, bootstrapPort, maxBrokers, portSlots } = plan;
  const to = basePort + maxBrokers * portSlots - 1;
  const wrong = Object.entries({ brokerPort, basePort, bootstrapPort })
    .filter(([, port]) => !Number.isInteger(port) || port < 1 || port > 65535)
    .map(([name, port]) => `${name}: ${String(port)} is no port: write a whole number from 1 to 65535.`);
  const counts = Object.entries({ maxBrokers, portSlots })
    .filter(([, count]) => !Number.isInteger(count) || count < 1)
    .map(([name, count]) => `${name}: ${String(count)} is not possible: write a whole number from 1.`);
  if (wrong.length + counts.length > 0) return [...wrong, ...counts];
  return [
    ...(to > 65535
      ? [
          `basePort: ${String(maxBrokers)} node ids × ${String(portSlots)} port(s) from ${String(basePort)} end at ${String(to)}, beyond 65535: begin lower.`,
        ]
      : []),
    ...(bootstrapPort >= basePort && bootstrapPort <= to
      ? [
          `bootstrapPort: ${String(bootstrapPort)} is the port of broker ${String((bootstrapPort - basePort) % maxBrokers)} (${String(basePort)}-${String(
            to,
          )} belong to brokers): take one outside, such as ${String(basePort > 92 ? basePort - 92 : to + 1)}.`,
        ]
      : []),
  ];
}

function shardProblems(plan: Settled): readonly string[] {
  const { portSlots, otherListeners: others, maxShards, brokers } = plan;
  const perShard = shardSize(plan);
  if (perShard < 1) {
    const problem = listenerProblem({ brokers: 1, portSlots, others });
    return problem === undefined ? [] : [problem];
  }
  const shards = new Set(brokers.map(({ nodeId }) => Math.floor(nodeId / perShard))).size;
  if (shards <= maxShards) return [];
  const problem =
    listenerProblem({ brokers: brokers.length, portSlots, others }) ??
    `node ids up to ${String(Math.max(...brokers.map(({ nodeId }) => nodeId)))} go to ${String(shards)} load balancers of ${String(perShard)} node ids each.`;
  return [`${problem} Here ${String(maxShards)} is allowed (maxShards).`];
}

/** The values that occur more than once, each once. */
function twice<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
