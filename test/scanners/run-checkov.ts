import { basename } from "node:path";
import { checkov } from "../checkov/checkov";
import { eachOnce, type ScannerAnswer, type ScannerFinding } from "./scanner-finding";

/** What checkov says of the plans of a folder: one process reads them all, a tenth of a second each. */
export async function runCheckov(folder: string, planFiles: readonly string[]): Promise<ScannerAnswer> {
  const { failed, unread } = await checkov(["--directory", folder, "--framework", "terraform_plan"], folder);
  const findings = failed.map(({ check_id, check_name, file_path, resource }): ScannerFinding => ({
    scanner: "checkov",
    rule: check_id,
    file: basename(file_path),
    address: resource,
    title: check_name,
  }));
  const without = new Map(unread.map((file) => [basename(file), "checkov cannot parse it"]));
  const read = planFiles.filter((file) => !without.has(file));
  return {
    findings: new Map(read.map((file) => [file, eachOnce(findings.filter((finding) => finding.file === file))])),
    unread: without,
  };
}
