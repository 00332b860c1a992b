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

/** Lines as long as there is room, and how many were left out. */
export function fitting(
  lines: Iterable<string>,
  bytes: number,
): { readonly lines: readonly string[]; readonly left: number } {
  const taken: string[] = [];
  let left = 0;
  let room = bytes;
  for (const line of lines) {
    const size = Buffer.byteLength(line) + 1;
    // In the order of the list: what is worse is never left out for what is shorter.
    if (left > 0 || size > room) left += 1;
    else {
      room -= size;
      taken.push(line);
    }
  }
  return { lines: taken, left };
}
