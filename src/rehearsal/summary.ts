import { workers } from "./rig/users";
import { type Fault } from "./faults/fault";
import { type Checked } from "./steps/check";
import { type DoneStep } from "./steps";
import { type WorkDirectory } from "./work-directory";
import { type Workplace } from "./workplace";

/** How a rehearsal ended. */
export interface RehearsalOutcome {
  /** 0 where everything passed; 1 or 2 as the check said; 70 where a fault was injected and the check did not name it. */
  readonly exitCode: number;
  readonly summary: string;
}

/** What a finished rehearsal has to tell. */
export interface Rehearsed {
  readonly directory: WorkDirectory;
  readonly checked: Checked;
  readonly fault?: Fault;
  readonly steps: readonly DoneStep[];
}

const faultNotFound = 70;

/** The report, where it lies, and, with a fault, whether the check named it. */
export function summaryOf({ directory, checked, fault, steps }: Rehearsed): RehearsalOutcome {
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  const memory = process.resourceUsage().maxRSS / 1024;
  const places = [
    `All of it: ${directory.file("index.html")}; the check's report: report.html (also report.json, report.xml);`,
    `the ledger: ledger.html (also ledger.md, ledger.txt); what is not known: status.txt.`,
    `Inventory, overlay, wave, stack, logs: ${directory.root}`,
    `${seconds.toFixed(0)} s in all; this process used ${memory.toFixed(0)} MB at most.`,
  ];
  const { exitCode, lines } = fault === undefined ? { exitCode: checked.exitCode, lines: [] } : judged(fault, checked);
  return { exitCode, summary: [checked.text, "", ...lines, ...places].join("\n") };
}

function judged(fault: Fault, checked: Checked): { readonly exitCode: number; readonly lines: readonly string[] } {
  const named = checked.open.find(
    ({ check, status, cause }) => status === "fail" && check === fault.found.check && cause === fault.found.cause,
  );
  if (named === undefined)
    return {
      exitCode: faultNotFound,
      lines: [`The fault ${fault.name} was injected and ${fault.found.check} did not name ${fault.found.cause}.`],
    };
  return {
    exitCode: checked.exitCode,
    lines: [`The fault ${fault.name} was found: ${named.check}, ${fault.found.cause}.`],
  };
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
