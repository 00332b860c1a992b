import { Token } from "cdktf";
import { type Edge } from "../../network/edge";
import { type Role } from "../../network/role";
import { type NetworkPoliciesProps } from "../network/network-policies";
import { type RoleNetworks } from "../network/path-security-rules";
import { type NetworkPlace } from "../network/place";

/** Roles that run as pods beside the brokers, each known by the label `kafka-byoc/role`. */
const podRoles: readonly Role[] = [
  "broker",
  "replicator",
  "connect",
  "schema-registry",
  "console",
  "scraper",
  "collector",
  "dashboards",
];

/** What of the policies differs from the usual. */
export interface PodPolicies extends Partial<Omit<NetworkPoliciesProps, "edges" | "place">> {
  /** Where roles run that do not run beside the brokers: `{scraper: "monitoring"}`. */
  readonly namespaces?: Partial<Readonly<Record<Role, string>>>;
}

/** Policies for the pods of a target on Kubernetes, from its edges: pods are told apart by the label `kafka-byoc/role`. */
export function podPolicies(
  { namespaces = {}, pods, networks, ...rest }: PodPolicies,
  target: {
    readonly namespace: string;
    readonly edges: readonly Edge[];
    readonly place: NetworkPlace;
    readonly networks: RoleNetworks;
  },
): NetworkPoliciesProps {
  const takesPart = new Set<Role>(target.edges.flatMap(({ from, to }) => [from, to]));
  return {
    edges: target.edges,
    place: target.place,
    pods: {
      ...Object.fromEntries(
        podRoles
          .filter((role) => takesPart.has(role))
          .map((role) => [
            role,
            { namespace: namespaces[role] ?? target.namespace, labels: { "kafka-byoc/role": role } },
          ]),
      ),
      ...pods,
    },
    networks: {
      // The Kubernetes API answers somewhere in the VPC, on addresses that its makers choose.
      "kubernetes-api": target.place.cidrBlocks.filter((cidr) => !Token.isUnresolved(cidr)),
      ...Object.fromEntries(
        Object.entries(target.networks).map(([role, sources]) => [
          role,
          sources.flatMap((source) => ("cidr" in source ? [source.cidr] : [])),
        ]),
      ),
      ...networks,
    },
    publicObjectStore: "Security groups hold these pods' nodes to the addresses of S3.",
    // Operators live beside the brokers as often as not.
    closeNamespaces: false,
    ...rest,
  };
}
