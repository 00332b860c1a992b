import { cidrOf, overlap } from "../../../network/cidr";
import { isDeclared } from "../../facts/account-principals";
import { type EndpointService, endpointServicesOf } from "../../facts/endpoint-services";
import { type LoadBalancer, loadBalancersOf } from "../../facts/load-balancers";
import { openingsByGroup } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { type Peer } from "../../facts/peers";
import { type DeclaredConsumer } from "../../knowledge";
import { oncePerPlan } from "../../once-per-plan";
import { type Plan } from "../../plan/plan";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";
import { aConsumer, aNetwork } from "./network-case";

const service = `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:root"]
  network_load_balancer_arns = [aws_lb.kafka.arn]
}
`;

/** A consumer who may make an endpoint and whose clients no rule lets in. */
export const endpointConsumerWithoutNetwork: Rule = {
  name: "endpoint-consumer-without-network",
  area: "private-link",
  severity: "high",
  title: "A consumer may connect, and no rule lets its clients in",
  what: "A declared consumer is among the principals of an endpoint service, and no rule of the load balancer's security groups admits any of the networks that it was declared with.",
  why: "The endpoint is made and accepted, and every connection through it times out: on the day of the wave somebody opens the firewall in haste, as a rule too far.",
  remedy:
    "Add a rule for each of the consumer's networks to the load balancer's group, or correct the networks that are declared for it.",
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html"],
  needs: ["network"],
  *find(plan, { network }) {
    for (const one of endpointServicesOf(plan)) {
      if (one.resource === null) continue;
      const allowed = one.principals.flatMap(({ arn }) => (typeof arn === "string" ? [arn] : []));
      const consumers = (network?.consumers ?? []).filter(({ principalArn }) =>
        allowed.some((arn) => arn === "*" || isDeclared(arn, [principalArn]) || isDeclared(principalArn, [arn])),
      );
      if (consumers.length === 0) continue;
      const admitted = admittedTo(plan, one);
      for (const consumer of consumers) {
        if (consumer.cidrs.length === 0 || isAdmitted(consumer, admitted.openings)) continue;
        const networks = consumer.cidrs.join(", ");
        if (admitted.unresolved.length > 0)
          yield cannotTell(
            one.resource,
            null,
            `Whether ${consumer.name} is let in from ${networks} is not known: ${admitted.unresolved.slice(0, 3).join(", ")} cannot be told from this plan.`,
            admitted.groups,
          );
        else
          yield found(
            one.resource,
            null,
            `${consumer.name} may connect, and no rule of ${admitted.groups.join(", ")} admits ${networks}.`,
            admitted.groups,
          );
      }
    }
  },
  cases: {
    nonCompliant: {
      terraform: loadBalancerCase({ and: service }),
      knowing: { network: aNetwork({ consumers: [aConsumer({ cidrs: ["10.99.0.0/16"] })] }) },
    },
    compliant: { terraform: loadBalancerCase({ and: service }), knowing: { network: aNetwork() } },
  },
};

interface Admitted {
  readonly groups: readonly string[];
  readonly openings: readonly Opening[];
  /** What may admit more: load balancers and groups of others, peers that are not known. */
  readonly unresolved: readonly string[];
}

const balancersByAddress = oncePerPlan(
  (plan): ReadonlyMap<string, LoadBalancer> =>
    new Map(loadBalancersOf(plan).map((balancer) => [balancer.resource.address, balancer])),
);

/** Who is let in by the groups of the load balancers behind a service. One without any group admits everybody. */
function admittedTo(plan: Plan, { loadBalancers }: EndpointService): Admitted {
  const known = balancersByAddress(plan);
  const balancers = loadBalancers.resources
    .map(({ address }) => known.get(address))
    .filter((balancer) => balancer !== undefined);
  const groups = [...new Set(balancers.flatMap((balancer) => balancer.groups.groups))];
  const byGroup = openingsByGroup(plan);
  const openings = groups
    .flatMap((group) => byGroup.get(group) ?? [])
    .filter(({ direction }) => direction === "ingress");
  const foreign = groups.filter((group) => plan.at(group)?.mode !== "managed");
  const peers = openings.flatMap((opening) => opening.peers).filter(isUnsure);
  return {
    groups,
    openings,
    unresolved: [
      ...loadBalancers.foreign,
      ...loadBalancers.unresolved,
      ...balancers.flatMap((balancer) => balancer.groups.unresolved),
      ...foreign,
      ...peers.map(({ name }) => name),
    ],
  };
}

function isUnsure(peer: Peer): boolean {
  return peer.kind === "unknown" || (peer.kind === "prefix-list" && !peer.complete && !peer.ofAws);
}

function isAdmitted({ cidrs }: DeclaredConsumer, openings: readonly Opening[]): boolean {
  const wanted = cidrs.map(cidrOf).filter((cidr) => cidr !== undefined);
  return openings.some(({ peers }) =>
    peers.some(
      (peer) =>
        (peer.kind === "network" || peer.kind === "prefix-list") &&
        peer.networks.some((network) => wanted.some((cidr) => overlap(network, cidr))),
    ),
  );
}
