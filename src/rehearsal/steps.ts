/** Who is told how a rehearsal gets on: the command line prints it, tests listen. */
export interface StepListener {
  started(title: string): void;
  /** Something about the step under way, worth a line that may be replaced by the next. */
  said(text: string): void;
  ended(title: string, seconds: number, note: string): void;
  failed(title: string, seconds: number): void;
}

/** One step that was done. */
export interface DoneStep {
  readonly title: string;
  readonly seconds: number;
  readonly note: string;
}

/** What a step's work returns besides its result: one line of what it did, for the table. */
export interface Noted<T> {
  readonly result: T;
  readonly note: string;
}

/** The steps of one rehearsal, in order, each timed. */
export interface Steps {
  run<T>(title: string, work: (say: (text: string) => void) => Promise<Noted<T>>): Promise<T>;
  done(): readonly DoneStep[];
}

/** Begins a list of steps. */
export function stepsFor(listener: StepListener): Steps {
  const done: DoneStep[] = [];
  return {
    done: () => done,
    run: async (title, work) => {
      const startedMs = performance.now();
      const seconds = (): number => (performance.now() - startedMs) / 1000;
      listener.started(title);
      try {
        const { result, note } = await work(listener.said);
        const step = { title, seconds: seconds(), note };
        done.push(step);
        listener.ended(title, step.seconds, note);
        return result;
      } catch (error) {
        listener.failed(title, seconds());
        throw error;
      }
    },
  };
}
