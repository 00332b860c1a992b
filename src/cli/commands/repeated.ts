/** Reads an option that may be given several times: its values in the order in which they were given. */
export function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
