import { type Unreadable } from "../../kafka/answer";

/** Why records could not be read, out of what the reader threw; `grant` is named where it was the right to. */
export function readingFailed(error: unknown, grant: string): Unreadable {
  if (!(error instanceof Error)) return { error: "READ_FAILED", message: String(error) };
  const code = codeOf(error);
  return {
    error: code,
    message: error.message,
    ...(/AUTHORIZATION_FAILED/.test(`${code} ${error.message}`) ? { grantNeeded: grant } : {}),
  };
}

function codeOf(error: Error): string {
  for (const key of ["causeCode", "code", "error"]) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === "string") return value;
  }
  return error.name;
}
