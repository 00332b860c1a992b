import { type Plan, type PlannedResource } from "../plan/plan";
import { isUnknown, numberOf, textOf, type Unknown, type Value } from "../plan/value";
import { everyPort, type PortRange } from "./port-range";

/** A protocol and its ports. */
export interface ProtocolPorts {
  readonly protocol: string | Unknown;
  readonly ports: PortRange | null | Unknown;
}

/** Numbers of protocols that have names (IANA, "Protocol Numbers"). */
const names: Readonly<Record<string, string>> = { "-1": "all", "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6" };

/**
 * A rule's protocol and ports as EC2 means them: `-1` is every protocol and every port, whatever the ports say; ports of TCP and
 * UDP that are absent or -1 are all of them; other protocols have none.
 */
export function protocolPorts(
  plan: Plan,
  from: PlannedResource,
  written: { protocol: Value; from: Value; to: Value },
): ProtocolPorts {
  const text = textOf(plan.follow(from, written.protocol));
  const low = numberOf(plan.follow(from, written.from));
  const high = numberOf(plan.follow(from, written.to));
  const ports = portsOf(low, high);
  if (isUnknown(text)) return { protocol: text, ports };
  const lower = (text ?? "all").trim().toLowerCase();
  const protocol = Object.hasOwn(names, lower) ? (names[lower] ?? lower) : lower;
  if (protocol === "all") return { protocol, ports: everyPort };
  return { protocol, ports: protocol === "tcp" || protocol === "udp" ? ports : null };
}

function portsOf(low: number | null | Unknown, high: number | null | Unknown): PortRange | Unknown {
  if (isUnknown(low)) return low;
  if (isUnknown(high)) return high;
  if (low === null || low < 0) return everyPort;
  return { from: low, to: Math.max(low, high === null || high < 0 ? 65535 : high) };
}
