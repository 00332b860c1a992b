/** What looking for one program or part on this machine found. */
export type Finding =
  { readonly there: true; readonly version: string } | { readonly there: false; readonly why: string };

/** One thing that a rehearsal needs on the machine. */
export interface Requirement {
  readonly name: string;
  /** The oldest version that will do, as people write it: `17`. */
  readonly atLeast: string;
  readonly neededFor: string;
  /** How to get it, as a sentence or a command. */
  readonly howToGet: string;
  /** Without an optional one the rehearsal finds another way, which `neededFor` tells. */
  readonly optional: boolean;
  look(): Promise<Finding>;
}
