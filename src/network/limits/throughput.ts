import { limitProblem } from "./table";

/** One endpoint carries 10 Gbit/s in each zone and grows by itself up to 100 (AWS PrivateLink, Quotas). */
const withoutGrowthGbit = 10;

/** What goes through one endpoint. */
export interface EndpointTraffic {
  /** Megabytes a second of all that clients write and read, or of the replicator, at the busiest time. */
  readonly megabytesPerSecond: number;
  readonly zones: number;
}

function gigabitsPerZone({ megabytesPerSecond, zones }: EndpointTraffic): number {
  return Math.round((megabytesPerSecond * 8) / zones / 10) / 100;
}

/** What is wrong where more would go through an endpoint than it can ever carry, or undefined. */
export function throughputProblem(traffic: EndpointTraffic): string | undefined {
  return limitProblem("endpointGigabitsPerZone", gigabitsPerZone(traffic));
}

/** What may be said of traffic for which an endpoint must first grow, or undefined. */
export function throughputRemark(traffic: EndpointTraffic): string | undefined {
  const gigabits = gigabitsPerZone(traffic);
  if (gigabits <= withoutGrowthGbit) return undefined;
  return `${String(traffic.megabytesPerSecond)} MB/s over ${String(traffic.zones)} zone(s) are ${String(gigabits)} Gbit/s in each: an endpoint begins with ${String(
    withoutGrowthGbit,
  )} and grows while it is used; begin the copy slowly.`;
}
