import { type Suppression } from "../../review/finding";

/** Suppressions that hold, the soonest to end first; then those that are over. `at` is the moment of the review. */
export function soonestFirst(suppressions: readonly Suppression[], at: string): readonly Suppression[] {
  const today = at.slice(0, 10);
  const order = (over: boolean): readonly Suppression[] =>
    suppressions
      .filter(({ expires }) => expires < today === over)
      .sort((one, other) => (one.expires < other.expires ? -1 : one.expires > other.expires ? 1 : 0));
  return [...order(false), ...order(true)];
}
