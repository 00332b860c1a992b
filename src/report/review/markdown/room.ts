/** What is left of a comment's room. */
export interface Room {
  readonly left: () => number;
  readonly take: (text: string) => void;
}

/** Room for so many characters of UTF-8: a forge counts bytes or characters, and bytes are never fewer. */
export function roomOf(bytes: number): Room {
  let left = bytes;
  return {
    left: () => left,
    take: (text) => {
      left -= Buffer.byteLength(text) + 1;
    },
  };
}

/** One line, written when its turn comes: of thousands that do not fit, none is written. */
export type Line = () => string;

/** Lines as long as there is room, and how many were left out. */
export function fitting(
  lines: readonly Line[],
  bytes: number,
): { readonly lines: readonly string[]; readonly left: number } {
  const taken: string[] = [];
  let room = bytes;
  for (const line of lines) {
    const written = line();
    const size = Buffer.byteLength(written) + 1;
    // In the order of the list: what is worse is never left out for what is shorter.
    if (size > room) break;
    room -= size;
    taken.push(written);
  }
  return { lines: taken, left: lines.length - taken.length };
}
