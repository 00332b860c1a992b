import { type PlannedResource } from "../plan/plan";
import { type Unknown } from "../plan/value";
import { type Peer } from "./peers";
import { type PortRange } from "./port-range";

/** Which way connections go through an opening. */
export type Direction = "ingress" | "egress";

/** One way that a security group opens, in whatever shape it is written. */
export interface Opening {
  /** What to change: the rule, or the group that it is written in. */
  readonly resource: PlannedResource;
  /** Where in the resource: `ingress[0]`; null where the whole resource is the rule. */
  readonly path: string | null;
  /** The groups that it belongs to by address or id: one, or none where that cannot be told. */
  readonly groups: readonly string[];
  readonly direction: Direction;
  /** `tcp`, `udp`, `icmp`, `all`, a protocol's number. */
  readonly protocol: string | Unknown;
  /** Null where the protocol has none. */
  readonly ports: PortRange | null | Unknown;
  readonly peers: readonly Peer[];
  readonly description: string | null | Unknown;
  /** The rule's own tags; an inline rule has its group's. */
  readonly tags: ReadonlyMap<string, string>;
  readonly inline: boolean;
}
