import { type LedgerLine } from "./ledger";

/**
 * A line as it stands on a day, `2027-01-31` in UTC: an approval that ended before it no longer counts, and who gave it is
 * still told.
 */
export function lineAsOf(line: LedgerLine, today: string): LedgerLine {
  const { approval } = line;
  if (!approval.needed || approval.by === null || approval.expires >= today) return line;
  return { ...line, approval: { needed: true, by: null, ended: { by: approval.by, expires: approval.expires } } };
}
