import { InvalidArgumentError } from "commander";

const unitsMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * Milliseconds of `90s`, `30m` or `1h`, as options take it.
 *
 * @throws InvalidArgumentError
 */
export function durationMs(text: string): number {
  const [, amount, unit = ""] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? [];
  const unitMs = unitsMs[unit];
  if (amount === undefined || unitMs === undefined || Number(amount) === 0)
    throw new InvalidArgumentError("Write a number and s, m or h, such as 30m.");
  return Number(amount) * unitMs;
}
