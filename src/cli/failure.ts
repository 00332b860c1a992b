import { DocumentError } from "../documents/problem";
import { exitCodes } from "./exit-codes";

/** How a command that could not do its work ends: what is said on stderr, and the exit code. */
export interface Failure {
  readonly text: string;
  readonly exitCode: number;
}

/**
 * Turns whatever was thrown into words and an exit code. Errors that we know carry their own code (`exitCode`);
 * anything else is a fault of ours: said in one line, the stack only with KAFKA_BYOC_DEBUG=1.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof DocumentError)
    return { text: `${error.message}\n${countOf(error.problems.length)}`, exitCode: exitCodes.configuration };
  if (error instanceof Error && "exitCode" in error && typeof error.exitCode === "number")
    return { text: error.message, exitCode: error.exitCode };
  if (error instanceof Error) return { text: internalText(error), exitCode: exitCodes.internal };
  return { text: `Internal error: ${String(error)}`, exitCode: exitCodes.internal };
}

function countOf(problems: number): string {
  return `${String(problems)} ${problems === 1 ? "problem" : "problems"}; nothing was written.`;
}

function internalText(error: Error): string {
  const hint = "Run again with KAFKA_BYOC_DEBUG=1 for the stack, and please report it.";
  return process.env["KAFKA_BYOC_DEBUG"] === "1"
    ? (error.stack ?? error.message)
    : `Internal error: ${error.message}\n${hint}`;
}
