import { DocumentError, type Problem } from "./problem";

/**
 * Reads several things, each of which may be wrong, so that the problems of all come together.
 *
 * @throws DocumentError with the problems of every one that threw it
 */
export function readEvery<T, R>(things: readonly T[], read: (thing: T) => R): readonly R[] {
  const problems: Problem[] = [];
  const results = things.flatMap((thing) => {
    try {
      return [read(thing)];
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new DocumentError(problems);
  return results;
}
