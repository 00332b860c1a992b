import { nearest } from "../documents/nearest";
import { DocumentError } from "../documents/problem";
import { type ReadDocument } from "../documents/read-document";
import { type Wave } from "../waves/document";
import { profileAt, type Profile, type ProfileDocument } from "./profile";
import { apacheKafka } from "./profiles/apache-kafka";

/** In the order in which people read them. */
const profiles: readonly ProfileDocument[] = [apacheKafka];

/** Every profile with its version, as a wave names it: `apache-kafka@3.9` to `apache-kafka@4.3`. */
export const knownProfiles: readonly string[] = profiles.flatMap(({ name, versions }) =>
  versions.map((version) => `${name}@${version}`),
);

/**
 * The target profile of this name.
 *
 * @throws DocumentError naming the known ones.
 */
export function profileOf(id: string): Profile {
  const profile = find(id);
  if (profile !== undefined) return profile;
  throw new DocumentError([{ file: id, path: "", rule: ruleFor(id), instead: insteadOf() }]);
}

/**
 * The target profile that a wave names.
 *
 * @throws DocumentError at the wave's own line, naming the known ones.
 */
export function profileOfWave(wave: ReadDocument<Wave>): Profile {
  const id = wave.content.target.profile;
  const profile = find(id);
  if (profile !== undefined) return profile;
  throw new DocumentError([wave.problemAt(["target", "profile"], ruleFor(id), insteadOf())]);
}

function find(id: string): Profile | undefined {
  const [name, version = ""] = id.split("@");
  const document = profiles.find((profile) => profile.name === name);
  return document?.versions.includes(version) === true && id === `${document.name}@${version}`
    ? profileAt(document, version)
    : undefined;
}

function ruleFor(id: string): string {
  const candidate = nearest(id, knownProfiles);
  return `is no target profile${candidate === undefined ? "" : ` (nearest: ${candidate})`}`;
}

function insteadOf(): string {
  return `Write one of ${knownProfiles.join(", ")}.`;
}
