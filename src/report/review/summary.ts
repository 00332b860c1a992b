import { type Finding } from "../../review/finding";
import { type Review } from "../../review/review";
import { severities, type Severity } from "../../review/severity";

/** What a rule says where it counts: everything that is open, certain before uncertain. */
export interface OpenRule {
  readonly rule: string;
  readonly area: Finding["area"];
  readonly severity: Severity;
  readonly title: string;
  readonly remedy: string;
  /** At least one. */
  readonly findings: readonly Finding[];
}

/** A review in numbers. */
export interface ReviewSummary {
  readonly resources: number;
  /** Open findings, those that cannot be told included. */
  readonly open: Readonly<Record<Severity, number>>;
  readonly openTotal: number;
  /** Of the open ones, those that cannot be told. */
  readonly cannotTell: number;
  readonly suppressed: number;
  readonly inBaseline: number;
}

/** Counts a review once, for all formats alike. */
export function summaryOf({ findings, stacks }: Pick<Review, "findings" | "stacks">): ReviewSummary {
  const open: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  const count = { cannotTell: 0, suppressed: 0, inBaseline: 0 };
  for (const { status, severity, verdict } of findings) {
    if (status.is === "suppressed") count.suppressed += 1;
    else if (status.is === "in-baseline") count.inBaseline += 1;
    else {
      open[severity] += 1;
      if (verdict === "cannot-tell") count.cannotTell += 1;
    }
  }
  return {
    resources: stacks.reduce((sum, { resources }) => sum + resources, 0),
    open,
    openTotal: severities.reduce((sum, severity) => sum + open[severity], 0),
    ...count,
  };
}

/** Open findings by severity and rule: the worst severity first, rules by name, in each what is certain first. */
export function openByRule(findings: readonly Finding[]): readonly OpenRule[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.status.is !== "open") continue;
    const key = `${String(severities.indexOf(finding.severity))} ${finding.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const { rule, area, severity, title, remedy } = first;
      return [{ rule, area, severity, title, remedy, findings: certainFirst(group) }];
    });
}

function certainFirst(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter(({ verdict }) => verdict === "found"),
    ...findings.filter(({ verdict }) => verdict === "cannot-tell"),
  ];
}
