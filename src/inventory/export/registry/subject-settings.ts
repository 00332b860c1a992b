import { type z } from "zod";
import { type Answer, known, notKnown, type Unreadable } from "../../../kafka/answer";
import { type HttpClient } from "../http/http-client";
import { errorCodeIn, isNotThere, type Reply, valueIn } from "../http/reply";
import { type Compatibility, compatibilityAnswer, type Mode, modeAnswer } from "./answers";
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

/** `GET /config/SUBJECT`. */
export const subjectLevels: Setting<Compatibility> = {
  resource: "config",
  word: "compatibility level",
  shape: compatibilityAnswer,
  unsetCode: 40408,
  fallback: "NONE",
};

/** `GET /mode/SUBJECT`. */
export const subjectModes: Setting<Mode> = {
  resource: "mode",
  word: "mode",
  shape: modeAnswer,
  unsetCode: 40409,
  fallback: "READWRITE",
};

/** The setting of every subject: its own, `inherited`, or not known. */
export interface SettingsRead<T extends string> {
  readonly bySubject: ReadonlyMap<string, Answer<T | "inherited">>;
  /** What the registry answers, where it cannot be told whether that is the subject's own. */
  readonly untold: ReadonlyMap<string, T>;
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
  if (subjects.length === 0) return { bySubject: new Map(), untold: new Map() };
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
  if (tellsUnset) return { bySubject: new Map(told), untold: new Map() };
  const untold = new Map<string, T>();
  for (const [subject, answer] of told)
    if (answer.known && answer.value !== "inherited")
      if (!registrys.known || answer.value === registrys.value || answer.value === fallback)
        untold.set(subject, answer.value);
  const because = ownOrInherited(word);
  return {
    bySubject: new Map(told.map(([subject, answer]) => [subject, untold.has(subject) ? notKnown(because) : answer])),
    untold,
  };
}

function ownOrInherited(word: string): Unreadable {
  return {
    error: "OWN_OR_INHERITED",
    message: `The registry answers a ${word} also where a subject has none, so it cannot be told whether this one has.`,
  };
}

/** What a registry does that cannot tell a subject's own from what it inherits, as a sentence; none where it can. */
export function untoldDeviations(
  { resource, word }: Pick<Setting<string>, "resource" | "word">,
  untold: number,
  left: number,
): readonly string[] {
  if (untold === 0) return [];
  const otherwise =
    left === 0
      ? "whether it has one was asked of the registry's own API"
      : `for ${String(left)} subjects it cannot be told whether they have one`;
  return [`GET /${resource}/SUBJECT answers a ${word} also where a subject has none: ${otherwise}.`];
}
