import { distance } from "fastest-levenshtein";

/** The name that a person most likely meant: the nearest of `names` by edit distance, or undefined where none is near. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const farthest = Math.max(2, Math.floor(name.length / 3));
  let best: { readonly name: string; readonly away: number } | undefined;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) > farthest) continue;
    const away = distance(name, candidate);
    if (away <= farthest && (best === undefined || away < best.away)) best = { name: candidate, away };
  }
  return best?.name;
}
