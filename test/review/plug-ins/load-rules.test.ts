import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AskedRule } from "../../../src/review/rule";
import { loadRules } from "../../../src/review/plug-ins/load-rules";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "plug-ins-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function written(name: string, text: string): string {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
}

const rule = (name: string): string =>
  `{ name: "${name}", area: "network", severity: "low", title: "T", what: "W.", why: "Y.", remedy: "R.", references: [], *find() {} }`;

async function names(...files: readonly string[]): Promise<readonly string[]> {
  const rules: readonly AskedRule[] = await loadRules(files, ["ours"]);
  return rules.map(({ name }) => name);
}

test("a file may export one rule, several, a list, or a default", async () => {
  const one = written("one.cjs", `exports.a = ${rule("rule-a")}; exports.b = [${rule("rule-b")}];`);
  const other = written("other.cjs", `module.exports = { default: ${rule("rule-c")} };`);
  expect(await names(one, other)).toEqual(["rule-a", "rule-b", "rule-c"]);
});

test("everything that is wrong with all files comes at once", async () => {
  const broken = written("broken.cjs", "throw new Error('not today');");
  const nothing = written("nothing.cjs", "exports.a = { name: 'Almost A Rule' };");
  const taken = written("taken.cjs", `exports.a = ${rule("ours")};`);
  const missing = join(directory, "missing.cjs");
  const error = await loadRules([broken, nothing, taken, missing], ["ours"]).catch((reason: unknown) => String(reason));
  expect(error).toMatch(/broken\.cjs {2}cannot be loaded: not today/);
  expect(error).toMatch(/nothing\.cjs {2}exports no rule/);
  expect(error).toMatch(/taken\.cjs {2}ours {2}is the name of another rule/);
  expect(error).toMatch(/missing\.cjs {2}cannot be read: there is no such file/);
});

test("a file in TypeScript that this Node does not read says what to do", async () => {
  const file = written("own.ts", "export const x: number = ;");
  const error = await loadRules([file], []).catch((reason: unknown) => String(reason));
  expect(error).toMatch(/own\.ts {2}cannot be loaded: .*\n {2}Node reads TypeScript from 22\.18 on/);
});
