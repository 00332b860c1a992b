import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { nearest } from "../../documents/nearest";
import { DocumentError, type Problem } from "../../documents/problem";
import { readDocument, type ReadDocument } from "../../documents/read-document";
import { profileSchema, type ProfileDocument } from "./document";
import { flawsOf, versionFlaws } from "./flaws";
import { layerOver } from "./layer";
import { type WholeLayer } from "./profile-of-layer";
import { isKnownFile, knownNames } from "./known";
import { referenceOf } from "./reference";
import { type OpenedProfile } from "./opened-profile";

/** Makes the problem at the place that names a profile. */
export type ProblemThere = (rule: string, instead?: string) => Problem;

/**
 * Opens a profile's file and those that it extends.
 *
 * @throws DocumentError where a file is missing, is not valid, or extends itself: at the line that names it
 */
export function openProfile(file: string, there: ProblemThere, within: readonly string[] = []): OpenedProfile {
  if (within.includes(resolve(file)))
    throw new DocumentError([there("extends the profile that it is extended by", "Take extends out of one of them.")]);
  if (!existsSync(file))
    throw new DocumentError([
      there("cannot be read: there is no such file", `Write the file ${file}, or correct the name.`),
    ]);
  const document = documentIn(file);
  const { content } = document;
  if (content.extends === undefined)
    return whole({ document, versions: versionsOf(content), parent: undefined, parentVersion: () => undefined });

  const at: ProblemThere = (rule, instead) => document.problemAt(["extends"], rule, instead);
  const reference = referenceOf(content.extends, dirname(file));
  const near = nearest(reference.name, knownNames);
  if (reference.file === undefined)
    throw new DocumentError([
      at(
        `is no target profile${near === undefined ? "" : ` (nearest: ${near})`}`,
        `Write one of ${knownNames.join(", ")}, or a file such as ./base.yaml.`,
      ),
    ]);
  const parent = openProfile(reference.file, at, [...within, resolve(file)]);
  if (reference.version !== undefined && !parent.versions.includes(reference.version))
    throw new DocumentError([at("names a version that is not there", versionsText(parent.versions))]);
  return whole({
    document,
    versions: content.versions === undefined && reference.version === undefined ? parent.versions : versionsOf(content),
    parent,
    parentVersion: parentVersionOf(content.versions, reference.version),
  });
}

/** The package's own do not change while a program runs. */
const known = new Map<string, ReadDocument<ProfileDocument>>();

function documentIn(file: string): ReadDocument<ProfileDocument> {
  const document = known.get(file) ?? readDocument(file, profileSchema);
  if (isKnownFile(file)) known.set(file, document);
  return document;
}

function whole(profile: OpenedProfile): OpenedProfile {
  const flaws = versionFlaws(profile);
  if (flaws.length > 0) throw new DocumentError(flaws);
  return profile;
}

function versionsText(versions: readonly string[]): string {
  return versions.length === 0 ? "It has no versions: leave the @ out." : `Its versions are ${versions.join(", ")}.`;
}

function versionsOf({ versions = [] }: ProfileDocument): readonly string[] {
  return Array.isArray(versions) ? versions : Object.keys(versions);
}

function parentVersionOf(
  versions: ProfileDocument["versions"],
  pinned: string | undefined,
): OpenedProfile["parentVersion"] {
  if (versions !== undefined && !Array.isArray(versions)) return (version) => versions[version ?? ""];
  if (pinned !== undefined) return () => pinned;
  return versions === undefined ? (version) => version : () => undefined;
}

/**
 * One version of an open profile, laid over what it extends.
 *
 * @throws DocumentError with all that makes no sense of its keys: incomplete ones, values outside their own bounds
 */
export function layerAt(profile: OpenedProfile, version: string | undefined): WholeLayer {
  const { document, parent, versions } = profile;
  const below = parent === undefined ? undefined : layerAt(parent, profile.parentVersion(version));
  const layer = layerOver(below, document.content, versions, version);
  const { title, replicas } = layer;
  const flaws = flawsOf(profile, layer);
  if (flaws.length > 0 || title === undefined || replicas === undefined) throw new DocumentError(flaws);
  return { ...layer, title, replicas };
}
