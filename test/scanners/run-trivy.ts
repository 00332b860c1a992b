import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runProgram } from "../../src/rehearsal/terraform/run-program";
import { placeOf } from "../kubernetes/rig/made-once";
import { trivyPlans } from "./rig/trivy";
import { eachOnce, type ScannerAnswer } from "./scanner-finding";
import { trivyAddresses } from "./trivy-addresses";

interface Scanned {
  readonly file: string;
  readonly findings: readonly { readonly rule: string; readonly title: string; readonly resource: string }[];
  readonly unread: string | null;
}

/** What trivy says of the plans of a folder: one process reads them all. */
export async function runTrivy(folder: string, planFiles: readonly string[]): Promise<ScannerAnswer> {
  const { exitCode, lines } = await runProgram({
    program: join(placeOf(trivyPlans), "trivyplans"),
    arguments: planFiles.map((file) => join(folder, file)),
    workDirectory: folder,
  });
  const answer = lines.find((line) => line.startsWith("["));
  if (exitCode !== 0 || answer === undefined)
    throw new Error(`trivy told nothing (exit code ${String(exitCode)}):\n${lines.slice(-20).join("\n")}`);
  const scanned: readonly Scanned[] = JSON.parse(answer);
  const findings = scanned
    .filter(({ unread }) => unread === null)
    .map((plan) => [basename(plan.file), eachOnce(findingsOf(plan))] as const);
  const unread = scanned.flatMap(({ file, unread }) => (unread === null ? [] : [[basename(file), unread] as const]));
  return { findings: new Map(findings), unread: new Map(unread) };
}

function findingsOf({ file, findings }: Scanned) {
  const addresses = trivyAddresses(JSON.parse(readFileSync(file, "utf8")));
  return findings.map(({ rule, title, resource }) => ({
    scanner: "trivy" as const,
    rule,
    file: basename(file),
    address: addresses.get(resource) ?? resource,
    title,
  }));
}
