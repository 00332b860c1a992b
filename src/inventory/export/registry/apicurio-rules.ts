import { z } from "zod";
import { type HttpClient } from "../http/http-client";
import { valueIn } from "../http/reply";

const rules = z.array(z.string());

/** Subjects of the compatible API are artifacts of this group of Apicurio's own. */
const group = "default";

/**
 * Which of the subjects have a compatibility level of their own, as Apicurio's own API tells it: an artifact's rules, v3 of
 * that API first. Subjects of which it tells nothing are left out.
 */
export async function ownLevels(
  client: HttpClient,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const [first] = subjects;
  if (first === undefined) return new Map();
  const version = (await rulesOf(client, "v3", first)) === undefined ? "v2" : "v3";
  const told = await Promise.all(
    subjects.map(async (subject): Promise<readonly [string, boolean][]> => {
      const own = await rulesOf(client, version, subject);
      return own === undefined ? [] : [[subject, own.includes("COMPATIBILITY")]];
    }),
  );
  return new Map(told.flat());
}

async function rulesOf(
  client: HttpClient,
  version: "v2" | "v3",
  subject: string,
): Promise<readonly string[] | undefined> {
  const path = `/apis/registry/${version}/groups/${group}/artifacts/${encodeURIComponent(subject)}/rules`;
  const answer = valueIn(await client.getFromRoot(path), rules, { what: `the rules of ${subject}` });
  return answer.known ? answer.value : undefined;
}
