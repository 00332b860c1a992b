/*
 * Makes everything that the tests of this folder need and that the cache does not hold yet, so that no test has to wait
 * for it: npx tsx test/scanners/rig/prepare.ts
 */
import { madeOnce } from "../../kubernetes/rig/made-once";
import { trivyPlans } from "./trivy";

async function main(): Promise<void> {
  process.stdout.write(`${await madeOnce(trivyPlans)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
