import { type Acl } from "../../../src/kafka/acl";
import { grantText } from "../../../src/kafka/acl-text";
import { grantsOf } from "../../../src/review/facts/grants";
import { compareGrants } from "../../../src/review/grants/compare-grants";
import { type GrantReport } from "../../../src/review/grants/grant-report";
import { type Knowledge } from "../../../src/review/knowledge";
import { type Plan } from "../../../src/review/plan/plan";
import { defaultPolicy } from "../../../src/review/policy/policy";
import { caseAcl, caseSource } from "../../../src/review/rules/access/case-acls";
import { caseWave } from "../../../src/review/rules/access/case-wave";
import { type LedgerLine } from "../../../src/target/ledger";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";
import { growthOf, inProportion } from "../../growth";

/** A plan that writes these ACLs, each in a block of its own: `kafka_acl.a0`, `kafka_acl.a1` … */
function planOf(acls: readonly Acl[], ...others: readonly PlannedResourceFacts[]): Plan {
  return aPlan([
    ...acls.map((acl, index) => ({
      type: "kafka_acl",
      name: `a${String(index)}`,
      after: {
        acl_principal: acl.principal,
        acl_host: acl.host,
        acl_operation: acl.operation,
        acl_permission_type: acl.permission,
        resource_type: acl.resourceType,
        resource_name: acl.resourceName,
        resource_pattern_type_filter: acl.patternType,
      },
    })),
    ...others,
  ]);
}

function reported(acls: readonly Acl[], known: Partial<Knowledge>): GrantReport {
  const report = compareGrants(planOf(acls), aKnowledge(known));
  if (report === null) throw new Error("no report");
  return report;
}

function linesOf(report: GrantReport): readonly string[] {
  const text = (acl: Acl | null): string => (acl === null ? "nothing" : grantText(acl));
  return report.principals.flatMap(({ principal, grants }) =>
    grants.map(({ source, target, result }) => `${principal} ${result}: ${text(source)} → ${text(target)}`),
  );
}

const write = caseAcl();
const read = caseAcl({ operation: "READ" });
const prefix = caseAcl({ resourceName: "billing.", patternType: "PREFIXED" });

test("applications come first; the platform's own and replicators' rights are told as theirs", () => {
  const grants = [
    caseAcl({ principal: "User:admin" }),
    caseAcl({ principal: "User:copier", resourceName: "mm2-offsets.src.internal" }),
    caseAcl({ principal: "User:zebra" }),
  ];
  const report = reported(grants, { policy: { ...defaultPolicy, platformPrincipals: ["User:admin"] } });
  expect(report.principals.map(({ principal, serves }) => [principal, serves])).toEqual([
    ["User:zebra", "application"],
    ["User:admin", "platform"],
    ["User:copier", "replication"],
  ]);
});

describe("against the ACLs of a source", () => {
  const against =
    (...source: readonly Acl[]) =>
    (...target: readonly Acl[]): readonly string[] =>
      linesOf(reported(target, { source: caseSource(...source) }));

  it("the same is the same", () => {
    expect(against(write)(write)).toEqual([
      "User:billing same: Allow WRITE on Topic billing.invoices → Allow WRITE on Topic billing.invoices",
    ]);
  });

  it("a prefix in place of a name is wider, and a name in place of a prefix narrower", () => {
    expect(against(write)(prefix)).toEqual([
      "User:billing wider: Allow WRITE on Topic billing.invoices → Allow WRITE on Topic billing.*",
    ]);
    expect(against(prefix)(write)).toEqual([
      "User:billing narrower: Allow WRITE on Topic billing.* → Allow WRITE on Topic billing.invoices",
    ]);
  });

  it("tells every source right that one prefix takes in", () => {
    const other = caseAcl({ resourceName: "billing.refunds" });
    expect(against(write, other)(prefix)).toEqual([
      "User:billing wider: Allow WRITE on Topic billing.invoices → Allow WRITE on Topic billing.*",
      "User:billing wider: Allow WRITE on Topic billing.refunds → Allow WRITE on Topic billing.*",
    ]);
  });

  it("a broader operation is wider, and what an operation implies is the same", () => {
    expect(against(read)(caseAcl({ operation: "ALL" }))).toEqual([
      "User:billing wider: Allow READ on Topic billing.invoices → Allow ALL on Topic billing.invoices",
    ]);
    expect(against(read)(read, caseAcl({ operation: "DESCRIBE" }))).toContain(
      "User:billing same: Allow READ on Topic billing.invoices → Allow DESCRIBE on Topic billing.invoices",
    );
  });

  it("any host in place of one is wider", () => {
    expect(against({ ...write, host: "10.0.0.7" })(write)).toEqual([
      "User:billing wider: Allow WRITE on Topic billing.invoices from 10.0.0.7 → Allow WRITE on Topic billing.invoices",
    ]);
  });

  it("what everyone has at the source is no news to anybody", () => {
    expect(against({ ...write, principal: "User:*" })(write)[0]).toMatch(/^User:billing narrower/);
  });

  it("another topic is new, and so is another principal", () => {
    const payments = caseAcl({ resourceName: "payments" });
    expect(against(write)(write, payments)[1]).toBe("User:billing new: nothing → Allow WRITE on Topic payments");
    expect(against(write)({ ...write, principal: "User:x" })).toEqual([
      "User:x new: nothing → Allow WRITE on Topic billing.invoices",
    ]);
  });

  it("what a principal of the plan has at the source and not in the plan is lost", () => {
    expect(against(write, read)(write)).toContain("User:billing lost: Allow READ on Topic billing.invoices → nothing");
  });

  it("does not miss rights on topics that the plan does not move", () => {
    const elsewhere = caseAcl({ resourceName: "payments" });
    const plan = planOf([write], {
      type: "kafka_topic",
      after: { name: "billing.invoices", partitions: 1, replication_factor: 3 },
    });
    const report = compareGrants(plan, aKnowledge({ source: caseSource(write, read, elsewhere) }));
    expect(report?.counts).toEqual({ same: 1, narrower: 0, wider: 0, new: 0, lost: 1 });
  });

  it("a DENY that is missing is lost, a new one narrows", () => {
    const deny = caseAcl({ permission: "DENY", operation: "READ" });
    expect(against(write, deny)(write)).toContain("User:billing lost: Deny READ on Topic billing.invoices → nothing");
    expect(against(write)(write, deny)).toContain(
      "User:billing narrower: nothing → Deny READ on Topic billing.invoices",
    );
    expect(against(write, deny)(write, deny).every((line) => line.includes(" same:"))).toBe(true);
  });

  it("tells the difference as effective permissions", () => {
    const [principal] = reported([prefix], { source: caseSource(write) }).principals;
    expect(principal?.permissions).toEqual([
      {
        principal: "User:billing",
        target: "User:billing",
        resourceType: "TOPIC",
        resources: ["billing.*"],
        hosts: ["*"],
        result: "new",
        operations: ["WRITE", "DESCRIBE"],
        because: [],
      },
    ]);
  });
});

