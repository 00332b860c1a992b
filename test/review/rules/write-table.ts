/** Writes `src/review/rules/README.md`: `npm run rules`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ruleTable } from "./table";

writeFileSync(join(__dirname, "../../../src/review/rules/README.md"), ruleTable());
