import { NetworkPolicyV1, type NetworkPolicyV1Spec } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { cidrProblem } from "../../network/cidr";
import { type Edge, type Ports } from "../../network/edge";
import { type Role } from "../../network/role";
import { constructId } from "../construct-id";
import { mustHold } from "../must-hold";
import { declareEdges } from "./declared-edges";
import {
  podPeer,
  policyProblems,
  type PolicyLine,
  type PolicyPeers,
  rolePolicies,
  type RolePods,
  type RolePolicy,
} from "./network-policy-rules";

/** Kubernetes' policies for the paths of one target. */
export interface NetworkPoliciesProps extends PolicyPeers {
  /** The same as the security groups have (`PathSecurity.edges`). Those between roles that run elsewhere are left to them. */
  readonly edges: readonly Edge[];
  /** Who resolves names for pods. Default the pods `k8s-app: kube-dns` in `kube-system`. */
  readonly dns?: RolePods;
  /** Addresses that pods ask for names beside, such as a cache on each node: `["169.254.20.10/32"]`. */
  readonly dnsNetworks?: readonly string[];
  /**
   * Whether pods that no role selects are cut off too, in the namespaces of these roles. Default true; false where others live
   * there, such as an operator.
   */
  readonly closeNamespaces?: boolean;
  /** Where a stack has several Kubernetes providers. */
  readonly provider?: TerraformProvider;
}

const usualDns: RolePods = { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } };

const dnsPorts: readonly Ports[] = [
  { protocol: "udp", from: 53, to: 53 },
  { protocol: "tcp", from: 53, to: 53 },
];

/**
 * The three paths once more inside Kubernetes, where pods on one node share its security group: a policy a role from the same
 * edges, everything else closed, names may be resolved. Enforced only where the cluster's network plugin does (on EKS: VPC CNI
 * with network policies on, or Calico, or Cilium).
 */
export class NetworkPolicies extends Construct {
  /** By role. */
  readonly policies: ReadonlyMap<Role, NetworkPolicyV1>;

  constructor(scope: Construct, id: string, props: NetworkPoliciesProps) {
    super(scope, id);
    const { edges, closeNamespaces = true } = props;
    mustHold(this, [...policyProblems(edges, props), ...dnsProblems(props)]);
    const policies = rolePolicies(edges, props);
    this.policies = new Map(policies.map((policy) => [policy.role, this.#policy(policy, props)]));
    if (closeNamespaces)
      for (const namespace of new Set(policies.map((policy) => policy.namespace)))
        this.#closed(namespace, props.provider);
    const ours = new Set(policies.map(({ role }) => role));
    declareEdges(
      this,
      edges.filter(({ from, to }) => ours.has(from) || ours.has(to)),
    );
  }

  #policy(policy: RolePolicy, props: NetworkPoliciesProps): NetworkPolicyV1 {
    const { role, namespace, labels } = policy;
    return new NetworkPolicyV1(this, constructId("policy", role), {
      metadata: { name: `kafka-byoc-${role}`, namespace, labels: { "kafka-byoc/role": role } },
      spec: {
        podSelector: { matchLabels: { ...labels } },
        policyTypes: ["Ingress", "Egress"],
        ingress: policy.ingress.map((line) => ({ from: [...line.peers], ports: portsOf(line) })),
        egress: [...policy.egress, dnsLine(namespace, props)].map((line) => ({
          to: [...line.peers],
          ports: portsOf(line),
        })),
      },
      ...providerOf(props.provider),
    });
  }

  #closed(namespace: string, provider: TerraformProvider | undefined): void {
    new NetworkPolicyV1(this, constructId("closed", namespace), {
      metadata: { name: "kafka-byoc-closed", namespace },
      spec: closed,
      ...providerOf(provider),
    });
  }
}

/** Selects every pod and opens nothing. */
const closed: NetworkPolicyV1Spec = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };

function providerOf(provider: TerraformProvider | undefined): { provider?: TerraformProvider } {
  return provider === undefined ? {} : { provider };
}

function dnsProblems({ dnsNetworks = [] }: NetworkPoliciesProps): readonly string[] {
  return dnsNetworks
    .map(cidrProblem)
    .filter((problem) => problem !== undefined)
    .map((problem) => `dnsNetworks: ${problem}`);
}

function dnsLine(namespace: string, { dns = usualDns, dnsNetworks = [] }: NetworkPoliciesProps): PolicyLine {
  return {
    peers: [podPeer(dns, namespace), ...dnsNetworks.map((cidr) => ({ ipBlock: { cidr } }))],
    ports: dnsPorts,
  };
}

function portsOf({ ports }: PolicyLine): { protocol: string; port: string; endPort?: number }[] {
  return ports.map(({ protocol, from, to }) => ({
    protocol: protocol.toUpperCase(),
    port: String(from),
    ...(from === to ? {} : { endPort: to }),
  }));
}
