import { type Acl } from "../../../src/kafka/acl";
import { grantText } from "../../../src/kafka/acl-text";
import { compareGrants } from "../../../src/review/grants/compare-grants";
import { type Plan } from "../../../src/review/plan/plan";
import { Unknown } from "../../../src/review/plan/value";
import { caseAcl, caseSource } from "../../../src/review/rules/access/case-acls";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

const write = caseAcl();
const read = caseAcl({ operation: "READ" });
const prefix = caseAcl({ resourceName: "billing.", patternType: "PREFIXED" });

/** A `kafka_acl` as it is and as it will be. */
function anAcl(
  name: string,
  before: Acl | null,
  after: Acl | null,
  more: Partial<PlannedResourceFacts> = {},
): PlannedResourceFacts {
  return {
    type: "kafka_acl",
    name,
    before: before === null ? null : attributesOf(before),
    after: after === null ? null : attributesOf(after),
    ...(before !== null && after !== null && before !== after ? { action: "replace-delete-first" } : {}),
    ...(before === after ? { action: "no-op" } : {}),
    ...more,
  };
}

function attributesOf(acl: Acl): Readonly<Record<string, string>> {
  return {
    acl_principal: acl.principal,
    acl_host: acl.host,
    acl_operation: acl.operation,
    acl_permission_type: acl.permission,
    resource_type: acl.resourceType,
    resource_name: acl.resourceName,
    resource_pattern_type_filter: acl.patternType,
  };
}

function compared(plan: Plan): readonly string[] | null {
  const report = compareGrants(plan, aKnowledge({}));
  if (report === null) return null;
  const text = (acl: Acl | null): string => (acl === null ? "nothing" : grantText(acl));
  return [
    report.comparedWith ?? "nothing",
    ...report.principals.flatMap(({ grants }) =>
      grants.map(({ result, source, target }) => `${result}: ${text(source)} → ${text(target)}`),
    ),
  ];
}

const planned = (...resources: readonly PlannedResourceFacts[]): readonly string[] | null => compared(aPlan(resources));

describe("a plan without wave and inventory, against what is applied now", () => {
  it("knows a right that stays, and one that is replaced by the same", () => {
    expect(planned(anAcl("a", write, write), anAcl("b", read, { ...read }))).toEqual([
      "what is applied now",
      "same: Allow WRITE on Topic billing.invoices → Allow WRITE on Topic billing.invoices",
      "same: Allow READ on Topic billing.invoices → Allow READ on Topic billing.invoices",
    ]);
  });

  it("tells what gets wider, narrower, new and lost", () => {
    expect(planned(anAcl("a", write, prefix))?.[1]).toMatch(/^wider: .*invoices → .*billing\.\*$/);
    expect(planned(anAcl("a", prefix, write))?.[1]).toMatch(/^narrower: .*billing\.\* → .*invoices$/);
    const elsewhere = caseAcl({ resourceName: "payments" });
    expect(planned(anAcl("a", write, write), anAcl("b", null, elsewhere))?.[2]).toBe(
      "new: nothing → Allow WRITE on Topic payments",
    );
    expect(planned(anAcl("a", write, write), anAcl("b", elsewhere, null))?.[2]).toBe(
      "lost: Allow WRITE on Topic payments → nothing",
    );
  });

  it("tells what a plan loses that leaves no right at all", () => {
    expect(planned(anAcl("a", write, null))).toEqual([
      "what is applied now",
      "lost: Allow WRITE on Topic billing.invoices → nothing",
    ]);
  });

  it("moves a right from one resource to another without a word", () => {
    expect(planned(anAcl("a", write, null), anAcl("b", null, write))?.slice(1)).toEqual([
      "same: Allow WRITE on Topic billing.invoices → Allow WRITE on Topic billing.invoices",
    ]);
  });

  it("calls nothing lost that is only forgotten", () => {
    expect(planned(anAcl("a", write, write), anAcl("b", read, null, { action: "forget" }))).toHaveLength(2);
  });

  it("compares a first plan, and a stack, with nothing", () => {
    expect(planned(anAcl("a", null, write))?.[0]).toBe("nothing");
    const plan = aPlan([anAcl("a", write, read)]);
    expect(compareGrants(plan, aKnowledge({ source: caseSource(read) }))?.comparedWith).toMatch(/^the ACLs of /);
  });

  describe("of policies of AWS", () => {
    const policy = (...actions: readonly string[]): string =>
      JSON.stringify({
        Statement: [
          { Effect: "Allow", Action: actions, Resource: "arn:aws:kafka:us-east-1:111122223333:topic/c/*/orders" },
        ],
      });
    const ofRole = (before: string, after: string | Unknown): PlannedResourceFacts => ({
      type: "aws_iam_role_policy",
      before: { role: "orders", policy: before },
      after: { role: "orders", policy: after },
    });

    it("reads those of before as those of after", () => {
      const both = policy("kafka-cluster:ReadData", "kafka-cluster:WriteData");
      expect(planned(ofRole(both, policy("kafka-cluster:ReadData")))?.slice(1)).toEqual([
        "same: Allow READ on Topic orders → Allow READ on Topic orders",
        "lost: Allow WRITE on Topic orders → nothing",
      ]);
    });

    it("says nothing of a policy that is known only after the apply", () => {
      const untold = ofRole(policy("kafka-cluster:ReadData"), new Unknown(["aws_s3_object.policy.body"]));
      expect(planned(untold, anAcl("a", write, write))).toEqual([
        "what is applied now",
        "same: Allow WRITE on Topic billing.invoices → Allow WRITE on Topic billing.invoices",
      ]);
    });

    it("follows a policy to its holder as it is now", () => {
      const arn = "arn:aws:iam::111122223333:policy/orders";
      const resources: readonly PlannedResourceFacts[] = [
        {
          type: "aws_iam_policy",
          before: { arn, policy: policy("kafka-cluster:ReadData") },
          after: { arn, policy: policy("kafka-cluster:WriteData") },
        },
        {
          type: "aws_iam_role_policy_attachment",
          action: "no-op",
          before: { role: "orders", policy_arn: arn },
          after: { role: "orders", policy_arn: arn },
        },
      ];
      const report = compareGrants(aPlan(resources), aKnowledge({}));
      expect(report?.principals.map(({ principal, sources }) => [principal, sources])).toEqual([
        ["User:orders", ["User:orders"]],
      ]);
      expect(report?.counts).toMatchObject({ same: 0, wider: 1, lost: 1 });
    });
  });
});
