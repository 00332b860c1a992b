import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { networkExpectationsSchema } from "../../src/expectations/network/document";
import { stackDirectory } from "../../src/rehearsal/terraform/terraform-run";
import { reference, synthesizeReference } from "./reference-foundation";
import { terraformAtMock } from "./rig/aws-stack";
import { describeWithAws } from "./rig/describe-with-aws";
import { installWithinMs } from "./rig/python-packages";
import { type RunningMock, startMock } from "./rig/running-mock";
import { type TerraformRuns } from "./rig/terraform-runs";

const duringTheProject = new Date("2027-01-10T12:00:00Z");
const afterTheRollbackWindow = new Date("2027-06-01T12:00:00Z");

/** That Terraform's real provider takes every block and finds it again as it was; a mock has no packets, no names, no acceptance. */
describeWithAws("the reference foundation, applied by the real AWS provider to a mock of the API", () => {
  let directory: string;
  let mock: RunningMock;
  let terraform: TerraformRuns;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "foundation-"));
    mock = await startMock(directory);
    synthesizeReference(directory, duringTheProject);
    terraform = await terraformAtMock(mock, stackDirectory(directory, reference));
  }, installWithinMs);
  afterAll(async () => {
    await mock?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it("is created whole", async () => {
    await terraform.run("apply", "-auto-approve", "-input=false", "-no-color", "-parallelism=40");
    const made = (await terraform.run("state", "list")).filter((address) => address.startsWith("aws_"));
    expect(made.length).toBeGreaterThanOrEqual(60);
  }, 600_000);

  it("comes back as it was declared: the next plan is empty", async () => {
    expect(await terraform.changes()).toEqual([]);
  }, 600_000);

  it("tells what is known only now, by the outputs that the expectations name", async () => {
    const file = join(stackDirectory(directory, reference), "expectations.json");
    const { endpoints } = networkExpectationsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    const outputs = JSON.parse((await terraform.run("output", "-json", "-no-color")).join("\n"));
    const now = (known: (typeof endpoints)[number]["id"]) =>
      "output" in known ? outputs[known.output]?.value : known.value;
    expect(endpoints.length).toBeGreaterThan(15);
    for (const { id, state } of endpoints) {
      expect(now(id)).toMatch(/^vpce-[0-9a-f]+$/);
      expect(now(state)).toBe("available");
    }
    expect(outputs.bootstrap_servers.value).toBe("bootstrap.orders.kafka.internal.example.com:19000");
  });

  it("cannot be destroyed while people may go back to the source", async () => {
    const { exitCode, lines } = await terraform.end(
      "destroy",
      "-refresh=false",
      "-auto-approve",
      "-input=false",
      "-no-color",
    );
    expect(exitCode).toBe(1);
    expect(lines.join("\n")).toContain("lifecycle.prevent_destroy");
  });

  it("is taken down without a rest after the rollback window", async () => {
    synthesizeReference(directory, afterTheRollbackWindow);
    await terraform.run("destroy", "-refresh=false", "-auto-approve", "-input=false", "-no-color", "-parallelism=40");
    expect(await terraform.run("state", "list")).toEqual([]);
  }, 600_000);
});
