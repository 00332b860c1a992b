import { type ListenerPlan } from "../../../network/listeners";
import { type PrivateLinkConsumer } from "./consumers";
import { type ExistingLoadBalancer } from "./existing-load-balancer";
import { type AccessLogs } from "./load-balancer";
import { type BrokerTargets } from "./targets";
import { type PathSecurity } from "../path-security";
import { type NetworkPlace } from "../place";

/** Whom brokers are offered to, and who hears of it. */
export interface OfferProps {
  /** The target's name; the names of load balancers and alarms begin with it. */
  readonly name: string;
  /** One list of brokers: listeners, names and ports follow from it (`listenerPlan`). */
  readonly listeners: ListenerPlan;
  /** At least one. */
  readonly consumers: readonly PrivateLinkConsumer[];
  /** The day of the synthesis; needed where a consumer's access ends. */
  readonly now?: Date;
  /** Other regions in which consumers may have their endpoint: `eu-west-1`. */
  readonly supportedRegions?: readonly string[];
  /** Topics that are told of endpoints and alarms, the first one of endpoints. Default: one of our own. */
  readonly topicArns?: readonly string[];
  /** `connections.max.idle.ms` of the brokers, in milliseconds. Default 300000. */
  readonly connectionsMaxIdleMs?: number;
  /** Connections to the busiest broker that are expected; a load balancer has some 55,000 ports for each. */
  readonly connectionsPerBroker?: number;
  /** Megabytes a second of all that consumers write and read at the busiest time; what one endpoint carries is held against it. Not looked at by default. */
  readonly megabytesPerSecond?: number;
  /** The longest packets of hosts that send through PrivateLink, in bytes: 9001 is usual on EC2, and endpoints take 8500. Not held against it by default. */
  readonly hostMtu?: number;
  readonly owner?: string;
}

/** Brokers behind load balancers of our own. */
export interface BrokerEndpointServiceProps extends OfferProps {
  /** Where the load balancers stand: its endpoint tier, one subnet a zone. */
  readonly network: NetworkPlace;
  /** Has the group of the load balancers (role `nlb`) and the edges through it. */
  readonly security: PathSecurity;
  /** Who the brokers are and who registers them. */
  readonly targets: BrokerTargets;
  /** Whether every node of a load balancer reaches brokers of all zones. Default true; where false, consumers need zonal names (`PrivateLinkClient`). */
  readonly crossZone?: boolean;
  /** `tcp_idle_timeout_seconds` of the listeners, 60 to 6000. Default 900. */
  readonly listenerIdleSeconds?: number;
  /** Default true. */
  readonly deletionProtection?: boolean;
  /** Capacity that is kept ready for the hour of the cut-over, in units of AWS. */
  readonly capacityUnits?: number;
  readonly accessLogs?: AccessLogs;
}

/** Load balancers that a platform or a customer brought along, one a shard. */
export interface ExistingBalancersProps extends OfferProps {
  readonly loadBalancers: readonly ExistingLoadBalancer[];
}
