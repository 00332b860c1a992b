/** An ARN of IAM in parts. */
interface PrincipalParts {
  readonly account: string;
  /** `root`, `role/orders`, `user/anna`. */
  readonly who: string;
}

/** Whether a principal of an endpoint service is everybody: `*`, or an ARN with a wildcard in the place of the account. */
export function isEveryPrincipal(arn: string): boolean {
  if (/^[*?]+$/.test(arn.trim())) return true;
  const parts = partsOf(arn);
  return parts !== null && /[*?]/.test(parts.account);
}

/** Whether a principal is a whole account: its number, or the ARN of its root. */
export function isWholeAccount(arn: string): boolean {
  return /^\d{12}$/.test(arn) || /^(?:root|\*)$/.test(partsOf(arn)?.who ?? "");
}

/** The account of a principal; null where the text is none. */
export function accountOf(arn: string): string | null {
  return /^\d{12}$/.test(arn) ? arn : (partsOf(arn)?.account ?? null);
}

/** Whether who is allowed is among those who are declared: the same, or one principal of an account that is declared whole. */
export function isDeclared(arn: string, declared: readonly string[]): boolean {
  const same = normalised(arn);
  return declared.some(
    (one) =>
      normalised(one) === same || (isWholeAccount(one) && !isWholeAccount(arn) && accountOf(one) === accountOf(arn)),
  );
}

function normalised(arn: string): string {
  return /^\d{12}$/.test(arn) ? `arn:aws:iam::${arn}:root` : arn;
}

function partsOf(arn: string): PrincipalParts | null {
  const [head, , service, , account, ...who] = arn.split(":");
  return head === "arn" && (service === "iam" || service === "sts") && account !== undefined
    ? { account, who: who.join(":") }
    : null;
}
