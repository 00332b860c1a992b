import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode, errorText } from "./error-code";
import { jsonPieces } from "./json-pieces";
import { DocumentError } from "./problem";

/**
 * Writes a file whole or not at all: beside its place first, then renamed, so that nobody ever reads half of it. A long
 * text can come in pieces.
 *
 * @throws DocumentError when the place cannot be written (read-only or full disk, no such directory); nothing is left behind.
 */
export function writeFileWhole(
  file: string,
  text: string | Iterable<string>,
  options: { readonly mode?: number } = {},
): void {
  const beside = `${file}.${String(process.pid)}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeAll(beside, typeof text === "string" ? [text] : text, options.mode ?? 0o644);
    renameSync(beside, file);
  } catch (error) {
    removeQuietly(beside);
    throw cannotBeWritten(file, error);
  }
}

/** The same for a document of ours: indented JSON with a last line feed. */
export function writeJsonDocument(file: string, content: unknown): void {
  writeFileWhole(file, jsonLines(content));
}

function* jsonLines(content: unknown): Generator<string> {
  yield* jsonPieces(content);
  yield "\n";
}

/** Characters that are gathered before they go to the disk. */
const gathered = 1_000_000;

function writeAll(file: string, pieces: Iterable<string>, mode: number): void {
  const open = openSync(file, "w", mode);
  try {
    let text = "";
    for (const piece of pieces) {
      text += piece;
      if (text.length < gathered) continue;
      writeFileSync(open, text);
      text = "";
    }
    writeFileSync(open, text);
  } finally {
    closeSync(open);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where its directory does not exist there is nothing to remove, and the first error is the one to tell.
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a part of the path is a file",
  EISDIR: "it is a directory",
};

function cannotBeWritten(file: string, error: unknown): DocumentError {
  return new DocumentError([
    {
      file,
      path: "",
      rule: `cannot be written: ${reasons[errorCode(error) ?? ""] ?? errorText(error)}`,
      instead: "Name a place that you may write, with room on the disk. Nothing was written.",
    },
  ]);
}
