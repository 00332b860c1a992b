import { type Inventory } from "../../../src/inventory/document/inventory";
import { type PrincipalWords } from "../../../src/inventory/overlay/principal";
import { problemText } from "../../../src/documents/problem";
import { anAcl, anInventory } from "../../builders/inventory";
import { aWave, translationOf, type WaveParts } from "../../builders/wave";

/** The principal map of an overlay: source name to target name. */
const becoming = (names: Readonly<Record<string, string>>): ReadonlyMap<string, PrincipalWords> =>
  new Map(Object.entries(names).map(([principal, target]) => [principal, { target: { principal: target } }]));

function translate(names: Readonly<Record<string, string>>, inventory: Partial<Inventory> = {}, wave: WaveParts = {}) {
  const { target, undecided, problems } = translationOf(aWave(wave), anInventory(inventory), {
    principals: becoming(names),
    placeOf: () => ({ file: "overlay.yaml", line: 7 }),
  });
  return {
    target,
    lines: target.ledger.filter(({ object }) => object.kind === "principal"),
    undecided: undecided.map(problemText),
    problems: problems.map(problemText),
  };
}

const two = { members: { principals: ["User:a", "User:b"] } };
const a = anAcl({ principal: "User:a" });
const b = anAcl({ principal: "User:b", operation: "WRITE" });

describe("the principal map", () => {
  it("leaves the names of those whom nobody maps, without a line", () => {
    const { target, lines } = translate({});
    expect(target.acls).toEqual([anAcl()]);
    expect(lines).toEqual([]);
  });

  it("renames a principal in ACLs, quotas and SCRAM users, with one line for all of it", () => {
    const { target, lines } = translate(
      { "User:billing": "User:invoices" },
      {
        quotas: [{ entity: { user: "billing" }, values: { producer_byte_rate: 1 } }],
        scramUsers: [{ user: "billing", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 4096 }] }],
      },
    );
    expect(target.acls).toEqual([anAcl({ principal: "User:invoices" })]);
    expect(target.quotas).toEqual([{ entity: { user: "invoices" }, values: { producer_byte_rate: 1 } }]);
    expect(target.scramUsers).toEqual([{ user: "invoices", mechanism: "SCRAM-SHA-512", iterations: 4096 }]);
    expect(lines).toMatchObject([
      { change: "principal User:billing", source: "User:billing", target: "User:invoices", rule: "principal-renamed" },
    ]);
    expect(target.permissions).toEqual([]);
  });

  it("gives a certificate's name the name that it has at the target", () => {
    const principal = "User:CN=billing,O=x";
    const wave = { members: { principals: [principal] } };
    const { target } = translate({ [principal]: "User:billing" }, { acls: [anAcl({ principal })] }, wave);
    expect(target.acls).toEqual([anAcl()]);
  });

  it.each([
    ["by the map", { "User:a": "User:t", "User:b": "User:t" }, "principal User:a+User:b merge User:t"],
    ["because one becomes what the other is called", { "User:a": "User:b" }, "principal User:a+User:b merge User:b"],
  ])("never merges two principals %s, unless a person accepts what each gains", (_, names, change) => {
    const { undecided } = translate(names, { acls: [a, b] }, two);
    expect(undecided).toHaveLength(1);
    expect(undecided[0]).toContain(`needs an approval: ${change}`);
    expect(undecided[0]).toContain("User:a gains Allow WRITE on Topic orders");
    expect(undecided[0]).toContain("User:b gains Allow READ on Topic orders");
  });

  it("sees a merge with a principal that is in another wave", () => {
    const { undecided } = translate({ "User:billing": "User:b" }, { acls: [anAcl(), b] });
    expect(undecided).toEqual([expect.stringContaining("principal User:b+User:billing merge User:b")]);
  });

  it("does not take two principals that swap their names for one", () => {
    const { undecided, target } = translate({ "User:a": "User:b", "User:b": "User:a" }, { acls: [a, b] }, two);
    expect(undecided).toEqual([]);
    expect(target.acls.map(({ principal, operation }) => `${principal} ${operation}`).sort()).toEqual([
      "User:a WRITE",
      "User:b READ",
    ]);
  });

  it("merges what a person accepted, and says what each may do that it could not", () => {
    const change = "principal User:a+User:b merge User:t";
    const approvals = [{ change, by: "Jane", reason: "one team", expires: "2027-12-31" }];
    const { target, undecided } = translate(
      { "User:a": "User:t", "User:b": "User:t" },
      { acls: [a, b] },
      { ...two, approvals },
    );
    expect(undecided).toEqual([]);
    expect(target.acls).toHaveLength(2);
    expect(target.permissions).toMatchObject([
      { principal: "User:a", target: "User:t", result: "wider", operations: ["WRITE"], because: [change] },
      { principal: "User:b", target: "User:t", result: "wider", operations: ["READ"], because: [change] },
    ]);
  });

  it("maps nobody to everyone", () => {
    const { problems } = translate({ "User:billing": "User:*" });
    expect(problems).toEqual([
      'overlay.yaml:7  principals["User:billing"].target.principal  User:billing cannot become User:*: ' +
        "User:* stands for everyone who can sign in, and for nobody else.\n  Name one principal for one principal.",
    ]);
  });

  it("keeps everyone everyone, whatever the map says, and says so", () => {
    const everyone = anAcl({ principal: "User:*" });
    const { target, problems } = translate({ "User:*": "User:bob" }, { acls: [anAcl(), everyone] });
    expect(target.acls).toContainEqual(everyone);
    expect(problems).toEqual([expect.stringContaining("User:* cannot become User:bob")]);
  });
});

describe("identities of AWS", () => {
  const role = "arn:aws:iam::111122223333:role/orders";
  const principal = `User:${role}`;
  const policies = {
    iamPolicies: [
      {
        id: "orders",
        principals: [role],
        statements: [
          { effect: "Allow" as const, actions: ["kafka-cluster:ReadData"], resources: ["*"], condition: null },
        ],
      },
    ],
  };

  it("need a name at a target that has ACLs", () => {
    const { problems } = translate({}, policies, { members: { principals: [principal] } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("is an identity of AWS, and Apache Kafka 4.3 knows no such name");
    expect(problems[0]).toContain(`    "${principal}":\n      target: { principal: User:NAME`);
  });

  it("keep their ARN at a target that has IAM", () => {
    const wave = { members: { principals: [principal] }, target: { profile: "msk-serverless" } };
    const { problems } = translate({}, policies, wave);
    expect(problems.filter((problem) => problem.includes("identity of AWS"))).toEqual([]);
  });

  it("get the name that an overlay gives them", () => {
    const { target, problems } = translate({ [principal]: "User:orders" }, policies, {
      members: { principals: [principal] },
    });
    expect(problems).toEqual([]);
    expect(target.acls).toEqual([anAcl({ principal: "User:orders", resourceName: "*" })]);
    expect(target.scramUsers).toEqual([{ user: "orders", mechanism: "SCRAM-SHA-512", iterations: 4096 }]);
  });
});
