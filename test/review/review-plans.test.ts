import { type Suppression } from "../../src/review/finding";
import { nothingKnown } from "../../src/review/nothing-known";
import { type Plan } from "../../src/review/plan/plan";
import { defaultPolicy, type Policy } from "../../src/review/policy/policy";
import { type Review } from "../../src/review/review";
import { reviewPlans, type ReviewInput } from "../../src/review/review-plans";
import { type AskedRule, cannotTell, found } from "../../src/review/rule";
import { topicDestroyed } from "../../src/review/rules/destruction/topic-destroyed";
import { type Severity } from "../../src/review/severity";
import { aPlan, aStack } from "../builders/plan";

/** A rule that finds each resource of a type. */
function ruleOn(type: string, severity: Severity = "high", parts: Partial<AskedRule> = {}): AskedRule {
  return {
    name: `no-${type.replaceAll("_", "-")}`,
    area: "network",
    severity,
    title: `No ${type}`,
    what: "It is there.",
    why: "It should not.",
    remedy: "Take it out.",
    references: [],
    find: (plan) => plan.ofType(type).map((resource) => found(resource, null, "Here it is.")),
    ...parts,
  };
}

const bad = aPlan([{ type: "aws_lb", name: "a" }]);
const clean = aPlan([{ type: "aws_vpc" }]);
const now = new Date("2026-11-21T12:00:00Z");

function review(
  plan: Plan,
  rules: readonly AskedRule[],
  parts: Partial<ReviewInput> = {},
  policy = defaultPolicy,
): Review {
  const known = { ...nothingKnown("2026-11-21"), policy };
  return reviewPlans({
    subjects: [{ plan, known, synthesized: null }],
    policy,
    rules,
    suppressions: [],
    baseline: new Set(),
    older: null,
    now,
    version: "0.0.0",
    ...parts,
  });
}

function verdict({ verdict: came, exitCode }: Review): readonly [string, number] {
  return [came, exitCode];
}

function policy(parts: Partial<Policy>): Policy {
  return { ...defaultPolicy, ...parts };
}

describe("the verdict", () => {
  test("is pass where nothing is found", () => {
    expect(verdict(review(clean, [ruleOn("aws_lb")]))).toEqual(["pass", 0]);
  });

  test("is fail for one open finding of the limit's severity or worse", () => {
    expect(verdict(review(bad, [ruleOn("aws_lb", "medium")]))).toEqual(["fail", 1]);
  });

  test("is pass where all findings lie below the limit, and they are told", () => {
    const low = review(bad, [ruleOn("aws_lb", "low")]);
    expect(verdict(low)).toEqual(["pass", 0]);
    expect(low.findings).toHaveLength(1);
  });

  test("follows the severity that the policy gives a rule", () => {
    const decided = policy({ severities: new Map([["no-aws-lb", { severity: "low" }]]) });
    expect(verdict(review(bad, [ruleOn("aws_lb", "critical")], {}, decided))).toEqual(["pass", 0]);
  });

  test("is unknown where something cannot be told and nothing is certain", () => {
    const rule = ruleOn("aws_lb", "high", {
      find: (plan) => plan.ofType("aws_lb").map((lb) => cannotTell(lb, "internal", "It is not known.")),
    });
    expect(verdict(review(bad, [rule]))).toEqual(["unknown", 2]);
    expect(verdict(review(bad, [rule, ruleOn("aws_lb", "high", { name: "other-rule" })]))).toEqual(["fail", 1]);
  });

  test("is sign-off-missing where nothing but a decision is missing", () => {
    const waits = ruleOn("aws_lb", "high", { name: "difference-not-accepted" });
    expect(verdict(review(bad, [waits]))).toEqual(["sign-off-missing", 4]);
    expect(verdict(review(bad, [waits, ruleOn("aws_lb")]))).toEqual(["fail", 1]);
  });

  test("is unknown for a plan that was not read whole", () => {
    const whole = review({ ...clean, unread: ["The plan ended with an error."] }, []);
    expect(verdict(whole)).toEqual(["unknown", 2]);
    expect(whole.findings[0]).toMatchObject({ rule: "plan-not-wholly-read", seen: "The plan ended with an error." });
  });

  test("is unknown where a rule breaks, and the others are asked nevertheless", () => {
    const breaks = ruleOn("aws_lb", "low", {
      name: "breaks-always",
      find: () => {
        throw new Error("no such thing");
      },
    });
    const broken = review(clean, [breaks, ruleOn("aws_vpc", "low")]);
    expect(verdict(broken)).toEqual(["unknown", 2]);
    expect(broken.findings.map(({ rule, seen }) => [rule, seen])).toEqual([
      ["rule-broke", "The rule breaks-always stopped: no such thing"],
      ["no-aws-vpc", "Here it is."],
    ]);
  });
});

describe("findings", () => {
  test("come worst first, and the same input gives the same order", () => {
    const plan = aPlan([{ type: "aws_lb", name: "b" }, { type: "aws_lb", name: "a" }, { type: "aws_vpc" }]);
    const rules = [ruleOn("aws_vpc", "low"), ruleOn("aws_lb", "critical")];
    const order = review(plan, rules).findings.map(({ address }) => address);
    expect(order).toEqual(["aws_lb.a", "aws_lb.b", "aws_vpc.x"]);
    expect(review(plan, [...rules].reverse()).findings.map(({ address }) => address)).toEqual(order);
  });

  test("keep their fingerprints when the wording changes, and have different ones at different places", () => {
    const worded = (seen: string): AskedRule =>
      ruleOn("aws_lb", "high", {
        find: (plan) => plan.ofType("aws_lb").flatMap((lb) => [found(lb, "subnets", seen), found(lb, "subnets", seen)]),
      });
    const before = review(bad, [worded("before")]).findings.map(({ fingerprint }) => fingerprint);
    const after = review(bad, [worded("after")]).findings.map(({ fingerprint }) => fingerprint);
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });
});

