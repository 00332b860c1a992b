import { findingsOf } from "../../../src/review/findings-of";
import { nothingKnown } from "../../../src/review/nothing-known";
import { type Plan } from "../../../src/review/plan/plan";
import { defaultPolicy } from "../../../src/review/policy/policy";
import { aPlan } from "../../builders/plan";

/** As Terraform 1.11.4 writes it (`terraform show -json`). */
const check = (name: string, status: string, problems: readonly object[] = []): object => ({
  address: { kind: "check", name, to_display: `check.${name}` },
  status,
  instances: [{ address: { to_display: `check.${name}` }, status, ...(problems.length === 0 ? {} : { problems }) }],
});
const planWith = (checks: unknown): Plan => aPlan([{ type: "aws_vpc" }], { checks });
const known = nothingKnown("2026-11-21");
const seen = (checks: unknown, policy = defaultPolicy): readonly string[] =>
  findingsOf(planWith(checks), { ...known, policy }, []).map(
    ({ rule, path, seen }) => `${rule} ${path ?? ""}: ${seen}`,
  );

describe("check blocks of a configuration", () => {
  test("that fail are findings with their own words", () => {
    expect(seen([check("partitions", "fail", [{ message: "orders.v1 must have 12 partitions." }])])).toEqual([
      "check-failed check.partitions: check.partitions: orders.v1 must have 12 partitions.",
    ]);
  });

  test("that break without a word are findings too", () => {
    expect(seen([check("names", "error")])).toEqual(["check-failed check.names: check.names does not hold."]);
  });

  test("that hold, or that Terraform asks again after the apply, are none", () => {
    expect(seen([check("names", "pass"), check("later", "unknown")])).toEqual([]);
  });

  test("of any other shape are none", () => {
    for (const checks of [null, 1, "fail", {}, [null, 1, []]]) expect(seen(checks)).toEqual([]);
  });

  test("may be turned off by the policy", () => {
    const severities = new Map([["check-failed", { off: "Checks are judged elsewhere in this team." }]]);
    expect(seen([check("names", "fail")], { ...defaultPolicy, severities })).toEqual([]);
  });
});
