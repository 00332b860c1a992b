import { type Inventory } from "../../../src/inventory/document/inventory";
import { problemText } from "../../../src/documents/problem";
import { anAcl, anInventory } from "../../builders/inventory";
import { aWave, problemsOf, translated, translationOf, type WaveParts } from "../../builders/wave";

type Quota = NonNullable<Inventory["quotas"]>[number];

const values = { producer_byte_rate: 1048576, request_percentage: 12.5 };

const translate = (quotas: Quota[], wave: WaveParts = {}) => translated(aWave(wave), anInventory({ quotas }));

describe("translating quotas", () => {
  it("moves the quota of a wave principal", () => {
    const { quotas, ledger } = translate([{ entity: { user: "billing" }, values }]);
    expect(quotas).toEqual([{ entity: { user: "billing" }, values }]);
    expect(ledger.filter(({ object }) => object.kind === "quota")).toEqual([]);
  });

  it.each<[Quota["entity"], string, string]>([
    [{ user: "audit" }, "quota user=audit", "quota-of-user-outside-wave"],
    [{ user: null }, "quota user=<default>", "quota-of-whole-cluster"],
    [{ "client-id": "reports" }, "quota client-id=reports", "quota-of-whole-cluster"],
    [{ ip: null }, "quota ip=<default>", "quota-of-whole-cluster"],
  ])("leaves %j at the source and says so", (entity, change, rule) => {
    const { quotas, ledger } = translate([{ entity, values }]);
    expect(quotas).toEqual([]);
    expect(ledger.find((line) => line.change === change)).toMatchObject({
      action: "kept-aside",
      source: "producer_byte_rate=1048576, request_percentage=12.5",
      rule,
    });
  });

  it.each([null, "reports"])("asks for an approval to drop a user's quota for client id %s", (clientId) => {
    const quotas = [{ entity: { user: "billing", "client-id": clientId }, values }];
    const [problem] = problemsOf(() => translate(quotas));
    expect(problem).toContain(`needs an approval: quota user=billing,client-id=${clientId ?? "<default>"}`);
  });

  it("moves the quota of an entity once that the inventory lists twice, and puts its keys together", () => {
    const quotas = [
      { entity: { user: "billing" }, values: { producer_byte_rate: 1 } },
      { entity: { user: "billing" }, values: { producer_byte_rate: 1, request_percentage: 5 } },
    ];
    expect(translate(quotas).quotas).toEqual([
      { entity: { user: "billing" }, values: { producer_byte_rate: 1, request_percentage: 5 } },
    ]);
  });

  it("does not choose between two limits of one user", () => {
    const quotas = [1, 2].map((rate) => ({ entity: { user: "billing" }, values: { producer_byte_rate: rate } }));
    expect(problemsOf(() => translate(quotas))).toEqual([
      expect.stringContaining('"User:billing" has the quota producer_byte_rate twice, as 1 and as 2'),
    ]);
  });

  it.each([
    ["producer_byte_rate", 0.5, "producer_byte_rate 0.5 must be a whole number: brokers refuse fractions"],
    ["request_percentage", -1, "request_percentage -1 is no limit: write a number from 0"],
    ["produce_byte_rate", 1, "produce_byte_rate is no quota: brokers know producer_byte_rate"],
    ["connection_creation_rate", 1, "connection_creation_rate is no quota of a user or client id"],
  ])("refuses %s=%s at the principal's line of the wave file", (key, value, rule) => {
    const problems = problemsOf(() =>
      translate([{ entity: { user: "billing" }, values: { ...values, [key]: value } }]),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^wave\.yaml:\d+:\d+ {2}members\.principals\[\d\] {2}"User:billing" has a quota/),
    ]);
    expect(problems[0]).toContain(rule);
    expect(problems[0]).toContain("Correct it at the source and export again");
  });

  it("leaves out what limits nothing", () => {
    expect(translate([{ entity: { user: "billing" }, values: {} }]).quotas).toEqual([]);
  });

  it("tells of another user's quota once that the inventory lists twice", () => {
    const quota = { entity: { user: "audit" }, values };
    expect(translate([quota, quota]).ledger.filter(({ object }) => object.kind === "quota")).toHaveLength(1);
  });
});

describe("quotas of principals that become one", () => {
  const merging = (rates: readonly number[]) =>
    translationOf(
      aWave({ members: { principals: ["User:a", "User:b"] } }),
      anInventory({
        quotas: rates.map((rate, index) => ({
          entity: { user: index === 0 ? "a" : "b" },
          values: { producer_byte_rate: rate },
        })),
        acls: ["User:a", "User:b"].map((principal) => anAcl({ principal })),
      }),
      { principals: new Map(["User:a", "User:b"].map((name) => [name, { target: { principal: "User:t" } }])) },
    );

  it("are one quota, and a line says that they share it", () => {
    const { target, problems } = merging([5, 5]);
    expect(problems).toEqual([]);
    expect(target.quotas).toEqual([{ entity: { user: "t" }, values: { producer_byte_rate: 5 } }]);
    expect(target.ledger.find(({ object }) => object.kind === "quota")).toMatchObject({
      change: "quota user=t shared",
      source: "User:a: producer_byte_rate=5; User:b: producer_byte_rate=5",
      rule: "quota-shared",
    });
  });

  it("must be equal where both limit the same", () => {
    expect(merging([5, 6]).problems.map(problemText)).toEqual([
      expect.stringContaining("has the quota producer_byte_rate=6, and User:a, which becomes User:t as well, has 5"),
    ]);
  });
});

describe("quotas at a target that has none", () => {
  it.each(["msk-serverless", "confluent-cloud"])("are dropped where a person accepts it: %s", (profile) => {
    const { target, undecided } = translationOf(
      aWave({ target: { profile } }),
      anInventory({ quotas: [{ entity: { user: "billing" }, values }] }),
    );
    expect(target.quotas).toEqual([]);
    expect(undecided.map(problemText).filter((text) => text.includes("quota user=billing"))).toHaveLength(1);
  });
});
