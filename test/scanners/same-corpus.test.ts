import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules } from "../../src/review/rules/catalogue";
import { installWithinMs } from "../aws/rig/python-packages";
import { type Outcome, outcomeOf } from "./compare";
import { comparisonTable, type JudgedCase, oursAlone } from "./comparison-table";
import { corpusCases } from "./corpus-cases";
import { differences } from "./differences";
import { describeWithScanner, whyNoScanner } from "./describe-with-scanners";
import { runCheckov } from "./run-checkov";
import { runTrivy } from "./run-trivy";
import { type Scanner, type ScannerAnswer, scanners } from "./scanner-finding";
import { theirRules } from "./their-rules";
import { mendEach, nothing, type OpenFinding, whatToMend } from "./what-to-mend";

const run: Readonly<Record<Scanner, typeof runCheckov>> = { checkov: runCheckov, trivy: runTrivy };
const atHand = scanners.filter((scanner) => whyNoScanner[scanner]() === undefined);

describe("the corpus, read by checkov, trivy and us", () => {
  let folder: string;
  let cases: readonly JudgedCase[];
  const answers = new Map<Scanner, ScannerAnswer>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "same-corpus-"));
    const corpus = corpusCases();
    for (const { file, plan } of corpus) writeFileSync(join(folder, file), JSON.stringify(plan));
    for (const scanner of atHand)
      answers.set(
        scanner,
        await run[scanner](
          folder,
          corpus.map(({ file }) => file),
        ),
      );
    cases = corpus.map((one) => {
      const theirs = [...answers.values()].flatMap(({ findings }) => findings.get(one.file) ?? []);
      const compared = { ...one, theirs };
      return {
        ...compared,
        outcomes: theirs.map((finding) => ({
          finding,
          outcome: outcomeOf(finding, compared, theirRules, differences),
        })),
      };
    });
  }, installWithinMs);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A scanner's findings that went one way, each with its case. */
  const findingsThat = (scanner: Scanner, is: Outcome["is"]): readonly OpenFinding[] =>
    cases.flatMap(({ id, outcomes }) =>
      outcomes
        .filter(({ finding, outcome }) => finding.scanner === scanner && outcome.is === is)
        .map((one) => ({ id, ...one })),
    );

  it("holds theirs against rules that there are", () => {
    const wanted = Object.values(theirRules).flatMap((judgement) => ("ours" in judgement ? judgement.ours : []));
    expect([...new Set(wanted)].filter((name) => !rules.some((rule) => rule.name === name))).toEqual([]);
  });

  describe.each(scanners)("%s", (scanner) => {
    describeWithScanner(scanner, "beside us", () => {
      it("reads every plan", () => {
        expect([...(answers.get(scanner)?.unread ?? [])]).toEqual([]);
        expect(answers.get(scanner)?.findings.size).toBe(cases.length);
      });

      it("has no rule that nobody judged", () => {
        expect(whatToMend(findingsThat(scanner, "unknown-rule"))).toBe(nothing);
      });

      it("finds nothing on Kafka's surface that we do not find of the same resource", () => {
        expect(whatToMend(findingsThat(scanner, "missed"))).toBe(nothing);
        expect(findingsThat(scanner, "found").length).toBeGreaterThan(10);
      });

      it("is told otherwise only where that is still needed", () => {
        const keyOf = (id: string, rule: string, address: string): string => `${id}: ${rule} ${address}`;
        const needed = findingsThat(scanner, "differs").map(({ id, finding: { rule, address } }) =>
          keyOf(id, rule, address),
        );
        const its = differences.filter(({ rule }) => rule.startsWith(scanner === "checkov" ? "CKV" : "AVD"));
        const spare = its
          .map(({ id, rule, address }) => keyOf(id, rule, address))
          .filter((one) => !needed.includes(one));
        expect(mendEach("No longer needed, take it out of test/scanners/differences.ts", spare)).toBe(nothing);
      });

      it("would have found more than we, were one of our rules not there", () => {
        const passed = cases.flatMap((one) =>
          one.outcomes
            .filter(({ finding, outcome }) => finding.scanner === scanner && outcome.is === "found")
            .map(({ finding }) => ({ finding, outcome: outcomeOf(finding, { ...one, ours: [] }, theirRules) }))
            .filter(({ outcome }) => outcome.is !== "missed")
            .map(({ finding, outcome }) => `${one.id}: ${finding.rule} ${finding.address}, where ${whyNot(outcome)}`),
        );
        const mend = "We find it too, so it is Kafka's: its `unless` in test/scanners/their-rules.ts must see that";
        expect(mendEach(mend, passed)).toBe(nothing);
      });
    });
  });

  const itWithAny = atHand.length > 0 ? it : it.skip;

  itWithAny("leaves most of our rules to us alone", () => {
    const alone = oursAlone(cases);
    process.stdout.write(`\n${comparisonTable(cases, atHand)}\n`);
    process.stdout.write(`\nFound by neither (${String(alone.length)}): ${alone.join(", ")}\n`);
    expect(alone.length).toBeGreaterThan(rules.length / 2);
  });
});

function whyNot(outcome: Outcome): string {
  return "because" in outcome ? outcome.because : `its rule is ${outcome.is}`;
}
