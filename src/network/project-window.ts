const dayMs = 86_400_000;

/** How long a migration needs what it is built on. */
export interface ProjectWindow {
  /** The day on which the last wave ends: `2027-03-01`. */
  readonly lastWaveEnds: string;
  /** Days in which people may go back after it. */
  readonly rollbackDays: number;
  /** Days beyond that, in which somebody can still renew in peace. Default 14. */
  readonly marginDays?: number;
}

/** The last day on which people may go back to the source. */
export function rollbackEnds({ lastWaveEnds, rollbackDays }: Omit<ProjectWindow, "marginDays">): string {
  return daysLater(lastWaveEnds, rollbackDays);
}

/** The day until which certificates, credentials and access must last at least. */
export function neededUntil(window: ProjectWindow): string {
  return daysLater(rollbackEnds(window), window.marginDays ?? 14);
}

/** What is wrong where a certificate ends before the migration is over, or undefined. `notAfter` is a day or a time in UTC. */
export function expiryProblem(what: string, notAfter: string, window: ProjectWindow): string | undefined {
  const needed = neededUntil(window);
  if (notAfter.slice(0, 10) >= needed) return undefined;
  return `${what} ends on ${notAfter.slice(0, 10)}, and the migration needs it until ${needed} (last wave ${window.lastWaveEnds} + ${String(
    window.rollbackDays,
  )} days to go back + ${String(window.marginDays ?? 14)} in reserve): give it a longer validity, or renew it before the first wave.`;
}

/** Whether something that must stay until a day is still needed: through the whole of that day in UTC. */
export function staysOn(keepUntil: string, now: Date): boolean {
  return now.toISOString().slice(0, 10) <= keepUntil;
}

/** What is wrong with a day as people write it, or undefined. */
export function dayProblem(what: string, day: string): string | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return undefined;
  return `${what}: "${day}" is no day: write it as 2027-03-31.`;
}

function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
