import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyBaseline, baselineOf, readBaseline } from "../../../src/review/baseline/baseline";
import { aFinding, aSuppression } from "../../builders/review";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "baseline-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const old = aFinding({ fingerprint: "a".repeat(32) });
const fresh = aFinding({ fingerprint: "f".repeat(32), address: "aws_lb.new" });

test("what was open when it was taken does not count any more; what is new does", () => {
  const file = join(directory, "baseline.json");
  writeFileSync(file, JSON.stringify(baselineOf([old], "2026-11-21T12:00:00.000Z")));
  const after = applyBaseline([old, fresh], readBaseline(file));
  expect(after.map(({ status }) => status.is)).toEqual(["in-baseline", "open"]);
});

test("it does not hold what somebody accepted, nor what the review says of its own suppressions", () => {
  const taken = baselineOf(
    [
      aFinding({ status: { is: "suppressed", by: aSuppression() } }),
      aFinding({ rule: "suppression-unused", area: "review" }),
      fresh,
    ],
    "2026-11-21T12:00:00.000Z",
  );
  expect(taken.findings.map(({ address }) => address)).toEqual(["aws_lb.new"]);
});

test("a file that is none is told with its place", () => {
  const file = join(directory, "baseline.json");
  writeFileSync(
    file,
    '{"apiVersion":"kafka-byoc/v1","kind":"ReviewBaseline","takenAt":"2026-11-21T12:00:00Z","findings":[{"fingerprint":"abc","rule":"r","stack":"s","address":null}]}',
  );
  expect(() => readBaseline(file)).toThrow(
    /baseline\.json:1:\d+ {2}findings\[0\]\.fingerprint {2}"abc" is no fingerprint/,
  );
});
