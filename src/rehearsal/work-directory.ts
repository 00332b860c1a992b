import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { errorCode, errorText } from "../documents/error-code";
import { DocumentError } from "../documents/problem";

const marker = ".kafka-byoc-rehearsal";

/** Where one rehearsal keeps its things. */
export interface WorkDirectory {
  readonly root: string;
  /** Logs and data of the clusters and of MirrorMaker; nobody else may look in, secrets lie here while it runs. */
  readonly running: string;
  /** What stays: documents, the synthesized app, reports. */
  file(...parts: readonly string[]): string;
}

/**
 * Makes the directory, empty. One that an earlier rehearsal made is emptied; any other that holds something is left alone.
 *
 * @throws DocumentError where the directory holds something else, or cannot be written.
 */
export function prepareWorkDirectory(directory: string): WorkDirectory {
  const root = resolve(directory);
  if (existsSync(root) && readdirSync(root).length > 0 && !existsSync(join(root, marker)))
    throw holdsSomethingElse(directory);
  const running = join(root, "running");
  try {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(running, { recursive: true, mode: 0o700 });
    chmodSync(running, 0o700);
    writeFileSync(join(root, marker), "Made by kafka-byoc rehearse, which empties it at its next run.\n");
  } catch (error) {
    throw cannotBeMade(directory, error);
  }
  return { root, running, file: (...parts) => join(root, ...parts) };
}

/** Copies the logs out of what was running and removes the rest: data, keys and passwords do not stay. */
export function keepLogs(directory: WorkDirectory): void {
  const logs = readdirSync(directory.running, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".log"),
  );
  mkdirSync(directory.file("logs"), { recursive: true });
  // A log segment of a broker's data is called .log, too.
  for (const name of logs.filter((file) => !file.includes("data")))
    copyFileSync(join(directory.running, name), directory.file("logs", name.replaceAll(/[\\/]/g, "-")));
  rmSync(directory.running, { recursive: true, force: true });
}

function holdsSomethingElse(directory: string): DocumentError {
  return new DocumentError([
    {
      file: directory,
      path: "",
      rule: "is not empty and was not made by a rehearsal",
      instead: "Name another directory with --directory, or empty this one. Nothing was touched.",
    },
  ]);
}

function cannotBeMade(directory: string, error: unknown): DocumentError {
  return new DocumentError([
    {
      file: directory,
      path: "",
      rule: `cannot be made: ${errorCode(error) ?? errorText(error)}`,
      instead: "Name a directory that you may write, with some 500 MB free, with --directory.",
    },
  ]);
}
