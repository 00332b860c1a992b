import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultPolicy } from "../../../src/review/policy/policy";
import { readPolicy, type ReadPolicy } from "../../../src/review/policy/read-policy";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "policy-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function read(review: string): ReadPolicy {
  const file = join(directory, "kafka-byoc.yaml");
  writeFileSync(file, `apiVersion: kafka-byoc/v1\nkind: Configuration\n${review}`);
  return readPolicy(file);
}

test("a file without decisions is the default", () => {
  expect(read("").policy).toEqual(defaultPolicy);
  expect(read("").suppressions).toBeNull();
});

test("everything that can be decided arrives", () => {
  const { policy, suppressions, ruleFiles } = read(`review:
  failOn: high
  severities:
    rule-without-description: medium
    kafka-labels: { off: "Our tagging is held by a service control policy." }
  kafkaPorts: [29092, 19092-19121]
  allowedCidrs: [10.50.0.0/16]
  allowedPrincipals: ["arn:aws:iam::444455556666:role/orders"]
  requiredPaths: [data, control]
  platformPrincipals: [User:terraform]
  replicatorPrincipals: [User:mm2]
  closedWaves: [w01]
  released: [kafka_topic orders.v1]
  freezes: [{ name: year end, from: 2026-12-15, to: 2027-01-05 }]
  window: { lastWaveEnds: 2027-03-01, rollbackDays: 30 }
  suppressions: accepted.yaml
  rules: [./rules/own.js]
`);
  expect(policy).toEqual({
    failOn: "high",
    severities: new Map<string, unknown>([
      ["rule-without-description", { severity: "medium" }],
      ["kafka-labels", { off: "Our tagging is held by a service control policy." }],
    ]),
    kafkaPorts: [
      { from: 29092, to: 29092 },
      { from: 19092, to: 19121 },
    ],
    allowedCidrs: ["10.50.0.0/16"],
    allowedPrincipals: ["arn:aws:iam::444455556666:role/orders"],
    requiredPaths: ["data", "control"],
    platformPrincipals: ["User:terraform"],
    replicatorPrincipals: ["User:mm2"],
    closedWaves: ["w01"],
    released: ["kafka_topic orders.v1"],
    freezes: [{ name: "year end", from: "2026-12-15", to: "2027-01-05" }],
    window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
  });
  expect(suppressions).toBe(join(directory, "accepted.yaml"));
  expect(ruleFiles).toEqual([join(directory, "rules/own.js")]);
});

test("every wrong network and every freeze that ends before it begins is told at once", () => {
  const wrong = `review:
  allowedCidrs: [10.50.0.0/16, 10.50.0.1/16, everywhere]
  freezes: [{ name: year end, from: 2027-01-05, to: 2026-12-15 }]
`;
  expect(() => read(wrong)).toThrow(/:4:\d+ {2}review\.allowedCidrs\[1\] {2}"10\.50\.0\.1\/16" is no network/);
  expect(() => read(wrong)).toThrow(/:4:\d+ {2}review\.allowedCidrs\[2\] {2}"everywhere" is no network/);
  expect(() => read(wrong)).toThrow(/:5:\d+ {2}review\.freezes\[0\]\.to {2}"2026-12-15" is before 2027-01-05/);
});

test("a prefix list may stand where networks stand", () => {
  expect(read("review:\n  allowedCidrs: [pl-0123456789abcdef0]\n").policy.allowedCidrs).toEqual([
    "pl-0123456789abcdef0",
  ]);
});

test("a key that nobody knows is refused", () => {
  expect(() => read("review:\n  failsOn: high\n")).toThrow(
    /:4:12 {2}review\.failsOn .*is not a key that this document knows/,
  );
});

test("a rule is turned off with a reason and not otherwise", () => {
  expect(() => read("review:\n  severities:\n    some-rule: { off: no }\n")).toThrow(/say why nobody needs this rule/);
});

test("names of rules are held once all are known", () => {
  const { problemsWith } = read("review:\n  severities:\n    kafka-port-open-to-internt: low\n");
  expect(problemsWith(["kafka-port-open-to-internet"])).toEqual([
    expect.objectContaining({ line: 5, instead: "Did you mean kafka-port-open-to-internet?" }),
  ]);
  expect(problemsWith(["kafka-port-open-to-internt"])).toEqual([]);
});
