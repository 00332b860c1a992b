import picomatch from "picomatch";
import { nearest } from "../../documents/nearest";
import { type globAreas } from "./areas";
import { type OverlayFinding } from "./finding";
import { type Aimed } from "./put-together";
import { type Entry } from "./statements";

/** Entries of one area, aimed at names of the inventory. */
export interface AimedEntries {
  readonly exact: readonly Aimed[];
  readonly globs: readonly Aimed[];
  /** Keys that name nothing and match nothing. */
  readonly findings: readonly OverlayFinding[];
}

/**
 * Finds what each key speaks of. A key that is the name of something is that name, whatever it holds; any other key is a
 * glob when it has the form of one, and `*` goes over every character, dots and slashes too. `User:*` is always a glob: all
 * principals, and Kafka's own "everyone" with them. A name that the inventory does not hold keeps its words all the same.
 *
 * @param complete whether the inventory knows all names of this area: only then can a key be wrong
 */
export function aim(
  area: (typeof globAreas)[number],
  entries: readonly Entry[],
  known: ReadonlySet<string>,
  complete: boolean,
): AimedEntries {
  const exact: Aimed[] = [];
  const globs: Aimed[] = [];
  const findings: OverlayFinding[] = [];
  const names = [...known];
  for (const entry of entries) {
    const isGlob = entry.key === everyPrincipal || (!known.has(entry.key) && picomatch.scan(entry.key).isGlob);
    const own = isGlob ? names.filter(matching(entry.key)) : [entry.key];
    (isGlob ? globs : exact).push({ entry, names: own });
    if (complete && (isGlob ? own.length === 0 : !known.has(entry.key)))
      findings.push(matchesNothing(area, entry, isGlob, findings.length < mostHints ? known : []));
  }
  return { exact, globs, findings };
}

const everyPrincipal = "User:*";

/** Looking for the nearest name goes through all of them: so many wrong keys get one, then the file is for another cluster. */
const mostHints = 100;

function matching(glob: string): (name: string) => boolean {
  const matches = picomatch(glob, { dot: true, bash: true, nonegate: true });
  return (name) => matches(name);
}

function matchesNothing(
  area: (typeof globAreas)[number],
  entry: Entry,
  isGlob: boolean,
  candidates: Iterable<string>,
): OverlayFinding {
  const near = isGlob ? undefined : nearest(entry.key, candidates);
  const hint = near === undefined ? "" : ` (nearest: ${JSON.stringify(near)})`;
  return {
    code: "OVERLAY_MATCHES_NOTHING",
    area,
    objects: [entry.key],
    field: null,
    message: `${area} ${JSON.stringify(entry.key)} ${isGlob ? "matches nothing" : "is not"} in the inventory${hint}.`,
    remedy: "Correct it, take it out, or export again.",
    places: [entry.place()],
  };
}
