import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { mirrorHolds, type ProviderAddress, registryFolder } from "./provider-address";

/** What a search is told; everything has a default that suits this machine. */
export interface MirrorSearch {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly home?: string;
  /** Looked into first, before the places of Terraform itself. */
  readonly first?: readonly string[];
  /** Roots that are walked where no usual place holds the provider. */
  readonly roots?: readonly string[];
  /** The walk gives up after so many milliseconds. Default 1,500. */
  readonly withinMs?: number;
}

/** A mirror lies this deep below a root at most. */
const deepest = 4;

/** Folders that are large and never hold a mirror. */
const skipped: ReadonlySet<string> = new Set([
  "node_modules",
  ".git",
  ".npm",
  ".m2",
  ".cargo",
  ".rustup",
  "go",
  "proc",
  "sys",
  "doc",
  "man",
  "locale",
]);

/**
 * A filesystem mirror on this machine that holds the provider, or undefined. Looks where `KAFKA_BYOC_PROVIDER_MIRROR`
 * says, in `first`, in the places that Terraform itself knows (`TF_PLUGIN_CACHE_DIR` and "Implied local mirrors" of its
 * documentation), then walks the likely roots by folder names alone, bounded in depth and time. Nothing is written.
 */
export function findProviderMirror(address: ProviderAddress, search: MirrorSearch = {}): string | undefined {
  const usual = usualPlaces(search).find((place) => mirrorHolds(place, address));
  if (usual !== undefined) return usual;
  const giveUpAtMs = performance.now() + (search.withinMs ?? 1_500);
  for (const root of search.roots ?? likelyRoots(search.home ?? homedir())) {
    const found = walk(root, address, giveUpAtMs);
    if (found !== undefined) return found;
  }
  return undefined;
}

function usualPlaces(search: MirrorSearch): readonly string[] {
  const env = search.env ?? process.env;
  const home = search.home ?? homedir();
  const dataDirectories = [
    env["XDG_DATA_HOME"] ?? join(home, ".local/share"),
    ...(env["XDG_DATA_DIRS"] ?? "/usr/local/share:/usr/share").split(":"),
  ];
  const places: readonly (string | undefined)[] = [
    env["KAFKA_BYOC_PROVIDER_MIRROR"],
    ...(search.first ?? []),
    env["TF_PLUGIN_CACHE_DIR"],
    join(home, ".terraform.d/plugins"),
    join(home, ".terraform.d/plugin-cache"),
    join(home, "Library/Application Support/io.terraform/plugins"),
    ...dataDirectories.filter((directory) => directory !== "").map((directory) => join(directory, "terraform/plugins")),
  ];
  return places.filter((place): place is string => place !== undefined && place !== "");
}

function likelyRoots(home: string): readonly string[] {
  return ["/opt", "/usr/local/share", "/usr/share", "/usr/local", "/usr/lib", "/srv", "/var/lib", home];
}

/** Breadth first, so that a mirror near the root is found before the budget is spent on deep folders. */
function walk(root: string, address: ProviderAddress, giveUpAtMs: number): string | undefined {
  let level: readonly string[] = [root];
  for (let depth = 0; depth <= deepest; depth++) {
    const next: string[] = [];
    for (const directory of level) {
      if (performance.now() > giveUpAtMs) return undefined;
      const folders = foldersIn(directory);
      if (folders.includes(registryFolder) && mirrorHolds(directory, address)) return directory;
      next.push(...folders.filter((folder) => !skipped.has(folder)).map((folder) => join(directory, folder)));
    }
    level = next;
  }
  return undefined;
}

function foldersIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
