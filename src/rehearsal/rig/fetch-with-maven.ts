import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../terraform/run-program";
import { programFailed } from "../terraform/program-failed";

/** The poms and logging settings that come with the package. */
export const assets = join(__dirname, "../assets");

/** Something that Maven fetches once into the user's cache. */
export interface Fetch {
  /** The folder of its pom in `assets`, and its name in the cache: `kafka-4.3.1`. */
  readonly name: string;
  /** As people call it: `Apache Kafka 4.3.1`. */
  readonly title: string;
  /** `copy`: the jars that its pom names. `unpack`: what their archives hold. */
  readonly as: "copy" | "unpack";
  /** What to do where Maven cannot: a sentence. */
  readonly otherwise: string;
  /** The user's cache. Default: `$XDG_CACHE_HOME` or `~/.cache`. */
  readonly cacheDirectory?: string | undefined;
  readonly onProgress?: ((text: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const goals = { copy: "dependency:copy-dependencies", unpack: "dependency:unpack" } as const;

/**
 * The folder in the user's cache that holds what was fetched, now or before. It is fetched beside its place and renamed, so
 * that an interrupted download is never taken for a whole one.
 *
 * @throws ProgramFailed where Maven is missing or fails
 */
export async function fetchWithMaven(fetch: Fetch): Promise<string> {
  const cache = fetch.cacheDirectory ?? process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const place = join(cache, "kafka-byoc", fetch.name);
  if (!existsSync(place)) await fetchInto(place, fetch);
  return place;
}

async function fetchInto(place: string, { name, title, as, otherwise, onProgress, signal }: Fetch): Promise<void> {
  const parent = join(place, "..");
  mkdirSync(parent, { recursive: true });
  const beside = mkdtempSync(join(parent, ".fetching-"));
  try {
    onProgress?.(`fetching ${title} with Maven (once)`);
    // Copied out of the package: Maven wants to write beside its pom.
    copyFileSync(join(assets, name, "pom.xml"), join(beside, "pom.xml"));
    const end = await runProgram({
      program: "mvn",
      arguments: ["-B", "-q", goals[as], "-DincludeScope=runtime", "-DoutputDirectory=jars"],
      workDirectory: beside,
      ...(signal === undefined ? {} : { signal }),
    });
    if (end.exitCode !== 0) throw programFailed(`Fetching ${title} with Maven`, end.exitCode, end.lines, otherwise);
    moveInto(join(beside, "jars"), place);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Somebody else may have fetched the same in the meantime: then theirs stays. */
function moveInto(fetched: string, place: string): void {
  try {
    renameSync(fetched, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}
