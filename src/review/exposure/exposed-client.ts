import { overlap } from "../../network/cidr";
import { coverInternet, networkOf } from "../facts/addresses";
import { type EndpointService } from "../facts/endpoint-services";
import { type Peer } from "../facts/peers";
import { type DeclaredConsumer, type Knowledge } from "../knowledge";
import { type ExposedClient } from "./exposure";

/** The client that a peer of a rule is, and what is declared of it. */
export interface ToldClient {
  readonly client: ExposedClient;
  readonly declared: DeclaredConsumer | null;
  /** The service that it comes through, where it comes from another account. */
  readonly service: EndpointService | null;
  /** False where the peer is not told wholly. */
  readonly certain: boolean;
}

/** Who a peer is before a load balancer that these services offer; without any it comes from the target's own network. */
export function clientOf(peer: Peer, services: readonly EndpointService[], { network }: Knowledge): ToldClient {
  const networks = peer.kind === "network" || peer.kind === "prefix-list" ? peer.networks : [];
  const internet = networks.length > 0 && coverInternet(networks);
  const heldBy = (cidrs: readonly string[]): boolean =>
    cidrs.some((cidr) => {
      const declared = networkOf(cidr);
      return declared !== undefined && networks.some((one) => overlap(one, declared));
    });
  const declared = internet ? null : ((network?.consumers ?? []).find(({ cidrs }) => heldBy(cidrs)) ?? null);
  const own = peer.kind === "group" || peer.kind === "own-network" || heldBy(network?.cidrs ?? []);
  const service = own ? null : serviceFor(declared, services);
  return {
    client: {
      name: internet ? "the internet" : peer.name,
      account: service === null ? null : accountOf(declared, service),
      consumer: declared?.name ?? null,
      internet,
    },
    declared,
    service,
    certain: peer.kind !== "unknown" && (peer.kind !== "prefix-list" || peer.complete),
  };
}

/** The service that lets the consumer's principal in; where nobody declared the client, the only one there is. */
function serviceFor(declared: DeclaredConsumer | null, services: readonly EndpointService[]): EndpointService | null {
  if (declared === null) return services.length === 1 ? (services[0] ?? null) : null;
  return (
    services.find(({ principals }) => principals.some(({ arn }) => arn === declared.principalArn)) ??
    services[0] ??
    null
  );
}

/** The declared consumer's account, or the only one that may make an endpoint. */
function accountOf(declared: DeclaredConsumer | null, { principals }: EndpointService): string | null {
  if (declared !== null) return accountIn(declared.principalArn);
  const accounts = new Set(principals.map(({ arn }) => (typeof arn === "string" ? accountIn(arn) : null)));
  const [only] = accounts;
  return accounts.size === 1 ? (only ?? null) : null;
}

/** `444455556666` in `arn:aws:iam::444455556666:role/orders`. */
function accountIn(arn: string): string | null {
  return /^arn:[\w-]+:iam::(\d{12}):/.exec(arn)?.[1] ?? null;
}
