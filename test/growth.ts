/**
 * How much more time four times as much takes: about 4 where work is in proportion to its input, 16 where it is a square of
 * it. `prepare` makes the input and gives the work; only the work counts. CPU time, and the least of three runs: what a busy
 * machine adds is no work of ours. Work of a few milliseconds counts as {@link leastCountedMicros}: choose `size` so that
 * it takes longer.
 */
export function growthOf(size: number, prepare: (size: number) => () => void): number {
  const least = (count: number): number => Math.min(...[1, 2, 3].map(() => cpuMicrosOf(prepare(count))));
  cpuMicrosOf(prepare(size));
  const small = least(size);
  return least(4 * size) / Math.max(small, leastCountedMicros);
}

/** Work in proportion stays below it, with room for what more memory and a busy machine cost; a square does not. */
export const inProportion = 10;

/** What is shorter is measured by chance: one collection of garbage takes as long. */
const leastCountedMicros = 5_000;

function cpuMicrosOf(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return user + system;
}
