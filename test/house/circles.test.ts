import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { preProcessFile } from "typescript";

/** Each file with the files that it imports, types too. */
type Imports = ReadonlyMap<string, readonly string[]>;

function importsIn(folder: string): Imports {
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(folder, file)),
  );
  const fileOf = (from: string, module: string): string | undefined => {
    const place = normalize(join(dirname(from), module));
    return [`${place}.ts`, place.replace(/\.js$/, ".ts"), join(place, "index.ts")].find((file) => files.has(file));
  };
  return new Map(
    [...files].map((file) => [
      file,
      preProcessFile(readFileSync(file, "utf8"))
        .importedFiles.map(({ fileName }) => (fileName.startsWith(".") ? fileOf(file, fileName) : undefined))
        .filter((imported) => imported !== undefined),
    ]),
  );
}

/** Files that are met again on a way that begins at them: one such way for each file where one is found first. */
function circles(imports: Imports): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const before = way.indexOf(file);
    if (before >= 0) found.push([...way.slice(before), file].join(" → "));
    if (before >= 0 || done.has(file)) return;
    for (const imported of imports.get(file) ?? []) walk(imported, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return found;
}

describe("files of one room", () => {
  it("never import each other, directly or by way of others", () => {
    const imports = importsIn("src");
    expect(imports.get(join("src", "review", "rule.ts"))).toContain(join("src", "review", "plan", "plan.ts"));
    expect(circles(imports)).toEqual([]);
  });

  it("are seen where they would", () => {
    const imports = new Map([
      ["a", ["b"]],
      ["b", ["c", "d"]],
      ["c", []],
      ["d", ["a"]],
      ["e", ["a", "e"]],
    ]);
    expect(circles(imports)).toEqual(["a → b → d → a", "e → e"]);
  });
});