describe("rules", () => {
  const needy = ruleOn("aws_lb", "high", { needs: ["inventory", "window"] });

  test("that lack what they need are told with what would give it, and find nothing", () => {
    const without = review(bad, [needy]);
    expect(without.findings).toEqual([]);
    expect(without.notJudged).toEqual([
      {
        rule: "no-aws-lb",
        title: "No aws_lb",
        needs: ["inventory", "window"],
        give: "--inventory inventory.json; review.window in kafka-byoc.yaml",
      },
    ]);
  });

  test("that are turned off are told with the reason and not called unjudged", () => {
    const reason = "Nobody has such a load balancer here.";
    const off = review(bad, [needy], {}, policy({ severities: new Map([["no-aws-lb", { off: reason }]]) }));
    expect(off.off).toEqual([{ rule: "no-aws-lb", reason }]);
    expect(off.notJudged).toEqual([]);
  });

  describe("about change", () => {
    const needyOne: AskedRule = { ...topicDestroyed, name: "needy", needs: ["wave"] };
    const stack = aStack({ resource: { aws_lb: { a: {} } } });

    test("are named where nothing but a stack or a state was reviewed, and pass", () => {
      const without = review(stack, [topicDestroyed, needyOne, ruleOn("aws_vpc")]);
      expect(without.onlyInPlans).toEqual(["topic-destroyed", "needy"]);
      expect(without.notJudged).toEqual([]);
      expect(verdict(without)).toEqual(["pass", 0]);
    });

    test("are not named beside a plan, when turned off, or when they find something all the same", () => {
      expect(review(clean, [topicDestroyed]).onlyInPlans).toEqual([]);
      const off = policy({ severities: new Map([["topic-destroyed", { off: "There are no topics here." }]]) });
      expect(review(stack, [topicDestroyed], {}, off).onlyInPlans).toEqual([]);
      const loud: AskedRule = { ...topicDestroyed, find: ruleOn("aws_lb").find };
      expect(review(stack, [loud]).onlyInPlans).toEqual([]);
      const both = [stack, clean].map((plan) => ({ plan, known: nothingKnown("2026-11-21"), synthesized: null }));
      expect(review(stack, [topicDestroyed], { subjects: both }).onlyInPlans).toEqual([]);
    });
  });
});

describe("what changed", () => {
  const older = (plan: Plan): Partial<ReviewInput> => ({
    older: [{ plan, known: nothingKnown("2026-11-21"), synthesized: null }],
  });

  test("only new findings fail, and those that are gone are told", () => {
    const newer = aPlan([{ type: "aws_lb", name: "b" }]);
    const both = aPlan([
      { type: "aws_lb", name: "a" },
      { type: "aws_lb", name: "b" },
    ]);
    expect(verdict(review(newer, [ruleOn("aws_lb")], older(both)))).toEqual(["pass", 0]);
    expect(review(newer, [ruleOn("aws_lb")], older(both)).compared?.gone.map(({ address }) => address)).toEqual([
      "aws_lb.a",
    ]);
    expect(verdict(review(both, [ruleOn("aws_lb")], older(newer)))).toEqual(["fail", 1]);
  });
});

test("the construct and the line come from the synthesized stack that the plan was made of", () => {
  const place = { file: "cdktf.out/stacks/foundation/cdk.tf.json", line: 42, column: 7 };
  const [resource] = bad.resources;
  if (resource === undefined) throw new Error("The plan has a resource.");
  const there = { ...resource, place, constructPath: "foundation/brokers/lb" };
  const synthesized: Plan = {
    ...bad,
    kind: "synthesized",
    at: (address) => (address === "aws_lb.a" ? there : undefined),
  };
  const known = nothingKnown("2026-11-21");
  const [finding] = review(bad, [ruleOn("aws_lb")], { subjects: [{ plan: bad, known, synthesized }] }).findings;
  expect(finding).toMatchObject({ place, constructPath: "foundation/brokers/lb" });
});

describe("a suppression of a rule about change", () => {
  const suppression: Suppression = {
    rule: "topic-destroyed",
    resource: "kafka_topic.gone",
    path: null,
    stack: null,
    reason: "Its records were copied to the archive last week.",
    owner: "platform",
    expires: "2027-01-31",
    place: { file: "suppressions.yaml", line: 1, column: 1 },
  };
  const unused = (plan: Plan): readonly string[] =>
    review(plan, [topicDestroyed], { suppressions: [suppression] })
      .findings.map(({ rule }) => rule)
      .filter((rule) => rule === "suppression-unused");

  test("is unused where a plan does not need it", () => {
    expect(unused(clean)).toEqual(["suppression-unused"]);
  });

  test("is not called unused by a synthesized stack, which cannot show what is destroyed", () => {
    expect(unused(aStack({ resource: { aws_vpc: { x: {} } } }))).toEqual([]);
  });
});
