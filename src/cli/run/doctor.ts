import Table from "cli-table3";
import pc from "picocolors";
import { requirements } from "../../rehearsal/requirements/catalogue";
import { exitCodes } from "../exit-codes";

/** Looks for everything that a rehearsal needs and prints what is there, what is missing, and how to get it. */
export async function runDoctor(): Promise<void> {
  const findings = await Promise.all(
    requirements.map(async (requirement) => ({ requirement, finding: await requirement.look() })),
  );
  const table = new Table({ head: ["", "needs", "found", "for"], style: { head: [], border: [] } });
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
