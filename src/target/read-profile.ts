import { dirname } from "node:path";
import { nearest } from "../documents/nearest";
import { readEvery } from "../documents/every-problem";
import { DocumentError, type Problem, problemText } from "../documents/problem";
import { type ReadDocument } from "../documents/read-document";
import { type Wave } from "../waves/document";
import { type Profile } from "./profile";
import { fileOfKnown, knownNames } from "./profile/known";
import { layerAt, openProfile, type ProblemThere } from "./profile/open-profile";
import { type OpenedProfile } from "./profile/opened-profile";
import { profileOfLayer } from "./profile/profile-of-layer";
import { referenceOf } from "./profile/reference";

/**
 * Every profile of the package, as a wave names it: `apache-kafka@3.9` to `strimzi@…`, without `@` where the platform has
 * no versions. Reads them all: for messages and lists, not for the way of one wave.
 */
export function knownProfiles(): readonly string[] {
  return knownNames.flatMap((name) => idsOf(name, openKnown(name).versions));
}

/**
 * The target profile of this name: `apache-kafka@4.3`, `confluent-cloud`, or a file such as `./profiles/mine.yaml@1.0`,
 * from where the process runs.
 *
 * @throws DocumentError naming the known ones; with everything that is wrong in a profile's file, each with its line.
 */
export function profileOf(id: string): Profile {
  return read(id, ".", (rule, instead) => withoutPlace(id, rule, instead));
}

/**
 * The target profile that a wave names; a file is looked for beside the wave's own.
 *
 * @throws DocumentError at the wave's own line, naming the known ones; at the profile's lines where that is wrong.
 */
export function profileOfWave(wave: ReadDocument<Wave>): Profile {
  return read(wave.content.target.profile, dirname(wave.file), (rule, instead) =>
    wave.problemAt(["target", "profile"], rule, instead),
  );
}

/**
 * A profile's file in each of its versions, oldest first.
 *
 * @throws DocumentError with everything that is wrong in any of them, each once
 */
export function profilesIn(file: string, there: ProblemThere): readonly Profile[] {
  const open = openProfile(file, there);
  try {
    return readEvery(open.versions.length === 0 ? [undefined] : open.versions, (version) => profileAt(open, version));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new DocumentError([...new Map(error.problems.map((problem) => [problemText(problem), problem])).values()]);
  }
}

function withoutPlace(id: string, rule: string, instead: string | undefined): Problem {
  return { file: id, path: "", rule, ...(instead === undefined ? {} : { instead }) };
}

function read(id: string, folder: string, there: ProblemThere): Profile {
  const { name, version, file } = referenceOf(id, folder);
  if (file === undefined) throw new DocumentError([unknownProfile(id, there, knownProfiles())]);
  const open = openProfile(file, there);
  if (version === undefined ? open.versions.length > 0 : !open.versions.includes(version))
    throw new DocumentError([unknownProfile(id, there, idsOf(name, open.versions))]);
  return profileAt(open, version);
}

function profileAt(open: OpenedProfile, version: string | undefined): Profile {
  const { name } = open.document.content;
  const layer = layerAt(open, version);
  return profileOfLayer(
    layer,
    version === undefined ? name : `${name}@${version}`,
    version === undefined ? layer.title : `${layer.title} ${version}`,
  );
}

function idsOf(name: string, versions: readonly string[]): readonly string[] {
  return versions.length === 0 ? [name] : versions.map((version) => `${name}@${version}`);
}

function unknownProfile(id: string, there: ProblemThere, candidates: readonly string[]): Problem {
  const near = nearest(id, candidates);
  return there(
    `is no target profile${near === undefined ? "" : ` (nearest: ${near})`}`,
    candidates.length === 1 ? `Write ${candidates.join("")}.` : `Write one of ${candidates.join(", ")}.`,
  );
}

/** A profile of the package; its name is one of the known. */
function openKnown(name: string): OpenedProfile {
  const file = fileOfKnown(name);
  const there: ProblemThere = (rule, instead) => withoutPlace(name, rule, instead);
  if (file === undefined) throw new DocumentError([there("is no target profile")]);
  return openProfile(file, there);
}
