import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProgramFailed } from "../../../src/rehearsal/terraform/program-failed";
import { mostAttempts } from "../../../src/rehearsal/terraform/providers-race";
import { terraformPlanIsEmpty, terraformPlanShown } from "../../../src/rehearsal/terraform/terraform-plan";
import { stackDirectory, type TerraformStack } from "../../../src/rehearsal/terraform/terraform-run";

/** What the provider says when it loses its own connection. */
const race = `echo '│ Error: kafka: broker not connected' >&2; exit 1`;

describe("Terraform's plan of a stack", () => {
  let workDirectory: string;
  let said: string[];
  beforeEach(() => {
    workDirectory = mkdtempSync(join(tmpdir(), "terraform-plan-"));
    mkdirSync(stackDirectory(workDirectory, "w01"), { recursive: true });
    said = [];
  });
  afterEach(() => rmSync(workDirectory, { recursive: true, force: true }));

  /** A program called terraform that keeps what it was asked; `$n` counts its runs. */
  const terraform = (script: string): TerraformStack => {
    const program = join(workDirectory, "terraform");
    const asked = join(workDirectory, "asked");
    writeFileSync(program, `#!/bin/sh\necho "$@" >> '${asked}'\nn=$(wc -l < '${asked}')\n${script}\n`);
    chmodSync(program, 0o755);
    const env = { PATH: `${workDirectory}:${process.env["PATH"] ?? ""}` };
    return { workDirectory, stack: "w01", env, onLine: (line) => void said.push(line) };
  };
  const asked = (): readonly string[] => {
    const file = join(workDirectory, "asked");
    return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  };
  const shown = `if [ "$1" = show ]; then echo 'a warning' >&2; echo '{"secret":"s3cret"}'; else echo planned; fi`;

  it("is kept in a file and shown as JSON, which nobody hears who listens", async () => {
    const plan = await terraformPlanShown(terraform(shown), "/kept/w01.tfplan");
    expect(plan).toEqual({ json: '{"secret":"s3cret"}', attempts: 1 });
    expect(asked()).toHaveLength(2);
    expect(asked()[0]).toMatch(/^plan -input=false .*-out=\/kept\/w01\.tfplan$/);
    expect(asked()[1]).toBe("show -json /kept/w01.tfplan");
    expect(said).toEqual(["planned"]);
  });

  it("is made again where the provider lost its own connection", async () => {
    const stack = terraform(`if [ "$n" -lt 3 ]; then ${race}; fi\n${shown}`);
    expect((await terraformPlanShown(stack, "/kept/w01.tfplan")).attempts).toBe(3);
  });

  it("is given up where that happens every time", async () => {
    await expect(terraformPlanShown(terraform(race), "/kept/w01.tfplan")).rejects.toThrow(ProgramFailed);
    expect(asked()).toHaveLength(mostAttempts);
  });

  it("fails at once with Terraform's own words where it is refused", async () => {
    const refused = terraform(`echo '│ Error: Instance cannot be destroyed' >&2; exit 1`);
    await expect(terraformPlanShown(refused, "/kept/w01.tfplan")).rejects.toThrow("Instance cannot be destroyed");
    expect(asked()).toHaveLength(1);
  });

  it("is empty, or tells what it would change", async () => {
    expect(await terraformPlanIsEmpty(terraform("exit 0"))).toEqual({ empty: true, attempts: 1 });
    const changing = terraform(`echo '  # kafka_topic.orders must be replaced'; echo 'Plan: 1 to add.'; exit 2`);
    expect(await terraformPlanIsEmpty(changing)).toEqual({
      empty: false,
      changes: ["# kafka_topic.orders must be replaced", "Plan: 1 to add."],
    });
  });
});
