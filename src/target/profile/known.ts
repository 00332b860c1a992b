import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = join(__dirname, "../profiles");

/** The profiles that come with the package, in the order in which people read them; one file each in `target/profiles`. */
export const knownNames = [
  "apache-kafka",
  "automq",
  "confluent-cloud",
  "msk-provisioned",
  "msk-express",
  "msk-serverless",
  "redpanda",
  "strimzi",
] as const;

/**
 * The file of a profile that comes with the package, or undefined where there is none of this name. The built package has
 * them as JSON, which is read many times faster than the YAML that they are written in.
 */
export function fileOfKnown(name: string): string | undefined {
  if (!knownNames.some((known) => known === name)) return undefined;
  const built = join(folder, `${name}.json`);
  return existsSync(built) ? built : join(folder, `${name}.yaml`);
}

/** Whether a file is one of the package's own profiles. */
export function isKnownFile(file: string): boolean {
  return dirname(file) === folder;
}
