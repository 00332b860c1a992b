import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeJsonDocument } from "../../documents/write-file";

/**
 * Writes the `cdktf.json` of a rehearsal, which runs the app that this package ships, so that `cdktf` works in the
 * directory as in any project of a user.
 *
 * @throws DocumentError when the directory cannot be written
 */
export function writeCdktfProject(workDirectory: string): void {
  mkdirSync(workDirectory, { recursive: true });
  writeJsonDocument(join(workDirectory, "cdktf.json"), {
    language: "typescript",
    app: appCommand(),
    projectId: "2f7c2a54-0f0c-4f6e-9c0b-3b8a4b1c7d10",
    sendCrashReports: "false",
    output: "cdktf.out",
    terraformProviders: [],
    terraformModules: [],
  });
}

/** The compiled app; run from sources, as the tests do, TypeScript is loaded by tsx. */
function appCommand(): string {
  const compiled = join(__dirname, "../app.js");
  if (existsSync(compiled)) return shellWords(process.execPath, compiled);
  return shellWords(process.execPath, "--require", require.resolve("tsx/cjs"), join(__dirname, "../app.ts"));
}

function shellWords(...words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}
