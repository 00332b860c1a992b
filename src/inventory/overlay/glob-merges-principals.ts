import { type Aimed } from "./put-together";

const field = "target.principal";

/** Whether a glob names one target principal for several source principals: only a name may say that, never a pattern. */
export function mergesPrincipals({ entry, names }: Aimed): boolean {
  return names.length > 1 && entry.statements.some((statement) => statement.field === field);
}

/** Takes the target principal out of the entries that would merge; the rest of what they say holds. */
export function withoutMerging(merging: readonly Aimed[]): (aimed: Aimed) => Aimed {
  return (aimed) =>
    merging.includes(aimed)
      ? {
          ...aimed,
          entry: {
            ...aimed.entry,
            statements: aimed.entry.statements.filter((statement) => statement.field !== field),
          },
        }
      : aimed;
}
