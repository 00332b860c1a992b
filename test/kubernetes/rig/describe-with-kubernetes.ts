import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { certManagerDefinitions, strimziDefinitions } from "./custom-definitions";
import { controlPlane, providerMirror } from "./go-programs";
import { placeOf } from "./made-once";

/** What a build from nothing takes at most, on two busy cores. */
export const buildWithinMs = 40 * 60_000;

const needed = [controlPlane, providerMirror, strimziDefinitions, certManagerDefinitions];

/**
 * Why these tests do not run here, as a sentence; undefined where they do: in CI always (whatever is missing then fails),
 * elsewhere once everything lies in the cache, or when KAFKA_BYOC_KUBERNETES=1 asks for it to be built.
 */
function whyNot(): string | undefined {
  if (process.env["KAFKA_BYOC_KUBERNETES"] === "0") return "KAFKA_BYOC_KUBERNETES=0 says so";
  if (process.env["CI"] !== undefined || process.env["KAFKA_BYOC_KUBERNETES"] === "1") return undefined;
  const absent = needed.filter((thing) => !existsSync(placeOf(thing))).map(({ name }) => name);
  if (absent.length > 0)
    return `not built yet: ${absent.join(", ")}; KAFKA_BYOC_KUBERNETES=1 builds them once, in some minutes, with Go, Maven and Python`;
  return spawnSync("terraform", ["version"]).status === 0 ? undefined : "Terraform is not installed";
}

/** `describe` for tests that need a Kubernetes API: where there can be none they are skipped, and their names say why. */
export function describeWithKubernetes(name: string, tests: () => void): void {
  const because = whyNot();
  if (because === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`skipped: ${name} (${because})\n`);
  describe.skip(`${name} (skipped: ${because})`, tests);
}
