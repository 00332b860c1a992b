/** A policy as the API stores it, as far as we make them (Kubernetes API, `NetworkPolicy` v1). */
export interface NetworkPolicy {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly ("Ingress" | "Egress")[];
    readonly ingress?: readonly { readonly from?: readonly Peer[]; readonly ports?: readonly Port[] }[];
    readonly egress?: readonly { readonly to?: readonly Peer[]; readonly ports?: readonly Port[] }[];
  };
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}

interface Port {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** Pods, or a network outside that is written as in the policies. */
export type Place =
  { readonly namespace: string; readonly labels: Readonly<Record<string, string>> } | { readonly cidr: string };

/** Somebody tries to reach somebody. */
export interface Connection {
  readonly from: Place;
  readonly to: Place;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
}

/**
 * Whether policies let a connection through, after the rules of Kubernetes' documentation ("Network Policies", "The two sorts
 * of pod isolation"): pods that no policy selects are open, each side must allow it, rules only add up, an absent list of peers
 * or ports means all of them. No network plugin runs here: this reads what one would read.
 */
export function mayConnect(policies: readonly NetworkPolicy[], connection: Connection): boolean {
  const { from, to } = connection;
  const outward = sidesOf(policies, from, "Egress").map(({ spec }) =>
    (spec.egress ?? []).map(({ to: peers, ports }) => ({ peers, ports })),
  );
  const inward = sidesOf(policies, to, "Ingress").map(({ spec }) =>
    (spec.ingress ?? []).map(({ from: peers, ports }) => ({ peers, ports })),
  );
  return allows(outward, from, to, connection) && allows(inward, to, from, connection);
}

type Line = { readonly peers: readonly Peer[] | undefined; readonly ports: readonly Port[] | undefined };

function sidesOf(
  policies: readonly NetworkPolicy[],
  place: Place,
  type: "Ingress" | "Egress",
): readonly NetworkPolicy[] {
  if ("cidr" in place) return [];
  return policies.filter(
    ({ metadata, spec }) =>
      metadata.namespace === place.namespace &&
      spec.policyTypes.includes(type) &&
      selects(spec.podSelector, place.labels),
  );
}

function allows(policies: readonly (readonly Line[])[], own: Place, other: Place, connection: Connection): boolean {
  if (policies.length === 0) return true;
  return policies.some((lines) =>
    lines.some(
      ({ peers, ports }) =>
        (peers === undefined || peers.some((peer) => isPeer(peer, own, other))) &&
        (ports === undefined || ports.some((port) => isPort(port, connection))),
    ),
  );
}

function isPeer(peer: Peer, own: Place, other: Place): boolean {
  if (peer.ipBlock !== undefined) return "cidr" in other && other.cidr === peer.ipBlock.cidr;
  if ("cidr" in other || "cidr" in own) return false;
  const inNamespace =
    peer.namespaceSelector === undefined
      ? other.namespace === own.namespace
      : selects(peer.namespaceSelector, { "kubernetes.io/metadata.name": other.namespace });
  return inNamespace && selects(peer.podSelector ?? {}, other.labels);
}

function isPort({ protocol = "TCP", port, endPort }: Port, connection: Connection): boolean {
  if (protocol.toLowerCase() !== connection.protocol) return false;
  if (port === undefined) return true;
  // A name would be looked up among a container's ports; ours are numbers, and stored as such.
  if (typeof port === "string") return false;
  return port <= connection.port && connection.port <= (endPort ?? port);
}

function selects({ matchLabels = {} }: Selector, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}
