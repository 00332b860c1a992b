import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { missingAcl } from "../../src/rehearsal/faults/missing-acl";
import { type Checked } from "../../src/rehearsal/steps/check";
import { summaryOf } from "../../src/rehearsal/summary";
import { prepareWorkDirectory } from "../../src/rehearsal/work-directory";

const directory = prepareWorkDirectory(join(mkdtempSync(join(tmpdir(), "summary-")), "rehearsal"));
const steps = [{ title: "check", seconds: 2, note: "" }];

const checked = (changes: Partial<Checked> = {}): Checked => ({ exitCode: 0, open: [], text: "PASS", ...changes });
const failed = (check: string, cause: string): Checked =>
  checked({ exitCode: 1, open: [{ check, status: "fail", cause, message: "" }], text: "FAIL" });

describe("how a rehearsal ends", () => {
  it("passes where the check passed", () => {
    expect(summaryOf({ directory, checked: checked(), steps }).exitCode).toBe(0);
  });

  it("fails where the check failed", () => {
    expect(summaryOf({ directory, checked: failed("topics-exist", "TOPIC_ABSENT"), steps }).exitCode).toBe(1);
  });

  it("ends red with a fault that was found by its name and cause", () => {
    const outcome = summaryOf({ directory, checked: failed("grants-hold", "GRANT_MISSING"), fault: missingAcl, steps });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.summary).toContain("The fault missing-acl was found: grants-hold, GRANT_MISSING.");
  });

  it.each([
    ["nothing was found", checked()],
    ["another check failed", failed("topics-exist", "TOPIC_ABSENT")],
    ["the right check named another cause", failed("grants-hold", "GRANT_REFUSED")],
  ])("says that the checker missed a fault when %s", (_, seen) => {
    const outcome = summaryOf({ directory, checked: seen, fault: missingAcl, steps });
    expect(outcome.exitCode).toBe(70);
    expect(outcome.summary).toContain("did not name GRANT_MISSING");
  });
});
