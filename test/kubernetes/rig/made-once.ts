import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { platformName } from "../../../src/rehearsal/terraform/provider-address";

/** Something that takes long to make and is kept in the user's cache. */
export interface MadeOnce {
  readonly name: string;
  /** The folder of the cache that it is kept in; `kubernetes` unless said. */
  readonly shelf?: "kubernetes" | "scanners";
  /** The folder that says what it is made of, by its whole path or beside this file; another content is another thing. */
  readonly recipe: string;
  /** Makes it in an empty folder. */
  make(folder: string, recipeFolder: string): Promise<void>;
}

/**
 * Where it lies, made or not. The name holds a hash of the recipe and the platform. The version of the Go or Java that
 * made it does not matter: recipes pin their toolchain's least version, and what was made is not made better by another.
 */
export function placeOf({ name, shelf = "kubernetes", recipe }: Pick<MadeOnce, "name" | "shelf" | "recipe">): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(cache, "kafka-byoc", shelf, `${name}-${platformName()}-${hashOf(folderOf(recipe))}`);
}

/** The folder of a recipe. */
export function folderOf(recipe: string): string {
  return resolve(__dirname, recipe);
}

/** Its place, made now if it was not there. Made beside its place and renamed, so that half a thing is never taken for a whole. */
export async function madeOnce(thing: MadeOnce): Promise<string> {
  const place = placeOf(thing);
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true });
  const workshop = mkdtempSync(join(dirname(place), ".making-"));
  try {
    const folder = join(workshop, "made");
    mkdirSync(folder);
    await thing.make(folder, folderOf(thing.recipe));
    moveInto(folder, place);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return place;
}

/** Two that make the same at the same time end with the same: whoever comes second leaves the first. */
function moveInto(made: string, place: string): void {
  try {
    renameSync(made, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

function hashOf(folder: string): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) {
    if (!statSync(join(folder, file)).isFile()) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 12);
}
