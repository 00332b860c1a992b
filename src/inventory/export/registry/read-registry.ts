import { type Answer, known, notKnown } from "../../../kafka/answer";
import { type HttpClient } from "../http/http-client";
import { valueIn } from "../http/reply";
import { type Compatibility, compatibilityAnswer, modeAnswer } from "./answers";
import { ownLevels } from "./apicurio-rules";
import { assembleRegistry, type RegistryReading } from "./assemble-registry";
import { ignoresPrefix, listSubjects } from "./list-subjects";
import { listVersions } from "./list-versions";
import { recogniseSoftware } from "./software";
import { readSettings, type SettingsRead, subjectLevels, subjectModes } from "./subject-settings";

const grant = "GLOBAL_COMPATIBILITY_READ";

/**
 * Reads one registry: subjects of all contexts with versions, ids, references and what they have of their own. Only live
 * subjects and versions. What the registry does otherwise than Confluent's is told, and what it therefore cannot tell is
 * null.
 *
 * @param onProgress told how many subjects have been read
 */
export async function readRegistry(
  client: HttpClient,
  onProgress: (text: string) => void,
): Promise<Answer<RegistryReading>> {
  const [list, configReply, modeReply, contextsReply] = await Promise.all([
    listSubjects(client),
    client.get("/config"),
    client.get("/mode"),
    client.get("/contexts"),
  ]);
  if (!list.known) return list;
  const { subjects, mayBeCutOff } = list.value;
  const compatibility = valueIn(configReply, compatibilityAnswer, {
    what: "the registry's compatibility level",
    grant,
  });
  const mode = valueIn(modeReply, modeAnswer, { what: "the registry's mode", grant });
  const [software, prefixIgnored, versions, answered, modes] = await Promise.all([
    recogniseSoftware(client),
    subjects.length > 0 && ignoresPrefix(client),
    listVersions(client, subjects, (done) => {
      onProgress(`schema registry: ${String(done)} of ${String(subjects.length)} subjects`);
    }),
    readSettings(client, subjectLevels, subjects, compatibility),
    mode.known
      ? readSettings(client, subjectModes, subjects, mode)
      : { bySubject: new Map(subjects.map((subject) => [subject, notKnown<never>(mode.because)])), untold: new Map() },
  ]);
  return known(
    assembleRegistry({
      url: client.url,
      software,
      compatibility,
      mode,
      modeReply,
      contextsReply,
      prefixIgnored,
      mayBeCutOff,
      versions,
      answeredLevels: answered,
      levels: software === "apicurio" ? await withOwnRules(client, answered) : answered,
      modes,
    }),
  );
}

/** Apicurio's own API tells what its Confluent-like one does not: whether a level is the subject's own. */
async function withOwnRules(
  client: HttpClient,
  read: SettingsRead<Compatibility>,
): Promise<SettingsRead<Compatibility>> {
  const own = await ownLevels(client, [...read.untold.keys()]);
  const bySubject = new Map(read.bySubject);
  const untold = new Map(read.untold);
  for (const [subject, isOwn] of own) {
    const level = read.untold.get(subject);
    bySubject.set(subject, known(isOwn && level !== undefined ? level : "inherited"));
    untold.delete(subject);
  }
  return { bySubject, untold };
}
