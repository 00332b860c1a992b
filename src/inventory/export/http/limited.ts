/** Runs work as soon as fewer than so many others of the same limit are running, in the order in which it came. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** A limit of works that run at the same time. */
export function limited(atOnce: number): Turn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // The place goes to the next that waits, without becoming free in between.
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
