import { isAbsolute, join } from "node:path";
import { fileOfKnown } from "./known";

/** A profile as a wave or another profile names it. */
export interface ProfileReference {
  /** `apache-kafka`, or `./profiles/mine.yaml` as it is written. */
  readonly name: string;
  /** `4.3`; undefined where none is named. */
  readonly version: string | undefined;
  /** Where it is to be read; undefined where the name is none that the package knows. */
  readonly file: string | undefined;
}

/**
 * Reads `apache-kafka@4.3`, `confluent-cloud`, `./mine.yaml` or `./mine.yaml@1.0`. A file's place is relative to `folder`,
 * the one of the document that names it.
 */
export function referenceOf(text: string, folder: string): ProfileReference {
  const [, name = text, version] = /^(.*?)(?:@([^@/\\]*))?$/s.exec(text) ?? [];
  return { name, version, file: isFile(name) ? placed(name, folder) : fileOfKnown(name) };
}

/** `./`, `../`, `/` in front, or a file's ending: everything else is the name of a known profile. */
function isFile(name: string): boolean {
  return /^\.{0,2}[/\\]/.test(name) || /\.(ya?ml|json)$/i.test(name);
}

function placed(file: string, folder: string): string {
  return isAbsolute(file) ? file : join(folder, file);
}
