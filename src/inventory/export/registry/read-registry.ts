import { type Answer, known, notKnown, type Unreadable } from "../../../kafka/answer";
import { type Inventory } from "../../document/inventory";
import { type HttpClient } from "../http/http-client";
import { isNotThere, valueIn } from "../http/reply";
import { alike, noted } from "../http/unknown-parts";
import { compatibilityAnswer, type Mode, modeAnswer, type Registry, type Subject } from "./answers";
import { contextDeviations, contextsIn, inContext } from "./contexts";
import { ignoresPrefix, listSubjects } from "./list-subjects";
import { listVersions } from "./list-versions";
import { recogniseSoftware } from "./software";
import { readSettings } from "./subject-settings";

/** All that was read of one registry. */
export interface RegistryReading {
  readonly registry: Registry;
  readonly subjects: readonly Subject[];
  readonly unknowns: Inventory["unknowns"];
}

const globalGrant = "GLOBAL_COMPATIBILITY_READ";

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
    grant: globalGrant,
  });
  const mode = valueIn(modeReply, modeAnswer, { what: "the registry's mode", grant: globalGrant });
  const contexts = contextsIn(contextsReply);
  const total = String(subjects.length);
  const [software, prefixIgnored, read, levels, modes] = await Promise.all([
    recogniseSoftware(client),
    subjects.length > 0 && ignoresPrefix(client),
    listVersions(client, subjects, (done) => {
      onProgress(`schema registry: ${String(done)} of ${total} subjects`);
    }),
    readSettings(client, compatibilityLevels, subjects, compatibility),
    mode.known ? readSettings(client, subjectModes, subjects, mode) : nothingOf(subjects, mode.because),
  ]);
  // A subject that was deleted while it was read is none.
  const live = [...read.versions.keys()].sort();
  const failures = {
    compatibility: new Map<string, Unreadable>(),
    mode: new Map<string, Unreadable>(),
    versions: new Map<string, Unreadable>(),
  };
  const partOf = <T>(part: keyof typeof failures, name: string, answer: Answer<T> | undefined): T | null => {
    if (answer?.known === true) return answer.value;
    failures[part].set(name, answer?.because ?? nobodyAnswered);
    return null;
  };
  const registryPath = registryPathOf(client.url);
  return known({
    registry: {
      url: client.url,
      software,
      compatibility: compatibility.known ? compatibility.value : null,
      mode: mode.known ? mode.value : null,
      contexts: contexts.known ? [...contexts.value] : null,
      deviations: [
        ...(isNotThere(modeReply) ? ["It has no modes: GET /mode is not there."] : []),
        ...(contexts.known ? [] : contextDeviations(contextsReply)),
        ...(prefixIgnored ? ["GET /subjects ignores subjectPrefix, and answers all subjects."] : []),
        ...(mayBeCutOff ? [`GET /subjects ignores offset, and its list of ${total} may be cut off.`] : []),
        ...read.deviations,
        ...levels.deviations,
        ...modes.deviations,
      ],
    },
    subjects: live.map((name) => ({
      registry: client.url,
      ...inContext(name, contexts.known),
      compatibility: partOf("compatibility", name, levels.bySubject.get(name)),
      mode: partOf("mode", name, modes.bySubject.get(name)),
      versions: partOf("versions", name, read.versions.get(name)),
    })),
    unknowns: [
      ...noted(`${registryPath}.software`, software === null ? notRecognised : known(software)),
      ...noted(`${registryPath}.compatibility`, compatibility),
      ...noted(`${registryPath}.mode`, mode),
      ...noted(`${registryPath}.contexts`, contexts),
      ...(mayBeCutOff ? [{ path: "schemas.subjects", ...cutOff(total) }] : []),
      ...Object.entries(failures).flatMap(([part, ofPart]) => alike("schemas.subjects", part, ofPart, live.length)),
    ],
  });
}

/** `schemas.registries["https://registry.example.com"]`. */
export function registryPathOf(url: string): string {
  return `schemas.registries[${JSON.stringify(url)}]`;
}

const compatibilityLevels = {
  resource: "config",
  word: "compatibility level",
  shape: compatibilityAnswer,
  unsetCode: 40408,
  fallback: "NONE",
} as const;

const subjectModes = {
  resource: "mode",
  word: "mode",
  shape: modeAnswer,
  unsetCode: 40409,
  fallback: "READWRITE",
} as const;

const nobodyAnswered: Unreadable = { error: "NO_ANSWER", message: "The registry's answer leaves it out." };

const notRecognised = notKnown<Registry["software"]>({
  error: "NOT_RECOGNISED",
  message: "The registry shows nothing of which software it is.",
});

function cutOff(total: string): Unreadable {
  return {
    error: "SUBJECTS_MAY_BE_CUT_OFF",
    message: `The registry ignores offset, and a list of ${total} subjects is as long as one that it cuts off.`,
  };
}

function nothingOf(
  subjects: readonly string[],
  because: Unreadable,
): {
  readonly bySubject: ReadonlyMap<string, Answer<Mode | "inherited">>;
  readonly deviations: readonly string[];
} {
  return { bySubject: new Map(subjects.map((subject) => [subject, notKnown(because)])), deviations: [] };
}
