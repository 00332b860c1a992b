import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules } from "../../src/review/rules/catalogue";
import { installWithinMs } from "../aws/rig/python-packages";
import { outcomeOf } from "./compare";
import { comparisonTable, type JudgedCase, oursAlone } from "./comparison-table";
import { corpusCases } from "./corpus-cases";
import { differences } from "./differences";
import { describeWithScanner, whyNoScanner } from "./describe-with-scanners";
import { runCheckov } from "./run-checkov";
import { runTrivy } from "./run-trivy";
import { type Scanner, type ScannerAnswer, type ScannerFinding, scanners } from "./scanner-finding";
import { theirRules } from "./their-rules";

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

  /** What became of a scanner's findings in one way, each as a line that says what to do. */
  const findingsThat = (scanner: Scanner, is: string): readonly string[] =>
    cases.flatMap(({ id, outcomes }) =>
      outcomes
        .filter(({ finding, outcome }) => finding.scanner === scanner && outcome.is === is)
        .map(({ finding }) => `${id}: ${line(finding)}`),
    );
  const line = ({ rule, address, title }: ScannerFinding): string => `${rule} ${address} (${title})`;

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
        expect(findingsThat(scanner, "unknown-rule")).toEqual([]);
      });

      it("finds nothing on Kafka's surface that we do not find of the same resource", () => {
        expect(findingsThat(scanner, "missed")).toEqual([]);
        expect(findingsThat(scanner, "found").length).toBeGreaterThan(10);
      });

      it("is told otherwise only where that is still needed", () => {
        const needed = cases.flatMap(({ id, outcomes }) =>
          outcomes.filter(({ outcome }) => outcome.is === "differs").map(({ finding }) => `${id} ${finding.rule}`),
        );
        const its = differences.filter(({ rule }) => rule.startsWith(scanner === "checkov" ? "CKV" : "AVD"));
        expect(its.map(({ id, rule }) => `${id} ${rule}`).filter((one) => !needed.includes(one))).toEqual([]);
      });

      it("would have found more than we, were one of our rules not there", () => {
        const both = cases.flatMap((one) =>
          one.outcomes
            .filter(({ finding, outcome }) => finding.scanner === scanner && outcome.is === "found")
            .map(({ finding }) => ({ finding, without: { ...one, ours: [] } })),
        );
        const passed = both.filter(({ finding, without }) => outcomeOf(finding, without, theirRules).is !== "missed");
        expect(passed.map(({ finding, without }) => `${without.id}: ${line(finding)}`)).toEqual([]);
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
