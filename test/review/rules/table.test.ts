import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleTable } from "./table";

test("the table of rules is what the rules say: npm run rules", () => {
  expect(readFileSync(join(__dirname, "../../../src/review/rules/README.md"), "utf8")).toBe(ruleTable());
});
