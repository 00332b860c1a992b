/** A declaration of the network that cannot be: every reason at once. It has no stack, since people read what is wrong with what they wrote. */
export class NetworkRefused extends Error {
  readonly #problems: readonly string[];

  constructor(subject: string, problems: readonly string[]) {
    super([`${subject}:`, ...problems.map((problem) => `  ${problem}`)].join("\n"));
    this.#problems = problems;
    this.stack = this.message;
  }

  /** Sentences, each naming the value, the rule and what to write instead. */
  get problems(): readonly string[] {
    return this.#problems;
  }
}
