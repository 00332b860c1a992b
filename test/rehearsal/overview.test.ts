import { topicReplaced } from "../../src/rehearsal/faults/topic-replaced";
import { type Overview, overviewPage } from "../../src/rehearsal/overview";
import { type Reviewed } from "../../src/rehearsal/steps/review";
import { readInventory } from "../../src/inventory/read-inventory";
import { readDocument } from "../../src/documents/read-document";
import { ledgerSchema } from "../../src/target/ledger-document";
import { join, resolve } from "node:path";

const repository = resolve(__dirname, "../..");
const passed: Reviewed = {
  verdict: "pass",
  exitCode: 0,
  open: [],
  suppressed: 1,
  actions: { create: 180, "replace-delete-first": 1 },
  grants: { same: 39, narrower: 0, wider: 0, new: 89, lost: 0 },
  text: "",
};
const refused: Reviewed = {
  ...passed,
  verdict: "fail",
  exitCode: 1,
  open: [{ rule: "topic-replaced", severity: "critical", address: "kafka_topic.orders" }],
};

const anOverview = (changes: Partial<Overview> = {}): Overview => ({
  steps: [{ title: "review the plan", seconds: 3.2, note: "pass: nothing found" }],
  inventory: readInventory(join(repository, "examples/rehearsal/inventory.json")).content,
  ledger: readDocument(join(repository, "test/examples/golden/rehearsal/ledger.json"), ledgerSchema).content,
  reviewed: passed,
  checked: { exitCode: 0, open: [], text: "" },
  ...changes,
});
/** The page's words, each run of blanks as one. */
const wordsOf = (overview: Overview): string =>
  overviewPage(overview)
    .replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&#39;", "'");

describe("the first page of a rehearsal", () => {
  it("leads to the review of the plan and to the check's report", () => {
    const page = overviewPage(anOverview());
    expect(page).toContain('<a href="review.html">the review of the plan</a>');
    expect(page).toContain('<a href="report.html">the check\'s report</a>');
    expect(page).toContain("tone-pass");
  });

  it("tells what the plan does and grants in numbers, and nothing that there is none of", () => {
    const words = wordsOf(anOverview());
    expect(words).toContain(
      "Terraform's own plan (1 replaced, destroyed first, 180 created), read before it was applied: the review says pass.",
    );
    expect(words).toContain("0 findings 1 accepted for a while 39 rights: same 89 rights: new");
    expect(words).not.toContain("rights: lost");
  });

  it("says that nothing is deployed where the review fails, and leads to no report of a check", () => {
    const page = anOverview({ reviewed: refused, checked: null, fault: topicReplaced });
    expect(wordsOf(page)).toContain("is not deployed: the review does not pass its plan");
    expect(wordsOf(page)).toContain(`broken on purpose: ${topicReplaced.title}`);
    expect(wordsOf(page)).toContain("1 finding 1 accepted");
    expect(overviewPage(page)).not.toContain("report.html");
    expect(overviewPage(page)).toMatch(/<header class="tone-fail">/);
  });

  it("does not say that a wave holds which a review let pass against a fault", () => {
    const page = anOverview({ checked: null, fault: topicReplaced });
    expect(wordsOf(page)).toContain("is planned and not deployed");
  });
});
