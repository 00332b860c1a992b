import { iamPolicyOf } from "../../../src/review/facts/iam-policy";
import { isUnknown, Unknown, type Value } from "../../../src/review/plan/value";
import { type PlannedJson, aPlan, aStack, type PlannedResourceFacts } from "../../builders/plan";

function policyIn(policy: PlannedJson, ...others: readonly PlannedResourceFacts[]) {
  const plan = aPlan([{ type: "aws_iam_policy", name: "p", after: { policy } }, ...others]);
  const resource = plan.ofType("aws_iam_policy")[0];
  if (resource?.after === undefined || resource.after === null) throw new Error("no policy");
  return iamPolicyOf(plan, resource, resource.after["policy"] ?? null);
}

function ofStack(policy: unknown, more: Readonly<Record<string, unknown>> = {}) {
  const plan = aStack({ resource: { aws_iam_policy: { p: { policy } } }, ...more });
  const resource = plan.at("aws_iam_policy.p");
  const value: Value = resource?.after?.["policy"] ?? null;
  if (resource === undefined) throw new Error("no policy");
  return iamPolicyOf(plan, resource, value);
}

const document = (statement: Readonly<Record<string, PlannedJson>>): PlannedResourceFacts => ({
  type: "aws_iam_policy_document",
  name: "d",
  mode: "data",
  action: "read",
  after: { json: new Unknown([]), statement: [statement] },
});

describe("a policy as JSON text", () => {
  it("has every list as a list, also where there is one alone", () => {
    const policy = policyIn(
      JSON.stringify({ Statement: { Effect: "Allow", Action: "kafka-cluster:*", Resource: ["*", "a"] } }),
    );
    expect(policy?.missing).toEqual([]);
    expect(policy?.statements).toEqual([
      expect.objectContaining({ effect: "Allow", actions: ["kafka-cluster:*"], resources: ["*", "a"], conditions: [] }),
    ]);
  });

  it("knows everybody in each way that AWS takes", () => {
    const everybody = [{ type: "*", value: "*" }];
    for (const Principal of ["*", { AWS: "*" }, { AWS: ["*"] }, { "*": "*" }])
      expect(
        policyIn(JSON.stringify({ Statement: [{ Effect: "Allow", Principal }] }))?.statements[0]?.principals,
      ).toEqual(everybody);
  });

  it("does not take a service or one account for everybody", () => {
    const Principal = { Service: "kafka.amazonaws.com", AWS: "111122223333" };
    expect(
      policyIn(JSON.stringify({ Statement: [{ Effect: "Allow", Principal }] }))?.statements[0]?.principals,
    ).toEqual([
      { type: "Service", value: "kafka.amazonaws.com" },
      { type: "AWS", value: "111122223333" },
    ]);
  });

  it("reads conditions one by one, and names of elements in any case", () => {
    const policy = policyIn(
      JSON.stringify({
        statement: [{ EFFECT: "deny", condition: { StringEquals: { "aws:SourceVpce": ["a", "b"], x: "c" } } }],
      }),
    );
    expect(policy?.statements[0]).toMatchObject({
      effect: "Deny",
      conditions: [
        { test: "StringEquals", key: "aws:SourceVpce", values: ["a", "b"] },
        { test: "StringEquals", key: "x", values: ["c"] },
      ],
    });
  });

  it("says so where the text is no JSON, and is none where there is none", () => {
    expect(policyIn("not json")).toEqual({ statements: [], missing: ["The policy is no JSON object."] });
    expect(policyIn("[]")?.missing).toHaveLength(1);
    expect(policyIn(null)).toBeNull();
    expect(policyIn("")).toBeNull();
  });

  it("survives hostile keys and depths", () => {
    const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
    expect(
      policyIn(`{"Statement":[{"Effect":"Allow","__proto__":{"Action":"*"},"Action":${deep}}]}`)?.statements,
    ).toHaveLength(1);
    expect(policyIn('{"Statement":[{"__proto__":{"Action":"*"}}]}')?.statements[0]?.actions).toEqual([]);
  });
});

describe("a policy that the plan knows in part", () => {
  it("is missing as a whole where its text is known after the apply, with what it is made of", () => {
    expect(policyIn(new Unknown(["aws_msk_cluster.orders.arn"]))?.missing).toEqual([
      "The policy is known only after the apply: it is made of aws_msk_cluster.orders.arn.",
    ]);
  });

  it("is read from the blocks of the document that it comes from", () => {
    const policy = policyIn(
      new Unknown(["data.aws_iam_policy_document.d.json"]),
      document({
        effect: null,
        actions: ["kafka-cluster:ReadData"],
        resources: [new Unknown(["aws_msk_cluster.orders.arn"])],
        principals: [{ type: "AWS", identifiers: ["*"] }],
        condition: [{ test: "StringEquals", variable: "aws:SourceVpce", values: ["vpce-1"] }],
      }),
    );
    const [statement] = policy?.statements ?? [];
    expect(statement).toMatchObject({
      effect: "Allow",
      actions: ["kafka-cluster:ReadData"],
      principals: [{ type: "*", value: "*" }],
      conditions: [{ test: "StringEquals", key: "aws:SourceVpce", values: ["vpce-1"] }],
    });
    expect(isUnknown(statement?.resources[0])).toBe(true);
  });

  it("has the statements of the documents that a document merges", () => {
    const policy = policyIn(new Unknown(["data.aws_iam_policy_document.d.json"]), {
      ...document({ actions: ["a:B"] }),
      after: {
        json: new Unknown([]),
        statement: [{ actions: ["a:B"] }],
        source_policy_documents: [JSON.stringify({ Statement: [{ Effect: "Allow", Action: "c:D" }] })],
      },
    });
    expect(policy?.statements.map(({ actions }) => actions)).toEqual([["a:B"], ["c:D"]]);
  });

  it("ends where documents merge one another", () => {
    const policy = policyIn(new Unknown(["data.aws_iam_policy_document.d.json"]), {
      ...document({ actions: ["a:B"] }),
      after: {
        json: new Unknown([]),
        statement: [],
        source_policy_documents: [new Unknown(["data.aws_iam_policy_document.d.json"])],
      },
    });
    expect(policy?.missing).toContain("Policy documents merge one another without an end.");
  });
});

describe("a policy of a synthesized stack", () => {
  it("keeps the text around what is not known", () => {
    const statement = {
      Effect: "Allow",
      Action: "kafka-cluster:*",
      Resource: 'arn:aws:kafka:eu:1:topic/${aws_msk_cluster.o["a"].name}/*',
    };
    const policy = ofStack(JSON.stringify({ Statement: [statement] }).replaceAll('\\"', '"'));
    const [resource] = policy?.statements[0]?.resources ?? [];
    expect(isUnknown(resource) && resource.template).toBe('arn:aws:kafka:eu:1:topic/${aws_msk_cluster.o["a"].name}/*');
    expect(isUnknown(resource) && resource.references).toEqual(['aws_msk_cluster.o["a"].name']);
  });

  it("fills in what the stack tells elsewhere", () => {
    const policy = ofStack(
      JSON.stringify({ Statement: [{ Effect: "Allow", Action: "${var.action}", Resource: "${aws_vpc.v.arn}" }] }),
      {
        variable: { action: { default: "kafka-cluster:Connect" } },
      },
    );
    expect(policy?.statements[0]?.actions).toEqual(["kafka-cluster:Connect"]);
    expect(isUnknown(policy?.statements[0]?.resources[0])).toBe(true);
  });
});