describe("against a wave", () => {
  const renamed: LedgerLine = {
    change: "principal User:billing",
    object: { kind: "principal", name: "User:billing" },
    field: "name",
    action: "changed",
    source: "User:billing",
    target: "User:finance",
    reason: "the principal map says so",
    rule: "principal-renamed",
    approval: { needed: false },
  };

  it("shows a renamed principal beside the one that it was", () => {
    const wave = { ...caseWave({ ...write, principal: "User:finance" }), ledger: [renamed] };
    const report = reported([{ ...write, principal: "User:finance" }], { wave, source: caseSource(write) });
    expect(report.comparedWith).toBe("the wave w01-billing");
    expect(report.principals).toEqual([
      {
        principal: "User:finance",
        serves: "application",
        sources: ["User:billing"],
        grants: [
          {
            source: write,
            target: { ...write, principal: "User:finance" },
            result: "same",
            address: "kafka_acl.a0",
            accepted: null,
          },
        ],
        permissions: [],
      },
    ]);
  });

  it("misses every right of the wave, also of principals that the plan grants nothing", () => {
    const report = reported([write], { wave: caseWave(write, { ...read, principal: "User:audit" }) });
    expect(linesOf(report)).toContain("User:audit lost: Allow READ on Topic billing.invoices → nothing");
  });

  it("tells what the translation left behind, and who accepted it for how long", () => {
    const line: LedgerLine = {
      change: "acl …",
      object: { kind: "acl", name: "User:billing|*|READ|DENY|TOPIC|billing.invoices|LITERAL" },
      field: "*",
      action: "dropped",
      source: "DENY READ …",
      target: null,
      reason: "the target knows no ACLs that refuse",
      rule: "acl-target-takes-no-deny",
      approval: { needed: true, by: "security@example.com", reason: "as agreed", expires: "2027-01-31" },
    };
    const lost = (today: string): unknown =>
      compareGrants(planOf([write]), aKnowledge({ today, wave: { ...caseWave(write), ledger: [line] } }))?.principals[0]
        ?.grants[1];
    expect(lost("2027-01-31")).toEqual({
      source: caseAcl({ operation: "READ", permission: "DENY" }),
      target: null,
      result: "lost",
      address: null,
      accepted: "security@example.com until 2027-01-31",
    });
    expect(lost("2027-02-01")).toMatchObject({ accepted: null });
  });
});

describe("without anything to compare with", () => {
  it("lists what is granted as new", () => {
    const report = reported([write], {});
    expect(report.comparedWith).toBeNull();
    expect(report.counts.new).toBe(1);
    expect(report.principals[0]?.permissions).toEqual([]);
  });

  it("has nothing to say of a plan without grants", () => {
    expect(compareGrants(planOf([]), aKnowledge())).toBeNull();
    expect(compareGrants(planOf([]), aKnowledge({ wave: caseWave(write) }))).toBeNull();
  });
});

describe("many ACLs", () => {
  const many = (count: number, make: (index: number) => Partial<Acl>): readonly Acl[] =>
    Array.from({ length: count }, (_, index) => caseAcl({ resourceName: `t${String(index)}`, ...make(index) }));

  test.each([
    ["of 500 principals, every tenth one wider", (index: number) => ({ principal: `User:p${String(index % 500)}` })],
    ["of one principal", () => ({})],
    [
      "of one principal, prefixes within prefixes",
      (index: number) => ({ resourceName: "x".repeat(index % 40) + String(index), patternType: "PREFIXED" as const }),
    ],
  ])("%s are compared with work in proportion", (_, make) => {
    const comparing = (count: number): (() => void) => {
      const source = many(count, make);
      const target = source.map((acl, index): Acl => (index % 10 === 0 ? { ...acl, operation: "ALL" } : acl));
      const plan = planOf(target);
      // Reading the plan is another work.
      grantsOf(plan);
      return () => {
        const report = compareGrants(plan, aKnowledge({ source: caseSource(...source) }));
        expect(report?.counts).toMatchObject({ same: count * 0.9, wider: count * 0.1 });
      };
    };
    const works = new Map([5_000, 20_000].map((count) => [count, comparing(count)]));
    expect(growthOf(5_000, (count) => works.get(count)!)).toBeLessThan(inProportion);
  });
});
