import Table from "cli-table3";
import pc from "picocolors";
import { requirements } from "../../rehearsal/requirements/catalogue";
import { exitCodes } from "../exit-codes";

/** Looks for everything that a rehearsal needs and prints what is there, what is missing, and how to get it. */
export async function runDoctor(): Promise<void> {
  const findings = await Promise.all(
    requirements.map(async (requirement) => ({ requirement, finding: await requirement.look() })),
  );
  const table = new Table({
    head: ["", "needs", "found", "for"],
    style: { head: [], border: [] },
    colWidths: columnWidths(process.stdout.isTTY ? process.stdout.columns : 120),
    wordWrap: true,
  });
  for (const { requirement, finding } of findings)
    table.push([
      finding.there ? pc.green("ok") : requirement.optional ? pc.yellow("--") : pc.red("no"),
      `${requirement.name} ${requirement.atLeast}+`,
      finding.there ? finding.version : finding.why,
      requirement.neededFor,
    ]);
  process.stdout.write(`${table.toString()}\n`);
  const missing = findings.filter(({ requirement, finding }) => !finding.there && !requirement.optional);
  for (const { requirement, finding } of findings)
    if (!finding.there) process.stdout.write(`${requirement.name}: ${requirement.howToGet}\n`);
  process.stdout.write(missing.length === 0 ? "This machine can rehearse.\n" : "This machine cannot rehearse yet.\n");
  process.exitCode = missing.length === 0 ? exitCodes.pass : exitCodes.configuration;
}

/** So that a row fits into a line of the terminal: what was found and what it is for share what the others leave. */
function columnWidths(columns: number): number[] {
  const [mark, needs, borders] = [4, 17, 5];
  const left = Math.max(40, columns - mark - needs - borders);
  const found = Math.floor(left / 2);
  return [mark, needs, found, left - found];
}
