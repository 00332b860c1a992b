import { type Answer } from "../../kafka/answer";
import { type LayerResult } from "../../kafka-client/reachability";
import { type ServerCertificate } from "../../kafka-client/transport/dial";
import { type Outputs } from "./outputs";
import { type Here } from "./vantage";

/** One address of a host, tried layer by layer: TCP, then TLS where that is asked for; the broken one last. */
export interface WaySeen {
  readonly address: string;
  readonly layers: readonly LayerResult[];
  /** What the server showed, also where it was then refused. */
  readonly certificate?: ServerCertificate;
}

/** One port of a host, seen from here: its name first, then every address that the name has. */
export interface PortSeen {
  readonly dns: LayerResult;
  readonly ways: readonly WaySeen[];
}

/** How long caches keep a name: the TTL of its own record (its CNAME's, where it is one), in seconds. */
export interface TtlSeen {
  readonly seconds: number;
  /** `CNAME`, `A`, `AAAA`. */
  readonly record: string;
}

/** One name as the resolver of this place answers for it. */
export interface NameSeen {
  readonly addresses: Answer<readonly string[]>;
  /** Absent where no TTL is declared. */
  readonly ttl?: Answer<TtlSeen>;
}

/** What was seen of a network from one place. Plain data: it can be kept as JSON and judged again. */
export interface NetworkSeen {
  /** RFC 3339, UTC. */
  readonly takenAt: string;
  readonly vantage: Here;
  /** By host. */
  readonly names: Readonly<Record<string, NameSeen>>;
  /** By `host:port`. */
  readonly ports: Readonly<Record<string, PortSeen>>;
  /** Null where none were given. */
  readonly outputs: Outputs | null;
}
