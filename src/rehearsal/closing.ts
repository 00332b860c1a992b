/** Everything that must be stopped in the end, last started first. */
export interface Closing {
  add(name: string, close: () => Promise<void>): void;
  /** Stops everything once; goes on when one will not stop, and tells which. */
  closeAll(): Promise<readonly string[]>;
}

/** Begins an empty list. */
export function closing(): Closing {
  const open: { readonly name: string; readonly close: () => Promise<void> }[] = [];
  return {
    add: (name, close) => open.push({ name, close }),
    closeAll: async () => {
      const failures: string[] = [];
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        const { name, close } = last;
        await close().catch((error: unknown) => failures.push(`${name}: ${String(error)}`));
      }
      return failures;
    },
  };
}
