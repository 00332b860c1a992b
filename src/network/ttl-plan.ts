/** AWS's own TTL of an alias record that leads to a load balancer (Route 53, "Choosing between alias and non-alias records"); it cannot be set. */
export const aliasTtlSeconds = 60;

/** A record may live in caches at most so long while applications move. */
const longestInWindowSeconds = 60;

/** How long names are remembered, in ordinary times and around a cut-over. Times are RFC 3339 in UTC. */
export interface TtlPlan {
  /** Default 300. */
  readonly steadySeconds: number;
  /** Default 60. */
  readonly windowSeconds: number;
  /** When the TTL is lowered: at least one old TTL before the window, a day as a rule. */
  readonly loweredAt: string;
  /** When the first application moves. */
  readonly windowStarts: string;
  /** When nobody goes back any more; after it the TTL is what it was. */
  readonly windowEnds: string;
}

/** A plan with the usual TTLs. */
export function ttlPlan(plan: Pick<TtlPlan, "loweredAt" | "windowStarts" | "windowEnds"> & Partial<TtlPlan>): TtlPlan {
  return { steadySeconds: 300, windowSeconds: 60, ...plan };
}

/** The TTL at one moment, in seconds. */
export function ttlAt({ steadySeconds, windowSeconds, loweredAt, windowEnds }: TtlPlan, now: Date): number {
  const time = now.getTime();
  return time >= Date.parse(loweredAt) && time <= Date.parse(windowEnds) ? windowSeconds : steadySeconds;
}

/** What is wrong with a plan: caches would hold the old address when applications move. */
export function ttlProblems(plan: TtlPlan): readonly string[] {
  const { steadySeconds, windowSeconds, loweredAt, windowStarts, windowEnds } = plan;
  const times = { loweredAt, windowStarts, windowEnds };
  const wrong = Object.entries(times)
    .filter(([, time]) => Number.isNaN(Date.parse(time)))
    .map(([name, time]) => `${name}: "${time}" is no time: write it as 2027-01-31T20:00:00Z.`);
  const seconds = Object.entries({ steadySeconds, windowSeconds })
    .filter(([, ttl]) => !Number.isInteger(ttl) || ttl < 1)
    .map(([name, ttl]) => `${name}: ${String(ttl)} is no TTL: write whole seconds from 1.`);
  if (wrong.length + seconds.length > 0) return [...wrong, ...seconds];
  const latest = new Date(Date.parse(windowStarts) - steadySeconds * 1000);
  return [
    ...(windowSeconds > longestInWindowSeconds
      ? [
          `windowSeconds: ${String(windowSeconds)} is too long for a cut-over: write ${String(longestInWindowSeconds)} or less.`,
        ]
      : []),
    ...(windowSeconds > steadySeconds
      ? [
          `windowSeconds: ${String(windowSeconds)} is longer than steadySeconds, ${String(steadySeconds)}: exchange them.`,
        ]
      : []),
    ...(Date.parse(loweredAt) > latest.getTime()
      ? [
          `loweredAt: ${loweredAt} is too late: records with the old TTL of ${String(steadySeconds)} s still live in caches at ${windowStarts}. Lower it at ${latest
            .toISOString()
            .replace(".000Z", "Z")} or before, best a day.`,
        ]
      : []),
    ...(Date.parse(windowEnds) < Date.parse(windowStarts)
      ? [
          `windowEnds: ${windowEnds} is before windowStarts, ${windowStarts}: it is the end of the last rollback window.`,
        ]
      : []),
  ];
}
