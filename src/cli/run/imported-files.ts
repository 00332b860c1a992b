import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { errorCode, errorText } from "../../documents/error-code";
import { nearest } from "../../documents/nearest";
import { DocumentError, type Problem } from "../../documents/problem";
import { type ImportedFile } from "../../inventory/importers/importer";

const standardInput = 0;

/**
 * The files of these names with their texts: `-` is standard input; of a directory the files that lie in it, by name,
 * without hidden ones and without what lies deeper.
 *
 * @param formats names that could be meant where there is no such file
 * @throws DocumentError with every file that cannot be read
 */
export function filesNamed(names: readonly string[], formats: readonly string[]): readonly ImportedFile[] {
  const problems: Problem[] = [];
  const files = names.flatMap((name): readonly ImportedFile[] => {
    try {
      if (name === "-") return [{ file: "stdin", text: textOf(readFileSync(standardInput)) }];
      const inside = insideOf(name);
      if (inside.length === 0) problems.push(emptyDirectory(name));
      return inside.map((file) => ({ file, text: textOf(readFileSync(file)) }));
    } catch (error) {
      problems.push(unreadable(name, error, formats));
      return [];
    }
  });
  if (problems.length > 0) throw new DocumentError(problems);
  return files;
}

function insideOf(name: string): readonly string[] {
  if (!statSync(name).isDirectory()) return [name];
  return readdirSync(name, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(name, entry.name))
    .sort();
}

/** PowerShell's `>` writes UTF-16. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le");
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

function emptyDirectory(file: string): Problem {
  return { file, path: "", rule: "is a directory without files", instead: "Name the directory that holds them." };
}

function unreadable(file: string, error: unknown, formats: readonly string[]): Problem {
  const format = nearest(file, formats);
  const why = errorCode(error) === "ENOENT" ? "there is no such file" : errorText(error);
  return {
    file,
    path: "",
    rule: `cannot be read: ${why}`,
    instead:
      format === undefined
        ? "Name a file that exists and that you may read."
        : `If a format is meant, write --from ${format}.`,
  };
}
