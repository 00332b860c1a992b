import { dirname, join } from "node:path";

const folder = join(__dirname, "../profiles");

/** The profiles that come with the package, in the order in which people read them; one file each in `target/profiles`. */
export const knownNames = ["apache-kafka"] as const;

/** The file of a profile that comes with the package, or undefined where there is none of this name. */
export function fileOfKnown(name: string): string | undefined {
  return knownNames.some((known) => known === name) ? join(folder, `${name}.yaml`) : undefined;
}

/** Whether a file is one of the package's own profiles. */
export function isKnownFile(file: string): boolean {
  return dirname(file) === folder;
}
