import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Suppression } from "../../../src/review/finding";
import { applySuppressions, type Judged } from "../../../src/review/suppressions/apply-suppressions";
import { readSuppressions } from "../../../src/review/suppressions/read-suppressions";
import { aFinding, aSuppression } from "../../builders/review";

const rule = "kafka-port-open-to-internet";
const resource = "aws_vpc_security_group_ingress_rule.clients";

const judged: Judged = { today: "2026-11-21", rules: new Set([rule]), stacks: new Set(["w01-orders"]) };

describe("a suppression", () => {
  test("takes its one finding out of what counts, and the report still has it", () => {
    const accepted = aSuppression();
    const [finding, ...others] = applySuppressions([aFinding()], [accepted], judged);
    expect(finding?.status).toEqual({ is: "suppressed", by: accepted });
    expect(others).toEqual([]);
  });

  test("says nothing of another rule, another resource or another stack", () => {
    const others = [
      aFinding({ rule: "kafka-port-open-to-broad-network" }),
      aFinding({ address: "aws_vpc_security_group_ingress_rule.other" }),
      aFinding({ stack: "elsewhere" }),
    ];
    const after = applySuppressions(others, [aSuppression({ stack: "w01-orders" })], judged);
    expect(after.slice(0, 3)).toEqual(others);
  });

  test("holds through the whole of its last day", () => {
    const [finding] = applySuppressions([aFinding()], [aSuppression({ expires: "2026-11-21" })], judged);
    expect(finding?.status.is).toBe("suppressed");
  });

  test("that has expired suppresses nothing and is a finding of its own, at its line", () => {
    const [finding, about] = applySuppressions([aFinding()], [aSuppression({ expires: "2026-11-20" })], judged);
    expect(finding?.status).toEqual({ is: "open" });
    expect(about).toMatchObject({
      rule: "suppression-expired",
      address: resource,
      seen: `${rule} at ${resource} was accepted by network@example.com until 2026-11-20.`,
      place: { file: "kafka-byoc.suppressions.yaml", line: 4, column: 5 },
      status: { is: "open" },
    });
  });

  test("of what nobody finds is a finding", () => {
    const [about, ...others] = applySuppressions([], [aSuppression()], judged);
    expect(about).toMatchObject({ rule: "suppression-unused", severity: "medium" });
    expect(others).toEqual([]);
  });

  test("of a rule or a stack that this run did not judge is not called unused", () => {
    expect(applySuppressions([], [aSuppression({ stack: "w02" })], judged)).toEqual([]);
    expect(applySuppressions([], [aSuppression()], { ...judged, rules: new Set() })).toEqual([]);
  });

  test("of one attribute says nothing of another", () => {
    const [finding] = applySuppressions([aFinding()], [aSuppression({ path: "cidr_ipv6" })], judged);
    expect(finding?.status).toEqual({ is: "open" });
  });

  test("of the plan as a whole accepts what it names by its path, and never all at once", () => {
    const differences = ["topic a config x", "topic b config x"].map((path) => aFinding({ address: null, path }));
    const accepted = aSuppression({ resource: "plan", path: "topic a config x" });
    const after = applySuppressions(differences, [accepted], judged);
    expect(after.map(({ status }) => status.is)).toEqual(["suppressed", "open"]);
    const [one, other] = applySuppressions(differences, [aSuppression({ resource: "plan" })], judged);
    expect([one?.status.is, other?.status.is]).toEqual(["open", "open"]);
  });

  test("of the plan as a whole names plan", () => {
    const whole = aFinding({ address: null, path: null, rule });
    const [finding] = applySuppressions([whole], [aSuppression({ resource: "plan" })], judged);
    expect(finding?.status.is).toBe("suppressed");
  });
});

describe("a file of suppressions", () => {
  let file: string;
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "suppressions-"));
    file = join(directory, "kafka-byoc.suppressions.yaml");
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function read(entries: string): readonly Suppression[] {
    writeFileSync(file, `apiVersion: kafka-byoc/v1\nkind: ReviewSuppressions\nsuppressions:\n${entries}`);
    return readSuppressions(file, [rule]);
  }

  const reason = "A scanner of the security team comes from there.";

  test("is read with the place of each entry", () => {
    const [entry] = read(
      `  - rule: ${rule}\n    resource: 'module.kafka["a"].aws_lb.x[0]'\n    reason: ${reason}\n    owner: platform\n    expires: 2027-01-31\n`,
    );
    expect(entry).toMatchObject({ resource: 'module.kafka["a"].aws_lb.x[0]', stack: null, expires: "2027-01-31" });
    expect(entry?.place).toEqual({ file, line: 4, column: 11 });
  });

  test("tells everything that is wrong with it at once", () => {
    const wrong = [
      `  - { rule: kafka-port-open-to-internt, resource: aws_lb.a, reason: ${reason}, owner: x, expires: 2027-01-31 }`,
      `  - { rule: ${rule}, resource: aws_lb.a, reason: ${reason}, owner: x, expires: 2027-01-31 }`,
      `  - { rule: ${rule}, resource: aws_lb.a, reason: ${reason}, owner: y, expires: 2027-02-28 }`,
    ].join("\n");
    expect(() => read(`${wrong}\n`)).toThrow(/:4:\d+ .*is no rule\.\n {2}Did you mean kafka-port-open-to-internet\?/);
    expect(() => read(`${wrong}\n`)).toThrow(/:6:\d+ .*is suppressed twice for this rule/);
  });

  test.each([
    ["a pattern", `resource: "aws_lb.*"`, /is a pattern/],
    ["a word for a reason", `reason: ok`, /is too short: say why/],
    ["an end that is no day", `expires: soon`, /invalid ISO date/],
  ])("refuses %s", (_what, line, message) => {
    const entry = new Map([
      ["rule", rule],
      ["resource", "aws_lb.a"],
      ["reason", reason],
      ["owner", "platform"],
      ["expires", "2027-01-31"],
    ]);
    const [key = "", value = ""] = line.split(": ");
    entry.set(key, value);
    const text = [...entry].map(([name, written]) => `${name}: ${written}`).join("\n    ");
    expect(() => read(`  - ${text}\n`)).toThrow(message);
  });
});
