import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWithCheckov } from "../aws/rig/describe-with-aws";
import { installWithinMs, pythonPackages } from "../aws/rig/python-packages";
import { foundations, synthesizeExample } from "../examples/synthesized-example";
import { type Finding, scan, type Scan } from "./scan";
import { suppressions } from "./suppressions";

const suppressed = ({ check, resource }: Finding): boolean =>
  suppressions.some((one) => one.check === check && one.resources.test(resource));

describeWithCheckov("every example of a foundation, scanned by checkov", () => {
  let directory: string;
  const scans = new Map<string, Scan>();

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "checkov-"));
    await pythonPackages("checkov");
    for (const name of foundations) {
      mkdirSync(join(directory, name));
      scans.set(name, await scan(synthesizeExample(name, join(directory, name))));
    }
  }, installWithinMs);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it.each(foundations)("finds nothing in %s that is not suppressed with a reason", (name) => {
    expect(scans.get(name)?.findings.filter((finding) => !suppressed(finding))).toEqual([]);
    expect(scans.get(name)?.passed).toBeGreaterThan(200);
  });

  it("suppresses little, with reasons, and nothing that is no longer found", () => {
    const all = [...scans.values()].flatMap(({ findings }) => findings);
    expect(suppressions.length).toBeLessThanOrEqual(15);
    for (const { check, resources, reason } of suppressions) {
      expect(reason.length).toBeGreaterThan(40);
      expect(all.filter((finding) => finding.check === check && resources.test(finding.resource))).not.toEqual([]);
    }
  });

  it("finds a fault that is put into one: a load balancer that may be deleted, a key that is never rotated", async () => {
    const folder = join(directory, "broken");
    mkdirSync(folder);
    const stack = JSON.parse(readFileSync(join(synthesizeExample("msk", folder), "cdk.tf.json"), "utf8"));
    for (const balancer of Object.values<Record<string, unknown>>(stack.resource.aws_lb))
      balancer["enable_deletion_protection"] = false;
    for (const key of Object.values<Record<string, unknown>>(stack.resource.aws_kms_key))
      key["enable_key_rotation"] = false;
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
    const found = (await scan(folder)).findings.filter((finding) => !suppressed(finding)).map(({ check }) => check);
    expect(new Set(found)).toEqual(new Set(["CKV_AWS_150", "CKV_AWS_7"]));
  });
});
