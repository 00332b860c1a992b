import { existsSync } from "node:fs";
import { whyNoPython } from "../aws/rig/python-packages";
import { placeOf } from "../kubernetes/rig/made-once";
import { trivyPlans } from "./rig/trivy";
import { type Scanner } from "./scanner-finding";

/** Why a scanner cannot be had here, as a sentence; undefined where it can. */
export const whyNoScanner: Readonly<Record<Scanner, () => string | undefined>> = {
  checkov: () => whyNoPython("checkov"),
  trivy: () =>
    existsSync(placeOf(trivyPlans))
      ? undefined
      : "trivy is not built yet: npx tsx test/scanners/rig/prepare.ts builds it once, in a minute or two, with Go",
};

/** `describe` for tests that run a scanner; where it cannot be had they are skipped, and their names say why. */
export function describeWithScanner(scanner: Scanner, name: string, tests: () => void): void {
  const because = whyNoScanner[scanner]();
  if (because === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`skipped: ${name} (${because})\n`);
  describe.skip(`${name} (skipped: ${because})`, tests);
}
