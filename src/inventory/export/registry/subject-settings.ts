import { type z } from "zod";
import { type Answer, known, notKnown } from "../../../kafka/answer";
import { type HttpClient } from "../http/http-client";
import { errorCodeIn, isNotThere, type Reply, valueIn } from "../http/reply";
import { noSuchSubject } from "./list-subjects";

/** A setting that a registry has as a whole and that a subject may have of its own. */
export interface Setting<T extends string> {
  /** `config`, `mode`: the resource. */
  readonly resource: string;
  /** `compatibility level`. */
  readonly word: string;
  readonly shape: z.ZodType<T>;
  /** `error_code` with which Confluent's says that a subject has none of its own. */
  readonly unsetCode: number;
  /** What registries begin with, and some go on answering for a subject that has none of its own. */
  readonly fallback: T;
}

/** The setting of every subject: its own, `inherited`, or not known. */
export interface SettingsRead<T extends string> {
  readonly bySubject: ReadonlyMap<string, Answer<T | "inherited">>;
  readonly deviations: readonly string[];
}

/**
 * What each subject has of its own. Confluent's registry answers 404 for a subject that has nothing; others answer with the
 * registry's own value, or with their default whatever the registry's is (Apicurio 2 does): such a value tells nothing, and
 * then it is not known.
 */
export async function readSettings<T extends string>(
  client: HttpClient,
  { resource, word, shape, unsetCode, fallback }: Setting<T>,
  subjects: readonly string[],
  registrys: Answer<T>,
): Promise<SettingsRead<T>> {
  if (subjects.length === 0) return { bySubject: new Map(), deviations: [] };
  const replies = await Promise.all(
    subjects.map(async (subject): Promise<[string, Reply]> => {
      return [subject, await client.get(`/${resource}/${encodeURIComponent(subject)}`)];
    }),
  );
  const asked = (subject: string): { what: string; grant: string } => ({
    what: `the ${word} of ${subject}`,
    grant: `SUBJECT_COMPATIBILITY_READ on Subject ${subject}`,
  });
  const told = replies.map(([subject, reply]): [string, Answer<T | "inherited">] => [
    subject,
    isNotThere(reply) ? known("inherited" as const) : valueIn(reply, shape, asked(subject)),
  ]);
  const tellsUnset =
    told.some(([, answer]) => answer.known && answer.value === "inherited") ||
    errorCodeIn(await client.get(`/${resource}/${noSuchSubject}`)) === unsetCode;
  if (tellsUnset) return { bySubject: new Map(told), deviations: [] };
  const tellsNothing = (answer: Answer<T | "inherited">): boolean =>
    answer.known && (!registrys.known || answer.value === registrys.value || answer.value === fallback);
  const untold = told.filter(([, answer]) => tellsNothing(answer)).length;
  if (untold === 0) return { bySubject: new Map(told), deviations: [] };
  return {
    bySubject: new Map(
      told.map(([subject, answer]) => [subject, tellsNothing(answer) ? ownOrInherited(word) : answer]),
    ),
    deviations: [
      `GET /${resource}/SUBJECT answers a ${word} also where a subject has none: for ${String(untold)} of ${String(told.length)} subjects it cannot be told whether they have one.`,
    ],
  };
}

function ownOrInherited<T>(word: string): Answer<T> {
  return notKnown({
    error: "OWN_OR_INHERITED",
    message: `The registry answers a ${word} also where a subject has none, so it cannot be told whether this one has.`,
  });
}
