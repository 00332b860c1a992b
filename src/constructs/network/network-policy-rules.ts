import { cidrProblem, internetProblems } from "../../network/cidr";
import { edgeName, type Edge, type Ports } from "../../network/edge";
import { groupedRoles, networkRoles, type Role } from "../../network/role";
import { type NetworkPlace } from "./place";

/** Pods of one role. */
export interface RolePods {
  readonly namespace: string;
  /** Labels that all of them have and no others. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What Kubernetes' policies need beside the edges: who runs as pods here, and where the others are. */
export interface PolicyPeers {
  /** Roles that run as pods in this cluster; each gets a policy. */
  readonly pods: Partial<Readonly<Record<Role, RolePods>>>;
  /** CIDRs of roles that run elsewhere: clients, operators, the Kubernetes API. Plain text. */
  readonly networks?: Partial<Readonly<Record<Role, readonly string[]>>>;
  /** Load balancers and endpoints are looked for in its endpoint tier, unless `networks` says otherwise. */
  readonly place?: Pick<NetworkPlace, "name" | "subnets">;
  /**
   * Why pods may go to every public address for objects: a policy knows no prefix list, and the security group holds S3's. Used
   * where `networks` says nothing of `object-store`.
   */
  readonly publicObjectStore?: string;
}

/** One peer, as both sides of a `NetworkPolicy` take it (Kubernetes API, `NetworkPolicyPeer`). */
export type PolicyPeer =
  | { readonly podSelector: { readonly matchLabels: Record<string, string> } }
  | {
      readonly namespaceSelector: { readonly matchLabels: Record<string, string> };
      readonly podSelector: { readonly matchLabels: Record<string, string> };
    }
  | { readonly ipBlock: { readonly cidr: string; readonly except?: string[] } };

/** One line of a policy: who, and through which ports. */
export interface PolicyLine {
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly Ports[];
}

/** What the pods of one role may do; all else is closed to them. */
export interface RolePolicy extends RolePods {
  readonly role: Role;
  readonly ingress: readonly PolicyLine[];
  readonly egress: readonly PolicyLine[];
}

/** Roles whose interfaces stand in the endpoint tier. */
const inEndpointTier: ReadonlySet<Role> = new Set<Role>(["nlb", "aws-endpoints", "source-endpoint", "resolver"]);

/** Addresses that are no public ones: RFC 1918, RFC 6598, link-local. */
const notPublic = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"];

const allRoles: readonly Role[] = [...groupedRoles, ...networkRoles];

/** One policy for each role that runs as pods, in the order of the roles: exactly the edges that it stands on. */
export function rolePolicies(edges: readonly Edge[], peers: PolicyPeers): readonly RolePolicy[] {
  return podRoles(peers).map(([role, pods]) => ({
    role,
    ...pods,
    ingress: edges
      .filter(({ to }) => to === role)
      .map(({ from, ports }) => ({ peers: peersOf(from, pods, peers), ports: [ports] })),
    egress: edges
      .filter(({ from }) => from === role)
      .map(({ to, ports }) => ({ peers: peersOf(to, pods, peers), ports: [ports] })),
  }));
}

/** What pods of another namespace are selected by: every namespace has its own name as a label (KEP-2161). */
export function podPeer({ namespace, labels }: RolePods, from: string): PolicyPeer {
  const podSelector = { matchLabels: { ...labels } };
  return namespace === from
    ? { podSelector }
    : { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } }, podSelector };
}

function podRoles({ pods }: PolicyPeers): readonly (readonly [Role, RolePods])[] {
  return allRoles.flatMap((role) => {
    const ours = pods[role];
    return ours === undefined ? [] : [[role, ours] as const];
  });
}

function peersOf(role: Role, { namespace }: RolePods, peers: PolicyPeers): readonly PolicyPeer[] {
  const pods = peers.pods[role];
  const blocks = networksOf(role, peers).map((cidr): PolicyPeer => ({ ipBlock: { cidr } }));
  const everywhere: readonly PolicyPeer[] =
    role === "object-store" && peers.networks?.[role] === undefined && peers.publicObjectStore !== undefined
      ? [{ ipBlock: { cidr: "0.0.0.0/0", except: [...notPublic] } }]
      : [];
  return [...(pods === undefined ? [] : [podPeer(pods, namespace)]), ...blocks, ...everywhere];
}

