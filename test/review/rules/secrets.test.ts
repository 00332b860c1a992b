import { findingsOf } from "../../../src/review/findings-of";
import { Unknown } from "../../../src/review/plan/value";
import { secretsRules } from "../../../src/review/rules/secrets/catalogue";
import { certificatesRules } from "../../../src/review/rules/certificates/catalogue";
import { transportRules } from "../../../src/review/rules/transport/catalogue";
import { applySuppressions } from "../../../src/review/suppressions/apply-suppressions";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";
import { seeds } from "../corpus/seeds/catalogue";
import { storedPlan } from "../corpus/stored-plan";

const rules = [...secretsRules, ...certificatesRules, ...transportRules];
const findings = (resources: readonly PlannedResourceFacts[], more = {}): ReturnType<typeof findingsOf> =>
  findingsOf(aPlan(resources, more), aKnowledge(), secretsRules);

test("no finding says any part of the secret that it found", () => {
  const plans = [
    ...seeds.secrets.map(({ name }) => storedPlan(`seeds/${name}`)),
    ...secretsRules.map(({ name }) => storedPlan(`${name}/non-compliant`)),
  ];
  const said = plans.flatMap((plan) => (plan === null ? [] : findingsOf(plan, aKnowledge(), rules)));
  expect(said.length).toBeGreaterThan(15);
  for (const text of ["not-a-secret-of-anybody", "bm90IGEga2V5"]) expect(JSON.stringify(said)).not.toContain(text);
});

test("a secret that is made at the apply is told with where it comes from", () => {
  const [finding] = findings([
    {
      type: "kafka_user_scram_credential",
      after: { password: new Unknown(["random_password.mm2.result", "random_password.mm2"]) },
    },
  ]);
  expect(finding?.seen).toBe("A secret comes here from random_password.mm2.result, and the state keeps it.");
});

test("a password that is left out, or that only the provider knows, is none", () => {
  expect(
    findings([
      { type: "kafka_user_scram_credential", name: "a", after: { password: null } },
      { type: "kafka_user_scram_credential", name: "b", after: { password: new Unknown([]) } },
    ]),
  ).toEqual([]);
});

test("a thousand topics with one API key are one finding", () => {
  const topics = Array.from({ length: 1000 }, (_, index) => ({
    type: "confluent_kafka_topic",
    name: `t${String(index)}`,
    after: { credentials: [{ key: "a", secret: "hunter2hunter2" }] },
  }));
  const [finding, ...others] = findings(topics);
  expect(others).toEqual([]);
  expect(finding?.seen).toBe("A secret stands here in the clear. So do 999 more of its kind.");
  expect(finding?.involves).toHaveLength(20);
});

test("one resource with many private keys is told once", () => {
  const key = "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5LCBidXQgaXQgbG9va3MgbGlrZSBvbmU=\n-----END PRIVATE KEY-----";
  const found = findings([{ type: "some_resource", after: { nested: [{ a: key }, { b: key }] } }]);
  expect(found.map(({ rule, path }) => [rule, path])).toEqual([["private-key-in-plan", "nested[0].a"]]);
});

describe("an output with a secret", () => {
  const outputs = (...names: readonly string[]): object => ({
    output_changes: Object.fromEntries(
      names.map((name) => [
        name,
        { actions: ["create"], after: "hunter2hunter2", after_unknown: false, after_sensitive: false },
      ]),
    ),
  });

  test("is told by its name, each for itself, and without the secret", () => {
    const found = findings([], outputs("a_password", "b_password"));
    expect(found.map(({ rule, address, path }) => [rule, address, path])).toEqual([
      ["secret-in-output", null, "output.a_password"],
      ["secret-in-output", null, "output.b_password"],
    ]);
    expect(JSON.stringify(found)).not.toContain("hunter2");
  });

  test("is accepted by the plan and its path, and the next one is not", () => {
    const accepted = {
      rule: "secret-in-output",
      resource: "plan",
      path: "output.a_password",
      stack: null,
      reason: "A test cluster's, rolled each night.",
      owner: "platform",
      expires: "2027-03-31",
      place: { file: "accepted.yaml", line: 1, column: 1 },
    };
    const judged = { today: "2026-11-21", rules: new Set(["secret-in-output"]), stacks: new Set<string>() };
    const marked = applySuppressions(findings([], outputs("a_password", "b_password")), [accepted], judged);
    expect(marked.map(({ path, status }) => [path, status.is])).toEqual([
      ["output.a_password", "suppressed"],
      ["output.b_password", "open"],
    ]);
  });
});
