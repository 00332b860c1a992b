import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installWithinMs } from "../aws/rig/python-packages";
import { describeWithScanner } from "./describe-with-scanners";
import { runCheckov } from "./run-checkov";
import { runTrivy } from "./run-trivy";
import { type Scanner, type ScannerAnswer } from "./scanner-finding";

const plans = ["open.json", "open-too.json", "torn.json"];

describe("a scanner that reads a folder of plans", () => {
  let folder: string;
  const run: Record<Scanner, (folder: string, files: readonly string[]) => Promise<ScannerAnswer>> = {
    checkov: runCheckov,
    trivy: runTrivy,
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "scanners-"));
    for (const name of ["open.json", "open-too.json"])
      cpSync(join(__dirname, "fixtures/open-groups.json"), join(folder, name));
    writeFileSync(join(folder, "torn.json"), '{"format_version": "1.2", "planned_values": {"root_module": {"resou');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What it finds in both copies, each as `rule address`, after it was asserted that they do not differ. */
  const foundBy = async (scanner: Scanner): Promise<readonly string[]> => {
    const { findings, unread } = await run[scanner](folder, plans);
    const told = (file: string) => findings.get(file)?.map(({ rule, address }) => `${rule} ${address}`);
    expect([...unread.keys()]).toEqual(["torn.json"]);
    expect(told("open-too.json")).toEqual(told("open.json"));
    return told("open.json") ?? [];
  };

  describeWithScanner("checkov", "checkov", () => {
    it(
      "finds the open group and the service that accepts all, by their addresses, and passes the open port of Kafka",
      async () => {
        const found = await foundBy("checkov");
        expect(found).toContain("CKV_AWS_277 aws_security_group.brokers");
        expect(found).toContain('CKV_AWS_123 module.path["a.b"].aws_vpc_endpoint_service.brokers');
        expect(found.filter((one) => one.includes("aws_vpc_security_group_ingress_rule"))).toEqual([]);
      },
      installWithinMs,
    );
  });

  describeWithScanner("trivy", "trivy", () => {
    it("finds the open group and rules in modules, by their addresses, and passes the open port of Kafka", async () => {
      const found = await foundBy("trivy");
      expect(found).toContain("AVD-AWS-0107 aws_security_group.brokers");
      expect(found).toContain('AVD-AWS-0107 module.path["a.b"].aws_security_group_rule.open');
      expect(found).toContain('AVD-AWS-0107 module.path["c"].aws_security_group_rule.open');
      expect(found.filter((one) => one.includes("aws_vpc_security_group_ingress_rule"))).toEqual([]);
    });
  });
});
