import { setMaxListeners } from "node:events";
import { exitCodes } from "./exit-codes";

/** Thrown by work that was not done in the time that it was given. */
export class DeadlinePassed extends Error {
  override readonly name = "DeadlinePassed";
  readonly exitCode = exitCodes.deadline;

  constructor(deadlineMs: number) {
    super(`Not done within ${String(deadlineMs / 1000)} s.`);
  }
}

/** The signal, which now also stops the work after so many milliseconds; without a number just the signal. */
export function withDeadline(signal: AbortSignal, deadlineMs: number | undefined): AbortSignal {
  if (deadlineMs === undefined) return signal;
  const late = new AbortController();
  setTimeout(() => {
    late.abort(new DeadlinePassed(deadlineMs));
  }, deadlineMs).unref();
  const either = AbortSignal.any([signal, late.signal]);
  setMaxListeners(0, either);
  return either;
}
