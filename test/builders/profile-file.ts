import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemsOf } from "./wave";

const root = mkdtempSync(join(tmpdir(), "kafka-byoc-profiles-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Writes profile files into a folder of their own; the head of each is there already. Returns the folder. */
export function profileFiles(bodies: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, "one-"));
  for (const [name, body] of Object.entries(bodies))
    writeFileSync(
      join(folder, name),
      `apiVersion: kafka-byoc/v1\nkind: TargetProfile\nname: ${name.replace(/\..*/, "")}\n${body}`,
    );
  return folder;
}

/** What is wrong, without the folder's own name, which differs in every run. */
export function problemsIn(folder: string, work: () => unknown): readonly string[] {
  return problemsOf(work).map((text) => text.replaceAll(`${folder}/`, ""));
}
