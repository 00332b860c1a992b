import { advertisedProblems } from "../../network/advertised";
import { zoneIdProblem } from "../../network/availability-zones";
import { idleProblems, listenerIdleSecondsByDefault } from "../../network/idle-timeouts";
import { repeated } from "../must-hold";
import { type PathSecurity } from "../network/path-security";
import { type TargetCluster } from "./target-cluster";

/**
 * What is wrong with a cluster whoever runs it: what its brokers advertise against what the listeners offer, its brokers against
 * those of the plan, ports, zones, idle timeouts. None where clients that reach the bootstrap reach every broker.
 *
 * @param options whether clients come by PrivateLink; by default they do where there is a listener plan
 */
export function clusterProblems(
  cluster: Omit<TargetCluster, "bootstrapServers">,
  { privateLink = cluster.listeners !== null }: { readonly privateLink?: boolean } = {},
): readonly string[] {
  const { brokers, listeners, advertised, authentication, connectionsMaxIdleMs } = cluster;
  return [
    ...(brokers.length === 0 ? ["brokers: there is none: name each with its nodeId and azId."] : []),
    ...repeated(brokers.map(({ nodeId }) => String(nodeId))).map(
      (nodeId) => `brokers: nodeId ${nodeId} is there twice: each broker has its own.`,
    ),
    ...new Set(brokers.map(({ azId }) => zoneIdProblem(azId)).filter((problem) => problem !== undefined)),
    ...(authentication.length === 0
      ? ["authentication: there is none, so anybody who reaches a broker would be ANONYMOUS: name how clients sign in."]
      : []),
    ...(listeners === null ? [] : [...advertisedProblems(listeners, advertised), ...planProblems(cluster)]),
    ...idleProblems({
      brokerMaxIdleMs: connectionsMaxIdleMs,
      listenerIdleSeconds: listeners === null ? null : listenerIdleSecondsByDefault,
      privateLink,
    }),
  ];
}

function planProblems({
  brokers,
  listeners,
  brokerPort,
}: Pick<TargetCluster, "brokers" | "listeners" | "brokerPort">): readonly string[] {
  if (listeners === null) return [];
  const planned = new Map(listeners.brokers.map(({ nodeId, azId }) => [nodeId, azId]));
  const there = new Map(brokers.map(({ nodeId, azId }) => [nodeId, azId]));
  return [
    ...(brokerPort === listeners.brokerPort
      ? []
      : [
          `brokerPort: brokers listen on ${String(brokerPort)}, and the load balancer sends to ${String(listeners.brokerPort)}: make both from one listener plan.`,
        ]),
    ...[...planned.keys()]
      .filter((nodeId) => !there.has(nodeId))
      .map(
        (nodeId) =>
          `brokers: broker ${String(nodeId)} has a listener and is not there: add it, or take it out of the plan.`,
      ),
    ...[...there]
      .filter(([nodeId]) => !planned.has(nodeId))
      .map(
        ([nodeId]) =>
          `brokers: broker ${String(nodeId)} has no listener: clients could not reach its partitions. Add it to the plan.`,
      ),
    ...[...there]
      .filter(([nodeId, azId]) => planned.has(nodeId) && planned.get(nodeId) !== azId)
      .map(
        ([nodeId, azId]) =>
          `brokers: broker ${String(nodeId)} is in ${azId}, and the plan has it in ${String(planned.get(nodeId))}: make both from one list.`,
      ),
  ];
}

/**
 * What is wrong where no security group lets clients through to the port that a platform listens on by itself: MSK and AutoMQ
 * have theirs, whatever the matrix was made with.
 */
export function brokerPortProblems({ edges }: Pick<PathSecurity, "edges">, port: number): readonly string[] {
  const opened = edges.some(
    ({ to, ports }) => to === "broker" && ports.protocol === "tcp" && ports.from <= port && port <= ports.to,
  );
  return opened
    ? []
    : [
        `security: no edge to broker opens ${String(port)}, where the brokers listen for clients: everybody would time out. Make the matrix with ports: { broker: ${String(port)}, brokerInternal: ${String(port)} } (edgesOf).`,
      ];
}
