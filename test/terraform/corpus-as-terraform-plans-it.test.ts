import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { planCases } from "../review/corpus/plan-cases";
import { plannedCases, planFile } from "../review/corpus/planned-case";
import { providersIn } from "../review/corpus/terraform-module";
import { describeWithTerraform } from "./target";

/** Manifests are planned against a Kubernetes API: theirs are made anew by hand alone (test/review/corpus/make.ts). */
const planned = plannedCases().filter(({ terraform, before }) =>
  providersIn(`${terraform}\n${before ?? ""}`).every((provider) => provider === "aws" || provider === "kafka"),
);

function stored(id: string): unknown {
  return JSON.parse(readFileSync(planFile(id), "utf8"));
}

describeWithTerraform("the corpus of the review", () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "corpus-"));
  });

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it("is what Terraform and the providers plan today", async () => {
    const { plans, problems } = await planCases(planned, directory, () => undefined);
    expect(problems).toEqual([]);
    const different = [...plans].filter(
      ([id, plan]) => !isDeepStrictEqual(JSON.parse(JSON.stringify(plan)), stored(id)),
    );
    expect(different.map(([id]) => id)).toEqual([]);
    expect(plans.size).toBeGreaterThan(150);
  }, 1_200_000);
});
