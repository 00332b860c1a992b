import { type Acl } from "../../kafka/acl";
import { type LedgerLine } from "../../target/ledger";
import { aclText } from "../../target/translation/access/acl-text";
import { type Knowledge } from "../knowledge";

/** Who accepted a ledger line and until when: `security@example.com until 2027-01-31`; null where nobody did, or not any more. */
export function acceptanceOf({ approval }: LedgerLine, today: string): string | null {
  return approval.needed && approval.by !== null && approval.expires >= today
    ? `${approval.by} until ${approval.expires}`
    : null;
}

/** Ledger lines by what they say of the target, made once for a ledger. */
const byTarget = new WeakMap<readonly LedgerLine[], ReadonlyMap<string, readonly LedgerLine[]>>();

/** The ledger's lines on an ACL as the target has it. */
export function linesOn(acl: Acl, { ledger }: Knowledge): readonly LedgerLine[] {
  if (ledger === null) return [];
  const index = byTarget.get(ledger) ?? indexed(ledger);
  return index.get(aclText(acl)) ?? [];
}

/** Who accepted a right at the target; null where nobody did. */
export function acceptedBy(acl: Acl, known: Knowledge): string | null {
  for (const line of linesOn(acl, known)) {
    const accepted = acceptanceOf(line, known.today);
    if (accepted !== null) return accepted;
  }
  return null;
}

function indexed(ledger: readonly LedgerLine[]): ReadonlyMap<string, readonly LedgerLine[]> {
  const index = new Map<string, LedgerLine[]>();
  for (const line of ledger) {
    if (line.object.kind !== "acl" || line.target === null) continue;
    const there = index.get(line.target);
    if (there === undefined) index.set(line.target, [line]);
    else there.push(line);
  }
  byTarget.set(ledger, index);
  return index;
}
