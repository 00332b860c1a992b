import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { missingAcl } from "../../src/rehearsal/faults/missing-acl";
import { topicReplaced } from "../../src/rehearsal/faults/topic-replaced";
import { type Checked } from "../../src/rehearsal/steps/check";
import { type Reviewed } from "../../src/rehearsal/steps/review";
import { summaryOf } from "../../src/rehearsal/summary";
import { prepareWorkDirectory } from "../../src/rehearsal/work-directory";

const directory = prepareWorkDirectory(join(mkdtempSync(join(tmpdir(), "summary-")), "rehearsal"));
const steps = [{ title: "check", seconds: 2, note: "" }];

const reviewed: Reviewed = {
  verdict: "pass",
  exitCode: 0,
  open: [],
  suppressed: 1,
  actions: { create: 3 },
  grants: { same: 3 },
  text: "PASS of the review",
};
const refused = (rule: string): Reviewed => ({
  ...reviewed,
  verdict: "fail",
  exitCode: 1,
  open: [{ rule, severity: "critical", address: "kafka_topic.orders" }],
  text: "FAIL of the review",
});
const checked = (changes: Partial<Checked> = {}): Checked => ({ exitCode: 0, open: [], text: "PASS", ...changes });
const failed = (check: string, cause: string): Checked =>
  checked({ exitCode: 1, open: [{ check, status: "fail", cause, message: "" }], text: "FAIL" });

describe("how a rehearsal ends", () => {
  it("passes where the check passed", () => {
    expect(summaryOf({ directory, reviewed, checked: checked(), steps }).exitCode).toBe(0);
  });

  it("fails where the check failed", () => {
    expect(summaryOf({ directory, reviewed, checked: failed("topics-exist", "TOPIC_ABSENT"), steps }).exitCode).toBe(1);
  });

  it("ends red with a fault that was found by its name and cause", () => {
    const outcome = summaryOf({
      directory,
      reviewed,
      checked: failed("grants-hold", "GRANT_MISSING"),
      fault: missingAcl,
      steps,
    });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.summary).toContain("The fault missing-acl was found: grants-hold, GRANT_MISSING.");
  });

  it.each([
    ["nothing was found", checked()],
    ["another check failed", failed("topics-exist", "TOPIC_ABSENT")],
    ["the right check named another cause", failed("grants-hold", "GRANT_REFUSED")],
  ])("says that the checker missed a fault when %s", (_, seen) => {
    const outcome = summaryOf({ directory, reviewed, checked: seen, fault: missingAcl, steps });
    expect(outcome.exitCode).toBe(70);
    expect(outcome.summary).toContain("did not name GRANT_MISSING");
  });

  it("ends as the review did where it let nothing be deployed", () => {
    const outcome = summaryOf({ directory, reviewed: refused("topic-destroyed"), checked: null, steps });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.summary).toContain("FAIL of the review");
    expect(outcome.summary).toContain("Nothing of the plan was applied.");
    expect(outcome.summary).toContain("review.html");
    expect(outcome.summary).not.toContain("report.html");
  });

  it("is not proved where the review could not tell", () => {
    const unsure = { ...refused("grant-not-resolved"), verdict: "unknown", exitCode: 2 };
    expect(summaryOf({ directory, reviewed: unsure, checked: null, steps }).exitCode).toBe(2);
  });

  it("ends red with a fault that the review found by its rule", () => {
    const seen = { directory, reviewed: refused("topic-replaced"), checked: null, fault: topicReplaced, steps };
    expect(summaryOf(seen).exitCode).toBe(1);
    expect(summaryOf(seen).summary).toContain("The fault topic-replaced was found: review, topic-replaced.");
  });

  it.each([
    ["found nothing", reviewed],
    ["found something else", refused("topic-destroyed")],
    ["accepted it", { ...refused("topic-replaced"), verdict: "pass", exitCode: 0 }],
  ])("says that a fault was missed where the review %s", (_, seen) => {
    const outcome = summaryOf({ directory, reviewed: seen, checked: null, fault: topicReplaced, steps });
    expect(outcome.exitCode).toBe(70);
    expect(outcome.summary).toContain("review did not name topic-replaced");
  });

  it("does not take a review that fails for what a check should have found", () => {
    const outcome = summaryOf({
      directory,
      reviewed: refused("acl-destroyed"),
      checked: null,
      fault: missingAcl,
      steps,
    });
    expect(outcome.exitCode).toBe(70);
  });
});
