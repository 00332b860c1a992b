import { type ProgramEnd } from "./run-program";

/**
 * The Kafka provider's own race (0.13.1): requests side by side find the shared connection closed by its probe of the
 * broker's versions.
 */
const race = "kafka: broker not connected";

/** A topic that was created and then not found again: it is at the broker and not in the state, so another try would fail. */
const createdUnseen = "error waiting for topic";

/** How often it is worth trying. */
export const mostAttempts = 4;

/** Whether nothing but that race made a run fail, before anything was sent: running again is what the provider's users do. */
export function failedByRace({ exitCode, lines }: ProgramEnd): boolean {
  const says = (text: string): boolean => lines.some((line) => line.includes(text));
  const errors = lines.filter((line) => /(^|[│╷]\s*)Error: /.test(line));
  return exitCode !== 0 && says(race) && !says(createdUnseen) && errors.every((line) => line.includes(race));
}