function networksOf(role: Role, { pods, networks = {}, place }: PolicyPeers): readonly string[] {
  const named = networks[role];
  if (named !== undefined) return named;
  if (pods[role] !== undefined || !inEndpointTier.has(role)) return [];
  return (place?.subnets("endpoint") ?? []).map(({ cidr }) => cidr).filter((cidr) => cidr !== null);
}

/** What is wrong before there are policies: sentences. A line without a peer would let everybody in. */
export function policyProblems(edges: readonly Edge[], peers: PolicyPeers): readonly string[] {
  const ours = podRoles(peers);
  return [
    ...(ours.length === 0 ? ["pods: none; name the pods of one role at least: {broker: {namespace, labels}}."] : []),
    ...ours.flatMap(([role, pods]) => podProblems(role, pods)),
    ...sameSelectorProblems(ours),
    ...allRoles.flatMap((role) => networkProblems(role, peers.networks?.[role])),
    ...unknownPeers(edges, peers),
    ...(peers.publicObjectStore !== undefined && peers.publicObjectStore.trim().length < 10
      ? [`publicObjectStore: "${peers.publicObjectStore}"; say in a sentence what holds these pods to S3 instead.`]
      : []),
  ];
}

/** RFC 1123, as namespaces are named. */
const namespaceName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Kubernetes, "Labels and Selectors": an optional prefix, a name; a value. */
const labelKey = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

function podProblems(role: Role, { namespace, labels }: RolePods): readonly string[] {
  const where = `pods.${role}`;
  const wrong = Object.entries(labels).filter(([key, value]) => !labelKey.test(key) || !labelValue.test(value));
  return [
    ...(namespaceName.test(namespace)
      ? []
      : [`${where}.namespace: "${namespace}" is no namespace: lower-case letters, digits and hyphens, at most 63.`]),
    ...(Object.keys(labels).length === 0
      ? [`${where}.labels: none, which selects every pod of ${namespace}: name those of ${role}.`]
      : []),
    ...wrong.map(([key, value]) => `${where}.labels: "${key}=${value}" is no label of Kubernetes: correct it.`),
  ];
}

function sameSelectorProblems(ours: readonly (readonly [Role, RolePods])[]): readonly string[] {
  return ours.flatMap(([role, pods], index) =>
    ours
      .slice(index + 1)
      .filter(([, other]) => selectorText(other) === selectorText(pods))
      .map(
        ([other]) =>
          `pods: ${role} and ${other} select the same pods, which would get the rights of both: tell them apart by a label.`,
      ),
  );
}

function selectorText({ namespace, labels }: RolePods): string {
  return JSON.stringify([namespace, Object.entries(labels).sort()]);
}

function networkProblems(role: Role, cidrs: readonly string[] | undefined): readonly string[] {
  if (cidrs === undefined) return [];
  return [...cidrs.map(cidrProblem).filter((problem) => problem !== undefined), ...internetProblems(cidrs)].map(
    (problem) => `networks.${role}: ${problem}`,
  );
}

function unknownPeers(edges: readonly Edge[], peers: PolicyPeers): readonly string[] {
  const unknown = new Map<Role, Edge>();
  for (const edge of edges) {
    const sides: readonly (readonly [Role, Role])[] = [
      [edge.from, edge.to],
      [edge.to, edge.from],
    ];
    for (const [own, other] of sides) {
      const pods = peers.pods[own];
      if (pods !== undefined && peersOf(other, pods, peers).length === 0 && !unknown.has(other))
        unknown.set(other, edge);
    }
  }
  return [...unknown].map(([role, edge]) => {
    const instead =
      role === "object-store"
        ? "or publicObjectStore with the reason, since a policy knows no prefix list"
        : inEndpointTier.has(role)
          ? "or a place whose endpoint subnets have known addresses"
          : `or its pods (pods.${role})`;
    return `networks.${role}: ${edgeName(edge)} has ${role} on one side, and nobody knows where it is: name its CIDRs, ${instead}.`;
  });
}
