import { exitCodes } from "./exit-codes";

/** What was asked for does not exist or does not fit together: said in one sentence, exit code 64. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly exitCode = exitCodes.usage;
}

/** See {@link UsageError}. */
export function usageError(text: string): UsageError {
  return new UsageError(text);
}
