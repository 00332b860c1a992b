import { type OwnRule, suppressionExpired, suppressionUnused } from "../about-the-review";
import { type Finding, type Suppression } from "../finding";
import { fingerprintOf } from "../fingerprint";

/** What a run of the review judged: a suppression of anything else is not unused. */
export interface Judged {
  /** The day of the review: `2026-11-21`. */
  readonly today: string;
  readonly rules: ReadonlySet<string>;
  readonly stacks: ReadonlySet<string>;
}

/**
 * Findings with those marked that somebody accepted, and a finding for each suppression that has expired or that nothing
 * needs. An expired one suppresses nothing.
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  { today, rules, stacks }: Judged,
): readonly Finding[] {
  const holding = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const key = keyOf(suppression.rule, suppression.resource);
    holding.set(key, [...(holding.get(key) ?? []), suppression]);
  }
  const used = new Set<Suppression>();
  const marked = findings.map((finding): Finding => {
    const fitting = holding
      .get(keyOf(finding.rule, finding.address ?? "plan"))
      ?.find((suppression) => fits(suppression, finding));
    if (fitting === undefined) return finding;
    used.add(fitting);
    return fitting.expires < today ? finding : { ...finding, status: { is: "suppressed", by: fitting } };
  });
  return [
    ...marked,
    ...suppressions
      .filter((suppression) => used.has(suppression) && suppression.expires < today)
      .map((one) =>
        about(suppressionExpired, one, `${described(one)} was accepted by ${one.owner} until ${one.expires}.`),
      ),
    ...suppressions
      .filter((one) => !used.has(one) && rules.has(one.rule) && (one.stack === null || stacks.has(one.stack)))
      .map((one) => about(suppressionUnused, one, `${described(one)} is accepted by ${one.owner}, and is not found.`)),
  ];
}

/** Where no resource is named, the path is what tells one finding from another: one entry never accepts several. */
function fits({ stack, path }: Suppression, finding: Finding): boolean {
  const ofStack = stack === null || stack === finding.stack;
  return ofStack && (path === null ? finding.address !== null || finding.path === null : path === finding.path);
}

function keyOf(rule: string, resource: string): string {
  return `${rule}\u0000${resource}`;
}

function described({ rule, resource, path }: Suppression): string {
  return `${rule} at ${resource}${path === null ? "" : ` ${path}`}`;
}

function about(rule: OwnRule, { rule: of, resource, path, stack, place }: Suppression, seen: string): Finding {
  return {
    fingerprint: fingerprintOf([rule.name, of, stack ?? "", resource, path ?? ""]),
    rule: rule.name,
    area: rule.area,
    severity: rule.severity,
    title: rule.title,
    stack: stack ?? "",
    address: resource,
    path: null,
    seen,
    remedy: rule.remedy,
    verdict: "found",
    involves: [],
    status: { is: "open" },
    place,
    constructPath: null,
  };
}
