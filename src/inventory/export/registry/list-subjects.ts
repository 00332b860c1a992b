import { type Answer, known } from "../../../kafka/answer";
import { type HttpClient } from "../http/http-client";
import { valueIn } from "../http/reply";
import { names } from "./answers";

/** The subjects of a registry. */
export interface SubjectList {
  /** As the registry names them: `orders-value`, `:.context:orders-value`. */
  readonly subjects: readonly string[];
  /** The list may have been cut off: it is as long as lists are that are, and the registry does not hand out the rest. */
  readonly mayBeCutOff: boolean;
}

/** A list of so many, or of a multiple, may have been cut off: Apicurio's `ccompat.max-subjects` is the smallest such limit. */
const usualLimit = 1_000;

const asked = { what: "the list of subjects", grant: "GLOBAL_READ" };

/**
 * All live subjects of all contexts (`GET /subjects` names those of every context where no prefix is given). Whatever was
 * listed, the registry is asked for what follows, until nothing does: its pages may be of any size. One that ignores
 * `offset` is noticed by its answering the same again.
 */
export async function listSubjects(client: HttpClient): Promise<Answer<SubjectList>> {
  const subjects: string[] = [];
  for (;;) {
    const path = subjects.length === 0 ? "/subjects" : `/subjects?offset=${String(subjects.length)}`;
    const page = valueIn(await client.get(path), names, asked);
    if (!page.known) return page;
    if (page.value.length === 0) return known({ subjects, mayBeCutOff: false });
    if (page.value[0] === subjects[0]) return known({ subjects, mayBeCutOff: subjects.length % usualLimit === 0 });
    subjects.push(...page.value);
  }
}

/** Whether `subjectPrefix` does nothing: asked with a prefix that no subject has. */
export async function ignoresPrefix(client: HttpClient): Promise<boolean> {
  const path = `/subjects?subjectPrefix=${encodeURIComponent(noSuchSubject)}`;
  const list = valueIn(await client.get(path), names, asked);
  return list.known && list.value.length > 0;
}

/** A subject that nobody has. */
export const noSuchSubject = "kafka-byoc-asks-for-a-subject-that-nobody-has";
