/** The scanners of plans that others use. */
export const scanners = ["checkov", "trivy"] as const;

/** One of {@link scanners}. */
export type Scanner = (typeof scanners)[number];

/** Something that a scanner does not like. */
export interface ScannerFinding {
  readonly scanner: Scanner;
  /** `CKV_AWS_24`, `AVD-AWS-0107`. */
  readonly rule: string;
  /** The plan's file, without its folder. */
  readonly file: string;
  /** As the plan names it; where the scanner does not tell one of a resource's instances from another, without the key. */
  readonly address: string;
  readonly title: string;
}

/** What a scanner said of some plans. */
export interface ScannerAnswer {
  /** By the plan's file, without its folder: every plan that it read, each rule and address once. */
  readonly findings: ReadonlyMap<string, readonly ScannerFinding[]>;
  /** Why it could not read a plan, by the plan's file. */
  readonly unread: ReadonlyMap<string, string>;
}

/** Whether an address of a scanner means a resource of the plan: the same, or one that it does not tell apart from its like. */
export function meansResource(scannersAddress: string, address: string): boolean {
  return address === scannersAddress || address.startsWith(`${scannersAddress}[`);
}

/** Each rule and address once, in the order of the rules. */
export function eachOnce(findings: readonly ScannerFinding[]): readonly ScannerFinding[] {
  const byKey = new Map(findings.map((finding) => [`${finding.rule} ${finding.address}`, finding]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
