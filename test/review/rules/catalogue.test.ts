import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ownRules } from "../../../src/review/about-the-review";
import { rules } from "../../../src/review/rules/catalogue";

const every = [...rules, ...ownRules];

test("there are sixty rules and more", () => {
  expect(rules.length).toBeGreaterThanOrEqual(60);
});

test("names are kebab-case, and each is there once", () => {
  expect(every.map(({ name }) => name).filter((name) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name))).toEqual([]);
  expect(new Set(every.map(({ name }) => name)).size).toBe(every.length);
});

test("each rule lies in a file of its own name, in the folder of its area", () => {
  const folder = join(__dirname, "../../../src/review/rules");
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => [file.replaceAll("\\", "/"), readFileSync(join(folder, file), "utf8")]),
  );
  const misplaced = rules
    .filter(({ name, area }) => !(files.get(`${area}/${name}.ts`) ?? "").includes(`"${name}"`))
    .map(({ name }) => name);
  expect(misplaced).toEqual([]);
});

// Configuration keys stay as they are, also where a sentence begins with one.
test("each says what, why and what to write instead in whole sentences", () => {
  const broken = every.filter(
    ({ what, why, remedy, title }) =>
      ![what, why, remedy].every((text) => /^([A-Z`"*]|[a-z]+[._]|timeout ).{20,}[.]$/s.test(text)) ||
      !/^([A-Z]|[a-z]+[._]).*[^.]$/.test(title),
  );
  expect(broken.map(({ name }) => name)).toEqual([]);
});

test("each rests on a page that people can read", () => {
  const without = every.filter(({ references }) => references.length === 0);
  const noPage = every.filter(({ references }) =>
    references.some((page) => !/^https:\/\/[a-z0-9.-]+\/\S+$/.test(page)),
  );
  expect([...without, ...noPage].map(({ name }) => name)).toEqual([]);
});
