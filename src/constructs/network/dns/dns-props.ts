import { type ListenerPlan } from "../../../network/listeners";
import { type TtlPlan } from "../../../network/ttl-plan";
import { type BalancerName } from "../broker-endpoint-service";
import { type ApplicationAlias } from "./application-alias";
import { type VpcReference, type ZoneChoice } from "./private-zone";

/** The zone of applications' names, and how long they are remembered. */
export interface MigrationZoneProps {
  /** `kafka.example.com`; never the brokers' own zone. */
  readonly name: string;
  readonly zone: ZoneChoice;
  readonly aliases: readonly ApplicationAlias[];
  readonly ttl: TtlPlan;
  /** The time of the synthesis, by which the TTL is chosen. */
  readonly now: Date;
  /** VPCs of other accounts that may have applications' names answered; they do it by `SharedZone`. */
  readonly authorizedVpcs?: readonly VpcReference[];
}

/** The names of a target. */
export interface KafkaDnsProps {
  readonly listeners: ListenerPlan;
  /** The load balancer of each shard (`BrokerEndpointService.balancers`). */
  readonly balancers: readonly BalancerName[];
  /** The brokers' own zone: made with the plan's name, or one that was there. */
  readonly clusterZone: ZoneChoice;
  readonly migration?: MigrationZoneProps;
  /**
   * VPCs of other accounts that may have the brokers' zone answered; they do it by `SharedZone`. Consumers through
   * PrivateLink never: they have a zone of the same name (`PrivateLinkClient`).
   */
  readonly authorizedVpcs?: readonly VpcReference[];
  readonly owner?: string;
}
