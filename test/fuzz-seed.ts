/** What properties begin with where nobody asks for something else: every run tries the same values. */
export const usualSeed = 4;

/**
 * The seed that KAFKA_BYOC_FUZZ_SEED asks for. `random` was made a number of by jest.config.js, so that one is drawn for a
 * whole run.
 *
 * @throws Error where it is no whole number
 */
export function fuzzSeed(asked = ""): number {
  if (asked === "") return usualSeed;
  const seed = Number(asked);
  if (!/^-?\d+$/.test(asked) || seed !== (seed | 0))
    throw new Error(`KAFKA_BYOC_FUZZ_SEED="${asked}" is no seed: a whole number of 32 bits, or random.`);
  return seed;
}
