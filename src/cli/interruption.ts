import { setMaxListeners } from "node:events";
import { exitCodes } from "./exit-codes";

/** Set once a person or a pipeline asks us to stop: long work listens to `signal`. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Done when it has come, however long that takes; the process stays until then. */
  happened(): Promise<void>;
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
  const { signal } = controller;
  return { signal, happened: () => abortOf(signal) };
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    // A listener alone does not keep a process alive.
    const alive = setInterval(() => undefined, 60_000);
    const done = (): void => {
      clearInterval(alive);
      resolve();
    };
    if (signal.aborted) done();
    else signal.addEventListener("abort", done, { once: true });
  });
}

/** Thrown by work that was asked to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor(readonly exitCode: number) {
    super("Stopped as asked.");
  }
}
