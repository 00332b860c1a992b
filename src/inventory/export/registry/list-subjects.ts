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

/** From here on a list may be a page of a longer one: Apicurio's `ccompat.max-subjects` is the smallest such limit. */
const smallestPage = 1_000;

const asked = { what: "the list of subjects", grant: "GLOBAL_READ" };

/**
 * All live subjects of all contexts (`GET /subjects` names those of every context where no prefix is given). Pages are
 * followed; a registry that ignores `offset` is noticed by its answering the same again.
 */
export async function listSubjects(client: HttpClient): Promise<Answer<SubjectList>> {
  const first = valueIn(await client.get("/subjects"), names, asked);
  if (!first.known) return first;
  const subjects = [...first.value];
  let page = first.value;
  while (page.length > 0 && page.length % smallestPage === 0) {
    const next = valueIn(await client.get(`/subjects?offset=${String(subjects.length)}`), names, asked);
    if (!next.known) return next;
    if (next.value[0] === subjects[0]) return known({ subjects, mayBeCutOff: true });
    subjects.push(...next.value);
    page = next.value;
  }
  return known({ subjects, mayBeCutOff: false });
}

/** Whether `subjectPrefix` does nothing: asked with a prefix that no subject has. */
export async function ignoresPrefix(client: HttpClient): Promise<boolean> {
  const path = `/subjects?subjectPrefix=${encodeURIComponent(noSuchSubject)}`;
  const list = valueIn(await client.get(path), names, asked);
  return list.known && list.value.length > 0;
}

/** A subject that nobody has. */
export const noSuchSubject = "kafka-byoc-asks-for-a-subject-that-nobody-has";
