import { certificateNamesOfBroker } from "../../../network/certificate-names";
import { type ListenerPlan } from "../../../network/listeners";
import { edgesOf } from "../../../network/matrix";
import { groupedRoles } from "../../../network/role";
import { type CertificateSecret } from "../../certificates/broker-certificates";
import { listenerNames } from "./names";

/** Strimzi's spelling of how clients sign in. */
export const authenticationTypes = { "SCRAM-SHA-512": "scram-sha-512", mTLS: "tls" } as const;

/** How clients sign in at brokers that Strimzi runs. */
export type StrimziAuthentication = keyof typeof authenticationTypes;

/** Ports inside the network; that of clients behind the load balancer comes from the plan. */
export interface InternalPorts {
  /** For clients inside the network. Default 9096. */
  readonly internal?: number;
  /** For administrators, with certificates of their own. Default 9095. */
  readonly admin?: number;
}

/** What the listeners of a cluster are made from. */
export interface StrimziListenerSettings {
  readonly listeners: ListenerPlan;
  readonly authentication: StrimziAuthentication;
  /** The brokers' certificate; null where Strimzi's own authority makes it. */
  readonly secret: CertificateSecret | null;
  readonly ports?: InternalPorts;
  /** Where the load balancer connects from: the subnets that it stands in. */
  readonly loadBalancerNetworks: readonly string[];
  /** Where administrators connect from. */
  readonly administratorNetworks: readonly string[];
}

/** What a listener advertises for one broker. */
export interface AdvertisedBroker {
  readonly broker: number;
  readonly advertisedHost: string;
  readonly advertisedPort: number;
}

/** What brokers advertise, from the plan and from nothing else. */
export function advertisedBrokers({ brokers }: Pick<ListenerPlan, "brokers">): readonly AdvertisedBroker[] {
  return brokers.map(({ nodeId, host, port }) => ({ broker: nodeId, advertisedHost: host, advertisedPort: port }));
}

/** The port for clients inside the network. */
export function internalPort(ports: InternalPorts = {}): number {
  return ports.internal ?? 9096;
}

/** The port for administrators. */
export function adminPort(ports: InternalPorts = {}): number {
  return ports.admin ?? 9095;
}

/** Pods of those roles that the matrix lets in through a port of the brokers, whatever their namespace. */
function podsThatMayReach(port: number, { listeners, ports }: StrimziListenerSettings): readonly object[] {
  const edges = edgesOf({
    roles: groupedRoles,
    listeners,
    ports: { brokerInternal: internalPort(ports), brokerAdmin: adminPort(ports) },
  });
  const roles = edges.filter(({ to, ports: open }) => to === "broker" && open.from <= port && port <= open.to);
  const values = [...new Set(roles.map(({ from }) => from))].sort();
  return [
    {
      namespaceSelector: {},
      podSelector: { matchExpressions: [{ key: "kafka-byoc/role", operator: "In", values }] },
    },
  ];
}

/**
 * `spec.kafka.listeners`: clients behind the load balancer (`cluster-ip`, since the load balancer is ours and is told to
 * Strimzi by what brokers advertise), clients inside the network, administrators. Each says who may connect, since Strimzi
 * makes a NetworkPolicy that lets in everybody where a listener says nothing.
 */
export function strimziListeners(settings: StrimziListenerSettings): readonly object[] {
  const { listeners, authentication, ports } = settings;
  const signIn = { type: authenticationTypes[authentication] };
  return [
    {
      name: listenerNames.clients,
      port: listeners.brokerPort,
      type: "cluster-ip",
      tls: true,
      authentication: signIn,
      configuration: clientConfiguration(settings),
      networkPolicyPeers: networks(settings.loadBalancerNetworks),
    },
    {
      name: listenerNames.internal,
      port: internalPort(ports),
      type: "internal",
      tls: true,
      authentication: signIn,
      networkPolicyPeers: podsThatMayReach(internalPort(ports), settings),
    },
    {
      name: listenerNames.admin,
      port: adminPort(ports),
      type: "internal",
      tls: true,
      authentication: { type: "tls" },
      networkPolicyPeers: [
        ...networks(settings.administratorNetworks),
        ...podsThatMayReach(adminPort(ports), settings),
      ],
    },
  ];
}

function clientConfiguration({ listeners, secret }: StrimziListenerSettings): object {
  const brokers = advertisedBrokers(listeners);
  // Strimzi puts each broker's advertised host into its certificate by itself; bootstraps and aliases must be named.
  return secret === null
    ? { bootstrap: { alternativeNames: [...certificateNamesOfBroker(listeners, -1)] }, brokers }
    : { brokerCertChainAndKey: { ...secret }, brokers };
}

function networks(cidrs: readonly string[]): readonly object[] {
  return cidrs.map((cidr) => ({ ipBlock: { cidr } }));
}
