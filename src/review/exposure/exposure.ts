import { type Path } from "../../network/path";

/** Who may come: a network, an account, a role, everybody. */
export interface ExposedClient {
  /** `10.50.0.0/16`, `the internet`, `pl-0abc`, `aws_security_group.replicator`. */
  readonly name: string;
  /** The account that it comes from through PrivateLink; null inside the target's own network, or where nothing tells. */
  readonly account: string | null;
  /** The consumer's name where the network declares it. */
  readonly consumer: string | null;
  readonly internet: boolean;
}

/** One way from a client to a broker: who, through what, to what. */
export interface ExposedWay {
  readonly path: Path | null;
  readonly client: ExposedClient;
  /** What it goes through, outermost first: `aws_vpc_endpoint_service.out`, `aws_lb.brokers`, `aws_lb_listener.b0`; empty for a direct way. */
  readonly through: readonly string[];
  /** What it ends at: a security group, a broker, a cluster; its address. */
  readonly to: string;
  /** `tcp 19092-19121`. */
  readonly ports: string;
  /** The last day on which it is open; null where it has no end. */
  readonly until: string | null;
  /** The rules (resources) that open it. */
  readonly openedBy: readonly string[];
  /** False where a part could not be resolved: the way may be wider. */
  readonly certain: boolean;
}

/** Who can reach what over which path, of one stack. */
export interface Exposure {
  readonly stack: string;
  readonly ways: readonly ExposedWay[];
  /** What could not be told, sentences. */
  readonly unresolved: readonly string[];
}
