import { type Outcome } from "./compare";
import { type ScannerFinding } from "./scanner-finding";

/** What became of a finding of a scanner in a case of the corpus. */
export interface OpenFinding {
  readonly id: string;
  readonly finding: ScannerFinding;
  readonly outcome: Outcome;
}

/** What is to be mended where all is settled: a word, so that a test that expects it prints all else as it stands. */
export const nothing = "nothing";

/** Says of findings that are open what to write, and in which file: for whoever adds a seed and sees them first. */
export function whatToMend(open: readonly OpenFinding[]): string {
  const rules = [
    ...new Set(open.filter(({ outcome }) => outcome.is === "unknown-rule").map((one) => one.finding.rule)),
  ];
  const texts = [
    ...rules.map((rule) => toJudge(open.filter(({ finding }) => finding.rule === rule))),
    ...open.flatMap(({ id, finding, outcome }) =>
      outcome.is === "missed" ? [toFind(id, finding, outcome.wanted)] : [],
    ),
  ];
  return texts.length === 0 ? nothing : texts.join("\n\n");
}

/** Lines below what is to be done with all of them. */
export function mendEach(what: string, lines: readonly string[]): string {
  return lines.length === 0 ? nothing : [`${what}:`, ...lines].join("\n  ");
}

function toJudge(of: readonly OpenFinding[]): string {
  const [first] = of;
  if (first === undefined) return "";
  const { scanner, rule, title } = first.finding;
  return [
    `${scanner} finds ${rule} (${title}), which nobody judged:`,
    ...of.map(({ id, finding }) => `  ${id}: ${finding.address}`),
    `Where a rule of ours tells the same, add to \`same\` in test/scanners/their-rules.ts:`,
    `  { theirs: ["${rule}"], ours: ["<our rule>"] },`,
    `Where it is no part of Kafka's surface, add to \`notKafkas\` in test/scanners/not-kafkas.ts, or the rule to a reason there:`,
    `  { reason: "<why>", theirs: ["${rule}"] },`,
  ].join("\n");
}

function toFind(id: string, { scanner, rule, address, title }: ScannerFinding, wanted: readonly string[]): string {
  return [
    `${scanner} finds ${rule} (${title}), and we find none of ${wanted.join(", ")}:`,
    `  ${id}: ${address}`,
    `Where it is right, mend our rule. Where it is wrong of this case, add to test/scanners/differences.ts:`,
    `  { id: "${id}", rule: "${rule}", address: ${JSON.stringify(address)}, reason: "<why>" },`,
    `Where it is no resource of Kafka's, add an \`unless\` to ${rule} in test/scanners/their-rules.ts (test/scanners/kafka-surface.ts).`,
  ].join("\n");
}
