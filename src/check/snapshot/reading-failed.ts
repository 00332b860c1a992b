import { type Unreadable } from "../../kafka/answer";
import { ReadFailed } from "../../kafka-client/reads/read-failed";
import { unreadableBecause } from "../../kafka-client/unreachable";

/** Why records could not be read, out of what the reader threw. Anything else than a refusal or a lost broker is thrown on. */
export function readingFailed(error: unknown): Unreadable {
  return error instanceof ReadFailed ? error.because : unreadableBecause(error);
}
