import { type NetworkDocument } from "../../network/document";

type Broker = NetworkDocument["brokers"][number];

/** `0, 3, 6 … 48`: a few of many numbers. */
export function someOf(values: readonly number[], shown = 3): string {
  const sorted = [...values].sort((one, other) => one - other);
  if (sorted.length <= shown + 1) return sorted.join(", ");
  return `${sorted.slice(0, shown).join(", ")} … ${String(sorted.at(-1) ?? "")}`;
}

/** `19092–19140`, or the one port. */
export function span(ports: readonly number[]): string {
  const [least, most] = [Math.min(...ports), Math.max(...ports)];
  return least === most ? String(least) : `${String(least)}–${String(most)}`;
}

/** Brokers of one zone by node id. */
export function brokersIn(brokers: readonly Broker[], azId: string): readonly Broker[] {
  return brokers.filter((broker) => broker.azId === azId).sort((one, other) => one.nodeId - other.nodeId);
}

/** The first part of a name: `b-0` of `b-0.c1.kafka.example.com`. */
export function shortName(host: string): string {
  return host.split(".")[0] ?? host;
}
