/** One thing that is wrong with a document, said so that a person can mend it without opening the source code. */
export interface Problem {
  readonly file: string;
  /** 1-based; absent where the whole file is meant. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** Where in the document: `members.topics[2]`; empty for the document itself. */
  readonly path: string;
  /** The offending value as written, or undefined where something is missing. Never a secret. */
  readonly value?: string;
  /** What holds, as a sentence without its full stop: `is not a number`. */
  readonly rule: string;
  /** What to write instead, as a sentence. */
  readonly instead?: string;
}

/**
 * Everything that is wrong with the documents of one command, all at once. Nothing was written. It has no stack: in an app
 * that does not catch it, people read what is wrong with their files and not where our code found it.
 */
export class DocumentError extends Error {
  readonly #problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join("\n"));
    this.#problems = problems;
    this.stack = this.message;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }
}

/** `waves/03-orders.yaml:14:7  members.topics[2]  "orders.v2" is not in the inventory.` and, below, what to write instead. */
export function problemText(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(":");
  const subject = problem.value === undefined ? "" : `${shortened(problem.value)} `;
  const sentence = [place, problem.path, `${subject}${problem.rule}.`].filter((part) => part !== "").join("  ");
  return problem.instead === undefined ? sentence : `${sentence}\n  ${problem.instead}`;
}

const longestValue = 120;

function shortened(value: string): string {
  return value.length <= longestValue ? value : `${value.slice(0, longestValue)}…`;
}
