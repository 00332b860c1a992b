import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../src/check/catalogue";
import { networkCatalogue } from "../../src/check/network/catalogue";
import { guards } from "../../src/network/guards";

const repository = join(__dirname, "../..");
const table = readFileSync(join(repository, "src/constructs/README.md"), "utf8");

/** The rows of the table: construct, guards, checks. */
const rows = [...table.matchAll(/^\| `(\w+)` +\|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, construct = "", guard = "", check = ""]) => ({ construct, guard, check }),
);

/** Names that an entry of the package exports as values and that begin like classes. */
function classesOf(entry: string): readonly string[] {
  const text = readFileSync(join(repository, "src", entry), "utf8");
  return [...text.matchAll(/export \{([^}]*)\} from "\.\/constructs\//g)]
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.trim())
    .filter((name) => /^[A-Z]/.test(name));
}

describe("the table of constructs", () => {
  it.each(["index.ts", "aws.ts"])("has a row for every construct of %s", (entry) => {
    const missing = classesOf(entry).filter((name) => !rows.some(({ construct }) => construct === name));
    expect(missing).toEqual([]);
  });

  it("has a row for nothing else", () => {
    const there = [...classesOf("index.ts"), ...classesOf("aws.ts")];
    expect(rows.map(({ construct }) => construct).filter((name) => !there.includes(name))).toEqual([]);
  });

  it("names checks that exist", () => {
    const known = new Set([...catalogue, ...networkCatalogue].map(({ name }) => name));
    const named = rows.flatMap(({ check }) => [...check.matchAll(/`([a-z-]+)`/g)].map(([, name = ""]) => name));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it("names guards that exist, and each of them somewhere", () => {
    const named = new Set(rows.flatMap(({ guard }) => (guard.match(/\b\d+\b/g) ?? []).map(Number)));
    const numbers = guards.map(({ number }) => number);
    expect([...named].filter((number) => !numbers.includes(number))).toEqual([]);
    expect(numbers.filter((number) => !named.has(number))).toEqual([]);
  });
});
