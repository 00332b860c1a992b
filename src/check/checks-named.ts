import { nearest } from "../documents/nearest";
import { DocumentError, type Problem } from "../documents/problem";

/**
 * The checks of these names, in the catalogue's order; all of them where none is named.
 *
 * @throws DocumentError with every name that is no check.
 */
export function checksNamed<C extends { readonly name: string }>(
  only: readonly string[],
  catalogue: readonly C[],
): readonly C[] {
  const problems = unknownChecks(only, catalogue);
  if (problems.length > 0) throw new DocumentError(problems);
  return catalogue.filter(({ name }) => only.length === 0 || only.includes(name));
}

/** A problem for each name of `--only` that is no check of the catalogue. */
export function unknownChecks(
  only: readonly string[],
  catalogue: readonly { readonly name: string }[],
): readonly Problem[] {
  const names = catalogue.map(({ name }) => name);
  return only.filter((name) => !names.includes(name)).map((name) => nameNotThere("--only", name, names, "is no check"));
}

/** An option names something that is not there: with the nearest name, or all of them. */
export function nameNotThere(option: string, name: string, names: readonly string[], rule: string): Problem {
  const near = nearest(name, names);
  const instead = near === undefined ? `Write one of ${names.join(", ")}.` : `Did you mean "${near}"?`;
  return { file: option, path: "", value: JSON.stringify(name), rule, instead };
}
