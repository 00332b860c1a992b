import { type Path } from "./path";
import { type Role } from "./role";

/** Ports of one protocol, both ends included. */
export interface Ports {
  readonly protocol: "tcp" | "udp";
  readonly from: number;
  readonly to: number;
}

/** One way through the network that is open. What no edge names is closed. */
export interface Edge {
  readonly path: Path;
  readonly from: Role;
  readonly to: Role;
  readonly ports: Ports;
  /** Why it is open, as the description of its rule: `clients reach brokers through their listeners`. */
  readonly why: string;
  /** The day until which it stays, `2027-03-31`: for ways back to the source, which no apply may close before. */
  readonly keepUntil?: string;
}

/** `data client→nlb tcp 19092-19121`: stable and unique; ids, messages and runbook actions use it. */
export function edgeName({ path, from, to, ports }: Edge): string {
  return `${path} ${from}→${to} ${portsText(ports)}`;
}

/** `tcp 9094`, `tcp 19092-19121`. */
export function portsText({ protocol, from, to }: Ports): string {
  return `${protocol} ${from === to ? String(from) : `${String(from)}-${String(to)}`}`;
}
