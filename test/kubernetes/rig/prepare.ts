/*
 * Makes everything that the tests of this folder need and that the cache does not hold yet, so that no test has to wait
 * for it: npx tsx test/kubernetes/rig/prepare.ts
 */
import { certManagerDefinitions, strimziDefinitions } from "./custom-definitions";
import { controlPlane, providerMirror } from "./go-programs";
import { madeOnce } from "./made-once";

async function main(): Promise<void> {
  for (const thing of [certManagerDefinitions, strimziDefinitions, providerMirror, controlPlane])
    process.stdout.write(`${await madeOnce(thing)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
