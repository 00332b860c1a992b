import { type Answer, known, notKnown, type Unreadable } from "../../../kafka/answer";
import { type Inventory } from "../../document/inventory";
import { isNotThere, type Reply } from "../http/reply";
import { alike, noted } from "../http/unknown-parts";
import { type Compatibility, type Mode, type Registry, type Subject } from "./answers";
import { contextDeviations, contextsIn, inContext } from "./contexts";
import { type VersionsRead } from "./list-versions";
import { type SettingsRead, subjectLevels, subjectModes, untoldDeviations } from "./subject-settings";

/** What a registry answered. */
export interface RegistryFacts {
  readonly url: string;
  readonly software: Registry["software"];
  readonly compatibility: Answer<Compatibility>;
  readonly mode: Answer<Mode>;
  readonly modeReply: Reply;
  readonly contextsReply: Reply;
  readonly prefixIgnored: boolean;
  /** The list of subjects may be one page of a longer one. */
  readonly mayBeCutOff: boolean;
  readonly versions: VersionsRead;
  /** Subjects' compatibility levels as `GET /config/SUBJECT` answered, and as they are told after asking elsewhere. */
  readonly answeredLevels: SettingsRead<Compatibility>;
  readonly levels: SettingsRead<Compatibility>;
  readonly modes: SettingsRead<Mode>;
}

/** All that was read of one registry. */
export interface RegistryReading {
  readonly registry: Registry;
  readonly subjects: readonly Subject[];
  readonly unknowns: Inventory["unknowns"];
}

/** Puts one registry and its subjects together, by name; what is null has its reason. */
export function assembleRegistry(facts: RegistryFacts): RegistryReading {
  const { url, software, compatibility, mode, versions, levels, modes } = facts;
  // A subject that was deleted while it was read is none.
  const live = [...versions.versions.keys()].sort();
  const contexts = contextsIn(facts.contextsReply);
  const failures = {
    compatibility: new Map<string, Unreadable>(),
    mode: new Map<string, Unreadable>(),
    versions: new Map<string, Unreadable>(),
  };
  const partOf = <T>(part: keyof typeof failures, name: string, answer: Answer<T> | undefined): T | null => {
    if (answer?.known === true) return answer.value;
    failures[part].set(name, answer?.because ?? leftOut);
    return null;
  };
  const subjects = live.map((name) => ({
    registry: url,
    ...inContext(name, contexts.known),
    compatibility: partOf("compatibility", name, levels.bySubject.get(name)),
    mode: partOf("mode", name, modes.bySubject.get(name)),
    versions: partOf("versions", name, versions.versions.get(name)),
  }));
  const path = registryPathOf(url);
  return {
    registry: {
      url,
      software,
      compatibility: compatibility.known ? compatibility.value : null,
      mode: mode.known ? mode.value : null,
      contexts: contexts.known ? [...contexts.value] : null,
      deviations: [...deviationsOf(facts, live.length, contexts.known)],
    },
    subjects,
    unknowns: [
      ...noted(`${path}.software`, software === null ? notRecognised : known(software)),
      ...noted(`${path}.compatibility`, compatibility),
      ...noted(`${path}.mode`, mode),
      ...noted(`${path}.contexts`, contexts),
      ...(facts.mayBeCutOff ? [{ path: "schemas.subjects", ...cutOff(live.length) }] : []),
      ...Object.entries(failures).flatMap(([part, ofPart]) => alike("schemas.subjects", part, ofPart, live.length)),
    ],
  };
}

function deviationsOf(facts: RegistryFacts, subjects: number, hasContexts: boolean): readonly string[] {
  return [
    ...(isNotThere(facts.modeReply) ? ["It has no modes: GET /mode is not there."] : []),
    ...(hasContexts ? [] : contextDeviations(facts.contextsReply)),
    ...(facts.prefixIgnored ? ["GET /subjects ignores subjectPrefix, and answers all subjects."] : []),
    ...(facts.mayBeCutOff ? [`GET /subjects ignores offset, and its list of ${String(subjects)} may be cut off.`] : []),
    ...facts.versions.deviations,
    ...untoldDeviations(subjectLevels, facts.answeredLevels.untold.size, facts.levels.untold.size),
    ...untoldDeviations(subjectModes, facts.modes.untold.size, facts.modes.untold.size),
  ];
}

/** `schemas.registries["https://registry.example.com"]`. */
export function registryPathOf(url: string): string {
  return `schemas.registries[${JSON.stringify(url)}]`;
}

const leftOut: Unreadable = { error: "NO_ANSWER", message: "The registry's answer leaves it out." };

const notRecognised = notKnown<Registry["software"]>({
  error: "NOT_RECOGNISED",
  message: "The registry shows nothing of which software it is.",
});

function cutOff(subjects: number): Unreadable {
  return {
    error: "SUBJECTS_MAY_BE_CUT_OFF",
    message: `The registry ignores offset, and a list of ${String(subjects)} subjects is as long as one that it cuts off.`,
  };
}
