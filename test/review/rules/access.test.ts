import { MigrationWaveStack } from "../../../src/constructs/stacks/migration-wave";
import { lacks } from "../../../src/review/findings-of";
import { type Knowledge } from "../../../src/review/knowledge";
import { type Plan } from "../../../src/review/plan/plan";
import { planOf } from "../../../src/review/plan/plan-of";
import { Unknown } from "../../../src/review/plan/value";
import { accessRules } from "../../../src/review/rules/access/catalogue";
import { caseAcl, caseSource } from "../../../src/review/rules/access/case-acls";
import { type LedgerLine } from "../../../src/target/ledger";
import { aclText } from "../../../src/target/translation/access/acl-text";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan } from "../../builders/plan";
import { aTargetWave, aWaveStack, synthesizedApp } from "../../builders/synthesized";

function seenIn(plan: Plan, known: Knowledge = aKnowledge()): readonly string[] {
  return accessRules
    .filter((rule) => lacks(rule, known).length === 0)
    .flatMap((rule) => [...rule.find(plan, known)].map(({ seen }) => `${rule.name}: ${seen}`));
}

function aKafkaAcl(after: Readonly<Record<string, string | Unknown>> = {}): Plan {
  const written = {
    acl_principal: "User:billing",
    acl_host: "*",
    acl_operation: "Write",
    acl_permission_type: "Allow",
    resource_type: "Topic",
    resource_name: "billing.invoices",
  };
  return aPlan([{ type: "kafka_acl", after: { ...written, ...after } }]);
}

describe("a wave that this package synthesized", () => {
  const acls = [
    caseAcl({ resourceName: "orders" }),
    caseAcl({ resourceName: "orders", operation: "READ" }),
    caseAcl({ resourceType: "GROUP", resourceName: "billing", operation: "READ" }),
  ];
  const wave = aTargetWave({ acls });
  const plan = (): Plan =>
    planOf(
      JSON.parse(synthesizedApp((app) => new MigrationWaveStack(app, "w01-orders", aWaveStack({ wave }))).text),
      "cdk.tf.json",
    );

  it("has nothing to find, whether the wave is known or not", () => {
    expect(seenIn(plan())).toEqual([]);
    expect(seenIn(plan(), aKnowledge({ wave, ledger: wave.ledger, source: caseSource(...acls) }))).toEqual([]);
  });

  it("has rights that are missing as soon as the wave has more of them", () => {
    const more = { ...wave, acls: [...acls, caseAcl({ operation: "DELETE" })] };
    expect(seenIn(plan(), aKnowledge({ wave: more, ledger: more.ledger, source: caseSource(...acls) }))).toEqual([
      "source-grant-lost: User:billing loses Allow DELETE on Topic billing.invoices.",
    ]);
  });
});

describe("a line of the ledger that somebody accepted", () => {
  const everyone = caseAcl({ principal: "User:*" });
  const line = (approval: LedgerLine["approval"]): LedgerLine => ({
    change: "acl User:*",
    object: { kind: "acl", name: "User:*" },
    field: "principal",
    action: "noted",
    source: aclText(everyone),
    target: aclText(everyone),
    reason: "everyone who can log in at the target gets it",
    rule: "acl-for-everyone",
    approval,
  });
  const plan = aKafkaAcl({ acl_principal: "User:*" });
  const accepted = { needed: true, by: "security@example.com", reason: "public data", expires: "2026-12-31" } as const;

  it("covers the right that it is about until its last day", () => {
    expect(seenIn(plan, aKnowledge({ ledger: [line(accepted)], today: "2026-12-31" }))).toEqual([]);
  });

  it.each([
    ["after that day", { ledger: [line(accepted)], today: "2027-01-01" }],
    ["where nobody accepted it", { ledger: [line({ needed: true, by: null })] }],
    ["where it is about another right", { ledger: [{ ...line(accepted), target: aclText(caseAcl()) }] }],
  ])("covers nothing %s", (_, known) => {
    expect(seenIn(plan, aKnowledge(known))).toEqual([
      "acl-for-everyone: User:*: Allow WRITE on Topic billing.invoices: that is everyone.",
    ]);
  });
});

describe("what is not known", () => {
  it("is told with what it is made of", () => {
    expect(seenIn(aKafkaAcl({ acl_principal: new Unknown(["random_pet.name.id"]) }))).toEqual([
      "grant-not-resolved: Not known before the apply: the principal: made of random_pet.name.id.",
    ]);
  });

  it("does not matter of a host: it narrows at most", () => {
    expect(seenIn(aKafkaAcl({ acl_host: new Unknown(["aws_instance.a.private_ip"]) }))).toEqual([]);
  });
});
