/** What a long command says of itself while it works: to stderr, and only to a terminal. */
export interface Progress {
  /** Replaces the line that stands there. */
  say(text: string): void;
  /** Takes the line away, before anything else is printed. */
  clear(): void;
}

/** A single line on stderr that changes; nothing at all where stderr is no terminal. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { say: () => undefined, clear: () => undefined };
  return {
    say: (text) => {
      const width = Math.max(20, stream.columns - 1);
      stream.write(`\r\u001b[K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
    },
    clear: () => {
      stream.write("\r\u001b[K");
    },
  };
}
