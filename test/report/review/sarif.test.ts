import Ajv from "ajv";
import draft04 from "ajv/lib/refs/json-schema-draft-04.json";
import { type Review } from "../../../src/review/review";
import { reviewSarif } from "../../../src/report/review/sarif";
import { aFinding, aReview, aReviewedRule, aSuppression } from "../../builders/review";
import { aFullReview, aHostileReview, hostile } from "./a-full-review";
import schema from "./fixtures/sarif-schema-2.1.0.json";

const ajv = new Ajv({ schemaId: "id", meta: false, allErrors: true });
ajv.addMetaSchema(draft04);
const isSarif = ajv.compile(schema);

function problemsOf(log: unknown): readonly string[] {
  return isSarif(log) === true
    ? []
    : (isSarif.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ""}`);
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly baselineState?: string;
  readonly suppressions: readonly { readonly justification: string }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly {
    readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string } };
    readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
  }[];
}

function runOf(review: Review) {
  const run = JSON.parse(reviewSarif(review)).runs[0];
  return { run, results: run.results as readonly Result[], rules: run.tool.driver.rules };
}

function resultOf(said: Parameters<typeof aFinding>[0], review: Partial<Review> = {}): Result {
  return runOf(aReview({ findings: [aFinding(said)], ...review })).results[0]!;
}

describe("the review as SARIF", () => {
  it.each<readonly [string, Review]>([
    ["with nothing in it", aReview({ stacks: [], rules: [] })],
    ["that found nothing", aReview()],
    ["with something of everything", aFullReview()],
    ...hostile.map((text, at) => [`with hostile texts ${String(at)}`, aHostileReview(text)] as const),
  ])("is valid against its schema: a review %s", (_, review) => {
    expect(problemsOf(JSON.parse(reviewSarif(review)))).toEqual([]);
  });

  it("would not be valid with a level that SARIF has not, or without a message", () => {
    const log = JSON.parse(reviewSarif(aFullReview()));
    log.runs[0].results[0].level = "fatal";
    delete log.runs[0].results[1].message;
    expect(problemsOf(log)).toEqual([
      ".runs[0].results[0].level should be equal to one of the allowed values",
      ".runs[0].results[1] should have required property 'message'",
    ]);
  });

  it("has every result point at its rule", () => {
    const { results, rules } = runOf(aFullReview());
    expect(results).toHaveLength(6);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex].id).toBe(ruleId);
  });

  it("gives code scanning a level and a score for each severity", () => {
    const levels = (["critical", "high", "medium", "low"] as const).map((severity) => {
      const { results, rules } = runOf(aReview({ findings: [aFinding({ severity })] }));
      return [results[0]!.level, rules[0].properties["security-severity"], rules[0].defaultConfiguration.level];
    });
    expect(levels).toEqual([
      ["error", "9.5", "error"],
      ["error", "8.0", "error"],
      ["warning", "5.5", "warning"],
      ["note", "3.0", "note"],
    ]);
  });

  it("keeps what cannot be told where it is seen", () => {
    const { kind, level, message } = resultOf({ verdict: "cannot-tell" });
    expect({ kind, level }).toEqual({ kind: "fail", level: "warning" });
    expect(message.text).toContain("Cannot tell: ");
  });

  it("says where: the file below the folder of the run, the construct, the address", () => {
    const [location] = resultOf({}).locations;
    expect(location).toEqual({
      physicalLocation: {
        artifactLocation: { uri: "cdktf.out/stacks/w01-orders/cdk.tf.json", uriBaseId: "%SRCROOT%" },
        region: { startLine: 14, startColumn: 7 },
      },
      logicalLocations: [
        { fullyQualifiedName: "w01-orders/orders/network/clients", name: "clients", kind: "module" },
        { fullyQualifiedName: "aws_vpc_security_group_ingress_rule.clients", kind: "resource" },
      ],
    });
  });

  it.each([
    ["./a b/plan.json", { uri: "a%20b/plan.json", uriBaseId: "%SRCROOT%" }],
    ["plans\\w01#1.json", { uri: "plans/w01%231.json", uriBaseId: "%SRCROOT%" }],
    ["/srv/plan.json", { uri: "file:///srv/plan.json" }],
    ["C:\\plans\\plan.json", { uri: "file:///C:/plans/plan.json" }],
  ])("writes %s as an address", (file, artifact) => {
    const { locations } = resultOf({ place: { file, line: 1, column: 1 } });
    expect(locations[0]!.physicalLocation?.artifactLocation).toEqual(artifact);
  });

  it("points at the plan where a finding has no place of its own", () => {
    const { locations } = resultOf({ place: null });
    expect(locations[0]!.physicalLocation?.artifactLocation.uri).toBe("cdktf.out/stacks/w01-orders/plan.json");
  });

  it("keeps fingerprints of its own, so that a moved line is the same finding", () => {
    const { partialFingerprints } = resultOf({ fingerprint: "abc" });
    expect(partialFingerprints).toEqual({ "kafkaByocFinding/v1": "abc", primaryLocationLineHash: "abc:1" });
  });

  it("marks what somebody accepted, with reason, owner and day", () => {
    const { suppressions } = resultOf({ status: { is: "suppressed", by: aSuppression() } });
    expect(suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification:
          "The partner has no fixed addresses until the tunnel stands. Accepted by network@example.com until 2027-03-31.",
      },
    ]);
    expect(resultOf({}).suppressions).toEqual([]);
  });

  it("tells old from new only where there is something to compare with", () => {
    expect(resultOf({}).baselineState).toBeUndefined();
    const { results } = runOf(aReview({ findings: [aFinding(), aFinding({ status: { is: "in-baseline" } })] }));
    expect(results.map(({ baselineState }) => baselineState)).toEqual(["new", "unchanged"]);
  });

  it("tells what was not judged and what is off", () => {
    const [invocation] = runOf(aFullReview()).run.invocations;
    expect(invocation).toMatchObject({ executionSuccessful: true, exitCode: 1 });
    const notes = invocation.toolConfigurationNotifications.map(
      ({ message }: { message: { text: string } }) => message.text,
    );
    expect(notes).toContain("topic-outside-wave was not judged: it needs --wave w01.yaml --inventory inventory.json.");
    expect(notes).toContain("log-retention-too-short is turned off: Logs go to the group's own store within minutes.");
    expect(invocation.ruleConfigurationOverrides).toMatchObject([{ configuration: { enabled: false } }]);
  });

  it("describes a rule that only a finding knows of", () => {
    const { rules, results } = runOf(aReview({ rules: [aReviewedRule()], findings: [aFinding({ rule: "own-rule" })] }));
    expect(rules[results[0]!.ruleIndex].id).toBe("own-rule");
  });

  it("lets no text be a link or a placeholder", () => {
    expect(resultOf({ seen: "see [this](http://x) {0}" }).message.text).toContain("see [this\\](http://x) {{0}}");
  });
});
