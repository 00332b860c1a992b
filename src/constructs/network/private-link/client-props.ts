import { type ListenerPlan } from "../../../network/listeners";
import { type VpcReference, type ZoneChoice } from "../dns/private-zone";
import { type EndpointClient } from "./client-group";
import { type NetworkPlace } from "../place";

/** What one consumer needs to reach the brokers from its own account. */
export interface PrivateLinkClientProps {
  /** The consumer, as people call it: `orders`. */
  readonly name: string;
  /** The consumer's VPC: its endpoint tier, one subnet a zone. */
  readonly network: NetworkPlace;
  /** The target's own plan of listeners. */
  readonly listeners: ListenerPlan;
  /** The endpoint service of each shard, in the plan's order (`BrokerEndpointService.services`); may be tokens or variables. */
  readonly serviceNames: readonly string[];
  /** Zones in which the service is offered, by id. Default: those of the brokers. */
  readonly serviceAzIds?: readonly string[];
  /** Where the service lies in another region. */
  readonly serviceRegion?: string;
  readonly clients: readonly EndpointClient[];
  /** As the service has it. Default true; where false each broker's name leads to the endpoint's address in the broker's zone. */
  readonly crossZone?: boolean;
  /**
   * The VPCs in which the brokers' names lead to the endpoint. A step of its own: leave it empty until the endpoint is
   * accepted and answers, since clients that reach the brokers by another way, such as peering, change over at once.
   */
  readonly resolvesIn: readonly VpcReference[];
  /** A zone that was there before and holds the brokers' names. Default: one of the plan's name is made. */
  readonly existingZone?: Extract<ZoneChoice, { readonly kind: "existing" }>;
  readonly owner?: string;
}

/** An endpoint as the service's owner needs it. */
export interface ClientEndpoint {
  readonly shard: number;
  /** A token. */
  readonly endpointId: string;
  readonly idOutput: string;
  readonly stateOutput: string;
}
