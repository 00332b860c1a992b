import { requirements } from "../requirements/catalogue";
import { ProgramFailed } from "../terraform/program-failed";
import { type Noted } from "../steps";

/**
 * Looks for everything that the rehearsal needs before anything is started.
 *
 * @throws ProgramFailed that names all that is missing, each with how to get it
 */
export async function lookAtThisMachine(options: { readonly kafkaHome?: string }): Promise<Noted<void>> {
  const needed = requirements.filter(({ name }) => !(name === "Maven" && options.kafkaHome !== undefined));
  const found = await Promise.all(
    needed.map(async (requirement) => ({ requirement, finding: await requirement.look() })),
  );
  const missing = found.flatMap(({ requirement, finding }) =>
    finding.there || requirement.optional ? [] : [`${finding.why}: ${requirement.howToGet}`],
  );
  if (missing.length > 0) throw new ProgramFailed(["This machine cannot rehearse yet.", ...missing].join("\n"));
  const told = found.flatMap(({ requirement, finding }) =>
    finding.there && /^\d/.test(finding.version) ? [`${requirement.name} ${finding.version}`] : [],
  );
  return { result: undefined, note: told.join(", ") };
}
