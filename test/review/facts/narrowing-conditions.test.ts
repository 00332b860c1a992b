import { type IamPolicy, type PolicyStatement } from "../../../src/review/facts/iam-policy";
import { isNarrowed, isNarrowedWithin } from "../../../src/review/facts/narrowing-conditions";
import { isUnknown, Unknown } from "../../../src/review/plan/value";

function aStatement(parts: Partial<PolicyStatement> = {}): PolicyStatement {
  return {
    sid: null,
    effect: "Allow",
    actions: ["kafka-cluster:*"],
    notActions: [],
    resources: ["*"],
    notResources: [],
    principals: [{ type: "*", value: "*" }],
    notPrincipals: [],
    conditions: [],
    ...parts,
  };
}

function narrowedBy(test: string, key: string, ...values: readonly (string | Unknown)[]): boolean | Unknown {
  return isNarrowed(aStatement({ conditions: [{ test, key, values }] }));
}

test.each([
  ["StringEquals", "aws:PrincipalOrgID", "o-1"],
  ["stringequals", "AWS:sourcevpce", "vpce-1"],
  ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-1/r-1/*"],
  ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*"],
  ["IpAddress", "aws:SourceIp", "10.0.0.0/8"],
  ["StringEquals", "aws:PrincipalTag/team", "billing"],
])("%s of %s with %s keeps strangers out", (name, key, value) => {
  expect(narrowedBy(name, key, value)).toBe(true);
});

test.each([
  ["StringEqualsIfExists", "aws:PrincipalOrgID", "o-1"],
  ["ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-1"],
  ["StringNotEquals", "aws:PrincipalOrgID", "o-1"],
  ["Bool", "aws:SecureTransport", "true"],
  ["StringLike", "aws:PrincipalOrgID", "*"],
  ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/*"],
  ["IpAddress", "aws:SourceIp", "0.0.0.0/0"],
  ["IpAddress", "aws:SourceIp", "128.0.0.0/1"],
  ["IpAddress", "aws:SourceIp", "::/0"],
  ["StringEquals", "aws:RequestedRegion", "eu-central-1"],
])("%s of %s with %s keeps nobody out", (name, key, value) => {
  expect(narrowedBy(name, key, value)).toBe(false);
});

test("one value that means everybody undoes the others", () => {
  expect(narrowedBy("StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/a", "*")).toBe(false);
});

test("a value of another resource is definite, one from nowhere is not known", () => {
  expect(narrowedBy("StringEquals", "aws:SourceVpce", new Unknown(["aws_vpc_endpoint.kafka.id"]))).toBe(true);
  expect(isUnknown(narrowedBy("StringEquals", "aws:SourceVpce", new Unknown(["var.endpoint"])))).toBe(true);
});

test("a Deny of everybody who is not of the organisation narrows every Allow of its policy", () => {
  const allow = aStatement();
  const deny = (parts: Partial<PolicyStatement>): IamPolicy => ({
    statements: [
      allow,
      aStatement({
        effect: "Deny",
        actions: ["*"],
        conditions: [{ test: "StringNotEquals", key: "aws:PrincipalOrgID", values: ["o-1"] }],
        ...parts,
      }),
    ],
    missing: [],
  });
  expect(isNarrowedWithin(deny({}), allow)).toBe(true);
  expect(isNarrowedWithin(deny({ actions: ["kafka-cluster:DeleteTopic"] }), allow)).toBe(false);
  expect(isNarrowedWithin(deny({ principals: [{ type: "AWS", value: "111122223333" }] }), allow)).toBe(false);
  expect(isNarrowedWithin(deny({ conditions: [] }), allow)).toBe(false);
});
