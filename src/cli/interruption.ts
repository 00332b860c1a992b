import { setMaxListeners } from "node:events";
import { exitCodes } from "./exit-codes";

/** Set once a person or a pipeline asks us to stop: long work listens to `signal`, `exitCode` is how we end then. */
export interface Interruption {
  readonly signal: AbortSignal;
  exitCode(): number | undefined;
}

/** Listens for Ctrl-C and SIGTERM. A second one ends the process at once: children have their own parting call. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  // Every connection listens for it; a large cluster has many.
  setMaxListeners(0, controller.signal);
  let code: number | undefined;
  const stop = (exitCode: number) => () => {
    if (code !== undefined) process.exit(exitCode);
    code = exitCode;
    controller.abort(new Interrupted(exitCode));
  };
  process.on("SIGINT", stop(exitCodes.interrupted));
  process.on("SIGTERM", stop(exitCodes.terminated));
  return { signal: controller.signal, exitCode: () => code };
}

/** Thrown by work that was asked to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor(readonly exitCode: number) {
    super("Stopped as asked.");
  }
}
