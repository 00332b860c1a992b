import { workers } from "./rig/users";
import { type Fault, foundAs } from "./faults/fault";
import { type Checked } from "./steps/check";
import { type Reviewed } from "./steps/review";
import { type DoneStep } from "./steps";
import { type WorkDirectory } from "./work-directory";
import { type Workplace } from "./workplace";

/** How a rehearsal ended. */
export interface RehearsalOutcome {
  /** 0 where everything passed; as the review or the check ended; 70 where a fault was injected and not named. */
  readonly exitCode: number;
  readonly summary: string;
}

/** What a finished rehearsal has to tell. */
export interface Rehearsed {
  readonly directory: WorkDirectory;
  readonly reviewed: Reviewed;
  /** Null where the review let nothing be deployed. */
  readonly checked: Checked | null;
  readonly fault?: Fault;
  readonly steps: readonly DoneStep[];
}

const faultNotFound = 70;

/** The reports, where they lie, and, with a fault, whether the review or the check named it. */
export function summaryOf(rehearsed: Rehearsed): RehearsalOutcome {
  const { directory, reviewed, checked, steps } = rehearsed;
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  const memory = process.resourceUsage().maxRSS / 1024;
  const places = [
    `All of it: ${directory.file("index.html")}; the review of the plan: review.html (also review.json, review.sarif);`,
    ...(checked === null ? [] : [`the check's report: report.html (also report.json, report.xml);`]),
    `the ledger: ledger.html (also ledger.md, ledger.txt); what is not known: status.txt.`,
    `Inventory, overlay, wave, stack, logs: ${directory.root}`,
    `${seconds.toFixed(0)} s in all; this process used ${memory.toFixed(0)} MB at most.`,
  ];
  const { exitCode, lines } = judged(rehearsed);
  const nothingApplied = "Nothing of the plan was applied.";
  const text = checked === null ? [reviewed.text, "", nothingApplied] : [checked.text, ""];
  return { exitCode, summary: [...text, ...lines, ...places].join("\n") };
}

function judged({ fault, reviewed, checked }: Rehearsed): {
  readonly exitCode: number;
  readonly lines: readonly string[];
} {
  const exitCode = checked?.exitCode ?? reviewed.exitCode;
  if (fault === undefined) return { exitCode, lines: [] };
  const { by, as } = foundAs(fault);
  return isNamed(fault, reviewed, checked)
    ? { exitCode, lines: [`The fault ${fault.name} was found: ${by}, ${as}.`] }
    : { exitCode: faultNotFound, lines: [`The fault ${fault.name} was injected and ${by} did not name ${as}.`] };
}

/** A fault of the review is found by a review that fails, and by none that lets the plan be applied. */
function isNamed({ found }: Fault, reviewed: Reviewed, checked: Checked | null): boolean {
  if ("rule" in found) return reviewed.exitCode === 1 && reviewed.open.some(({ rule }) => rule === found.rule);
  return (checked?.open ?? []).some(
    ({ check, status, cause }) => status === "fail" && check === found.check && cause === found.cause,
  );
}

/** How a person gets into clusters that were left running. */
export function howToConnect({ source, target }: Workplace): string {
  return [
    "Everything is still running; Ctrl-C stops it. To connect:",
    ...[source, target].flatMap((cluster) => [
      `  ${cluster.name}  --bootstrap-server ${cluster.bootstrapServers}`,
      `    as super user        --command-config ${cluster.clientProperties(cluster.superUser)}`,
      `    as who only reads    --command-config ${cluster.clientProperties(workers.auditor)}`,
    ]),
  ].join("\n");
}
