/** Lengths of keys that are drawn by lot, in base64's letters: AWS 40, Azure 43 and 86 (without `=`), Confluent 64. */
const lengths: ReadonlySet<number> = new Set([40, 43, 64, 86]);

/** Of neighbours drawn from base64's letters, 64 in 100 are of different kinds; in names and paths one or two a word. */
const leastChanges = 0.43;

/** One in 64 of base64's letters is a slash. Where one in seven or eight is, slashes part the words of a path. */
const leastSlashesOfPath = 1 / 7.5;

/**
 * Whether a word was drawn by lot and not written by a person: it has capitals, small letters and digits, which change from
 * one to the next nearly two times in three. A path of short words changes as often, and is known by its slashes. Digests
 * in hexadecimal have letters of one case alone.
 */
export function isDrawnByLot(word: string): boolean {
  const letters = word.replace(/=+$/, "");
  if (!lengths.has(letters.length) || (letters.length === 43 && letters === word)) return false;
  const kinds = [...letters].map(kindOf);
  if (!["a", "A", "0"].every((kind) => kinds.includes(kind))) return false;
  const slashes = letters.split("/").length - 1;
  if (slashes >= leastSlashesOfPath * letters.length) return false;
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return changes >= leastChanges * letters.length;
}

function kindOf(letter: string): string {
  if (letter >= "a" && letter <= "z") return "a";
  if (letter >= "A" && letter <= "Z") return "A";
  return letter >= "0" && letter <= "9" ? "0" : "+";
}
