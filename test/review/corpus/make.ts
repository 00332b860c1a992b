/**
 * Plans every case of the rules and every seed with a real Terraform and real providers, and keeps what they said:
 * `npx tsx test/review/corpus/make.ts [part of an id]…`. Run it after a case was changed; a test holds a sample of it to
 * what Terraform says today.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { planCases } from "./plan-cases";
import { type PlannedCase, plannedCases, planFile } from "./planned-case";

async function main(wanted: readonly string[]): Promise<void> {
  const cases = plannedCases().filter(({ id }) => wanted.length === 0 || wanted.some((part) => id.includes(part)));
  const directory = mkdtempSync(join(tmpdir(), "review-corpus-"));
  try {
    const { plans, problems } = await planCases(cases, directory, (text) => process.stderr.write(`${text}\n`));
    for (const [id, plan] of plans) keep(id, plan);
    for (const { id, text } of problems) process.stderr.write(`\n=== ${id}\n${text}\n`);
    process.stderr.write(`${String(plans.size)} planned, ${String(problems.length)} refused by Terraform\n`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function keep(id: PlannedCase["id"], plan: object): void {
  const file = planFile(id);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(plan, null, 1)}\n`);
}

void main(process.argv.slice(2));
