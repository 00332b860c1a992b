import { createHash } from "node:crypto";
import { z } from "zod";
import { type Answer, known, notKnown } from "../../../kafka/answer";
import { type HttpClient } from "../http/http-client";
import { isNotThere, valueIn } from "../http/reply";
import { type VersionAnswer, versionAnswer, versionNumbers, type Versions } from "./answers";

/** The versions of every subject, and what the registry did otherwise than Confluent's while it told them. */
export interface VersionsRead {
  /** By subject, as the registry names it. A subject that is missing was deleted in the meantime. */
  readonly versions: ReadonlyMap<string, Answer<Versions>>;
  readonly deviations: readonly string[];
}

const schemasAtOnce = 500;

/**
 * The versions of the subjects: by pages of `GET /schemas` where the registry tells everything there, else one by one.
 * What the pages leave out is asked for by itself, so that a listing that is shorter than the subjects loses nothing.
 */
export async function listVersions(
  client: HttpClient,
  subjects: readonly string[],
  onRead: (subjects: number) => void,
): Promise<VersionsRead> {
  const { bySubject, deviations } =
    subjects.length === 0 ? { bySubject: new Map<string, Versions>(), deviations: [] } : await fromPages(client);
  const versions = new Map<string, Answer<Versions>>();
  let read = 0;
  await Promise.all(
    subjects.map(async (subject) => {
      const listed = bySubject.get(subject);
      const answer = listed === undefined ? await ofSubject(client, subject) : known(sortedVersions(listed));
      if (answer !== "deleted") versions.set(subject, answer);
      onRead(++read);
    }),
  );
  return { versions, deviations };
}

interface Pages {
  readonly bySubject: ReadonlyMap<string, Versions>;
  readonly deviations: readonly string[];
}

/** Every schema of every context (`:*:`), in pages; nothing where the registry's pages do not tell all that is needed. */
async function fromPages(client: HttpClient): Promise<Pages> {
  const bySubject = new Map<string, Versions>();
  const nothing = (deviation: string): Pages => ({ bySubject: new Map(), deviations: [deviation] });
  let first: string | undefined;
  for (let offset = 0; ;) {
    const path = `/schemas?subjectPrefix=${encodeURIComponent(":*:")}&offset=${String(offset)}&limit=${String(schemasAtOnce)}`;
    const reply = await client.get(path);
    if (isNotThere(reply)) return nothing("GET /schemas is not there: each version was asked for by itself.");
    const page = valueIn(reply, z.array(z.unknown()), { what: "the list of schemas" });
    if (!page.known) return { bySubject: new Map(), deviations: [] };
    const parsed = z.array(versionAnswer).safeParse(page.value);
    if (!parsed.success)
      return nothing("GET /schemas leaves out subject, version or id: each version was asked for by itself.");
    const [head] = parsed.data;
    if (head === undefined) return { bySubject, deviations: [] };
    const identity = `${head.subject} ${String(head.version)}`;
    if (identity === first)
      return { bySubject, deviations: ["GET /schemas ignores offset and limit, and answers all at once."] };
    first ??= identity;
    for (const answer of parsed.data) {
      const there = bySubject.get(answer.subject);
      if (there === undefined) bySubject.set(answer.subject, [versionOf(answer)]);
      else there.push(versionOf(answer));
    }
    offset += parsed.data.length;
  }
}

async function ofSubject(client: HttpClient, subject: string): Promise<Answer<Versions> | "deleted"> {
  const path = `/subjects/${encodeURIComponent(subject)}/versions`;
  const asked = { what: `the versions of ${subject}`, grant: `SUBJECT_READ on Subject ${subject}` };
  const reply = await client.get(path);
  if (isNotThere(reply)) return "deleted";
  const numbers = valueIn(reply, versionNumbers, asked);
  if (!numbers.known) return numbers;
  const answers = await Promise.all(
    numbers.value.map(async (number) => valueIn(await client.get(`${path}/${String(number)}`), versionAnswer, asked)),
  );
  const versions: Versions = [];
  for (const answer of answers) {
    if (!answer.known) return notKnown(answer.because);
    versions.push(versionOf(answer.value));
  }
  return known(sortedVersions(versions));
}

function versionOf(answer: VersionAnswer): Versions[number] {
  return {
    version: answer.version,
    id: answer.id,
    guid: answer.guid ?? null,
    type: answer.schemaType ?? "AVRO",
    sha256: createHash("sha256").update(answer.schema).digest("hex"),
    references: (answer.references ?? []).map(({ name, subject, version }) => ({ name, subject, version })),
  };
}

function sortedVersions(versions: Versions): Versions {
  return [...versions].sort((a, b) => a.version - b.version);
}
