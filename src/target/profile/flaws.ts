import { nearest } from "../../documents/nearest";
import { type Problem } from "../../documents/problem";
import { type DocumentPath } from "../../documents/document-path";
import { boundsText, canonicalConfigValue, outOfBounds } from "../provider-safe/config-value";
import { type ConfigKey } from "../profile";
import { type WrittenKey } from "./document";
import { type Layer, type LayeredKey } from "./layer";
import { configKeyOf } from "./profile-of-layer";
import { isKnownFile, knownNames } from "./known";
import { type OpenedProfile } from "./opened-profile";

/** What is wrong with a document's versions, and with the versions that its keys name. */
export function versionFlaws(profile: OpenedProfile): readonly Problem[] {
  return [...ownVersionFlaws(profile), ...namedVersionFlaws(profile)];
}

function* ownVersionFlaws({ document, parent, parentVersion }: OpenedProfile): Generator<Problem> {
  const { versions } = document.content;
  const parents = parent?.versions ?? [];
  if (Array.isArray(versions)) {
    for (const [index, version] of versions.entries())
      if (versions.indexOf(version) < index)
        yield document.problemAt(["versions", index], "is there twice", "Write each once.");
    if (parents.length > 0 && parentVersion(versions[0]) === undefined)
      yield document.problemAt(
        ["versions"],
        `does not say which version of ${document.content.extends ?? ""} each is made from`,
        `Write a map, such as { "${versions[0] ?? "1.0"}": "${parents.at(-1) ?? ""}" }, or extends: ${document.content.extends ?? ""}@${parents.at(-1) ?? ""}.`,
      );
    return;
  }
  for (const [version, of] of Object.entries(versions ?? {})) {
    if (parents.includes(of)) continue;
    yield document.problemAt(
      ["versions", version],
      parent === undefined
        ? "maps to a parent, and the profile extends none"
        : `is no version of ${document.content.extends ?? ""}`,
      parents.length === 0 ? "Write versions as a list." : `Write one of ${parents.join(", ")}.`,
    );
  }
}

/** A misspelt version would silently never be reached. */
function* namedVersionFlaws({ document, versions }: OpenedProfile): Generator<Problem> {
  for (const [name, key] of Object.entries(document.content.configs))
    for (const { path, version } of key === null ? [] : versionsNamedBy(key))
      if (!versions.includes(version))
        yield document.problemAt(
          ["configs", name, ...path],
          `speaks of ${version}, which is none of this profile's versions`,
          versions.length === 0 ? "It has none: write the one value." : `Write one of ${versions.join(", ")}.`,
        );
}

function versionsNamedBy(key: WrittenKey): readonly { readonly path: DocumentPath; readonly version: string }[] {
  const byVersion = (["default", "least", "most", "forced"] as const).flatMap((field) => {
    const value = key[field];
    return typeof value === "object" && value !== null
      ? Object.keys(value).map((version) => ({ path: [field, version], version }))
      : [];
  });
  return [
    ...byVersion,
    ...(key.since === undefined ? [] : [{ path: ["since"], version: key.since }]),
    ...(key.removed ? [{ path: ["removed", "in"], version: key.removed.in }] : []),
  ];
}

/** What makes no sense of one version of a document, laid over what it extends. */
export function flawsOf(profile: OpenedProfile, layer: Layer): readonly Problem[] {
  const { document } = profile;
  return [
    ...nameFlaws(profile),
    ...Object.entries(document.content.configs).flatMap(([name, key]) =>
      key === null ? takenAwayFlaws(profile, name) : keyFlaws(profile, name, key, layer.configs.get(name)),
    ),
    ...(layer.title === undefined
      ? [document.problemAt([], "has no title", "Write the platform's name as title.")]
      : []),
    ...(layer.replicas === undefined
      ? [
          document.problemAt(
            [],
            "has no replicas",
            "Write replicas with least, exactly or serverDecides, and a source.",
          ),
        ]
      : []),
  ];
}

/** Two profiles of one name could not be told apart in a report. */
function nameFlaws({ document }: OpenedProfile): readonly Problem[] {
  const isTaken = knownNames.some((known) => known === document.content.name) && !isKnownFile(document.file);
  return isTaken
    ? [document.problemAt(["name"], "is the name of a profile of this package", "Give it a name of its own.")]
    : [];
}

function takenAwayFlaws({ document, parent }: OpenedProfile, name: string): readonly Problem[] {
  if (parent !== undefined && isMentioned(parent, name)) return [];
  const near = nearest(name, parent === undefined ? [] : mentionedBy(parent));
  return [
    document.problemAt(
      ["configs", name],
      `takes away a key that no parent has${near === undefined ? "" : ` (nearest: ${near})`}`,
      "Take it out, or correct its spelling.",
    ),
  ];
}

function mentionedBy({ document, parent }: OpenedProfile): readonly string[] {
  return [...Object.keys(document.content.configs), ...(parent === undefined ? [] : mentionedBy(parent))];
}

function isMentioned(profile: OpenedProfile, name: string): boolean {
  return mentionedBy(profile).includes(name);
}

function keyFlaws(
  { document, parent }: OpenedProfile,
  name: string,
  written: WrittenKey,
  layered: LayeredKey | undefined,
): readonly Problem[] {
  if (layered === undefined || layered.removed) return [];
  const key = configKeyOf(layered);
  if (key !== undefined)
    return (["default", "forced"] as const).flatMap((field) => {
      const value = key[field];
      const flaw = value === undefined ? undefined : flawOfValue(key, value);
      if (value === undefined || flaw === undefined) return [];
      return written[field] === undefined
        ? [
            document.problemAt(
              ["configs", name],
              `has ${field} ${JSON.stringify(value)}, which ${flaw.rule}`,
              flaw.instead,
            ),
          ]
        : [document.problemAt(["configs", name, field], flaw.rule, flaw.instead)];
    });
  const near = parent === undefined ? undefined : nearest(name, mentionedBy(parent));
  const missing = (["class", "type", "default"] as const).filter((field) => layered[field] === undefined);
  return [
    document.problemAt(
      ["configs", name],
      `has no ${missing.join(", no ")}, and no parent says it${near === undefined || near === name ? "" : ` (nearest key: ${near})`}`,
      "Write what is missing, or correct the key.",
    ),
  ];
}

function flawOfValue(key: ConfigKey, value: string): { readonly rule: string; readonly instead: string } | undefined {
  const canonical = canonicalConfigValue(key, value);
  if (!canonical.ok) return canonical;
  if (canonical.value !== value)
    return { rule: `is spelled ${JSON.stringify(canonical.value)} by the broker`, instead: "Write it so." };
  return outOfBounds(key, value) === undefined
    ? undefined
    : {
        rule: "is outside the key's own bounds",
        instead: `Write ${boundsText(key)}, or other bounds.`,
      };
}
