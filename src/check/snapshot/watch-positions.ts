import { setTimeout as sleep } from "node:timers/promises";
import { type Answer } from "../../kafka/answer";
import { type PositionReader } from "./collect-mirror-maker";
import { type ByName } from "./snapshot";

/** How long and how often positions are looked at again. */
export interface WatchLimits {
  readonly longestMs: number;
  /** Given up after this long without a move of any partition that is behind. */
  readonly stillMs: number;
  readonly everyMs: number;
}

/** Ten seconds in all, six without a move, a look each second. */
export const usualLimits: WatchLimits = { longestMs: 10_000, stillMs: 6_000, everyMs: 1_000 };

/** The last look at positions, and how long there was between it and the first. */
export interface Watched {
  readonly positions: Answer<ByName<number>>;
  readonly watchedMs: number;
}

/**
 * Looks at positions again while some partitions are behind and any of those still moves. What counts as behind is
 * asked of `behind`, which holds every look against the same log ends: what the source had at the first look is what must come over.
 */
export async function watchPositions(
  first: ByName<number>,
  reader: PositionReader,
  behind: (positions: ByName<number>) => readonly string[],
  limits: WatchLimits,
  signal: AbortSignal,
): Promise<Watched> {
  const started = performance.now();
  const since = (): number => performance.now() - started;
  let positions = first;
  let lastMoveMs = 0;
  let waiting = behind(positions);
  while (waiting.length > 0 && since() < limits.longestMs && since() - lastMoveMs < limits.stillMs) {
    await sleep(limits.everyMs, undefined, { signal });
    const look = await reader.look();
    if (!look.known) return { positions: look, watchedMs: Math.round(since()) };
    if (waiting.some((key) => look.value[key] !== positions[key])) lastMoveMs = since();
    positions = look.value;
    waiting = behind(positions);
  }
  const watchedMs = positions === first ? 0 : Math.round(since());
  return { positions: { known: true, value: positions }, watchedMs };
}
