/** A broker and where it stands. Zones are named by id (`use1-az1`): names mean another zone in another account. */
export interface BrokerPlacement {
  /** `node.id` of the broker; its port follows from it and from nothing else. */
  readonly nodeId: number;
  readonly azId: string;
}

/** `host:port` as clients are told it. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** One broker as clients reach it through a load balancer: its listener's port is its advertised port. */
export interface BrokerListener extends BrokerPlacement, Endpoint {
  /** Listeners of platforms that move their brokers between ranges of ports: as many as slots beyond the first. */
  readonly otherPorts?: readonly number[];
}

/** One network load balancer with the brokers behind it. Over some 45 brokers there are several: 50 listeners is AWS's limit. */
export interface ListenerShard {
  /** `0`, `1`, … */
  readonly index: number;
  readonly bootstrap: Endpoint;
  readonly brokers: readonly BrokerListener[];
}

/** Everything that follows from one list of brokers: listeners, advertised names and ports, certificate names, DNS records. */
export interface ListenerPlan {
  /** The private zone that all names lie in: `c1.kafka.internal.example.com`. */
  readonly zone: string;
  /** What brokers listen on behind the load balancer. */
  readonly brokerPort: number;
  /** Ports reserved for brokers to come: the whole range is open to clients, so that growing changes no rule. */
  readonly ports: { readonly from: number; readonly to: number };
  /** Where clients begin; on the first shard. */
  readonly bootstrap: Endpoint;
  readonly brokers: readonly BrokerListener[];
  readonly shards: readonly ListenerShard[];
  /** Every name that a broker's certificate must hold. */
  readonly certificateNames: readonly string[];
  /** As Strimzi and others take it, with the node's id left open. */
  readonly advertisedHostTemplate: string;
  readonly advertisedPortTemplate: string;
}
