import { productionOverlay } from "../../../src/rehearsal/production/overlay";
import { rehearsalConfiguration, rehearsalSuppressions } from "../../../src/rehearsal/production/review";
import { productionTopics } from "../../../src/rehearsal/production/topics";
import { rehearsalPrincipals } from "../../../src/rehearsal/app";
import { configurationSchema } from "../../../src/review/policy/document";
import { rules } from "../../../src/review/rules/catalogue";
import { suppressionsSchema } from "../../../src/review/suppressions/document";

describe("what the rehearsal's people decided about reviews", () => {
  it("names everyone who works on the wave, and no application", () => {
    const { platformPrincipals, replicatorPrincipals } = configurationSchema.parse(rehearsalConfiguration).review;
    expect([...platformPrincipals, ...replicatorPrincipals].sort()).toEqual(Object.values(rehearsalPrincipals).sort());
  });

  it("turns no rule off, and fails from the usual severity on", () => {
    const { severities, failOn } = configurationSchema.parse(rehearsalConfiguration).review;
    expect({ severities, failOn }).toEqual({ severities: {}, failOn: "medium" });
  });

  it("accepts one finding of a rule that there is, for thirty days, by somebody who approves things", () => {
    const { suppressions } = suppressionsSchema.parse(rehearsalSuppressions(new Date("2027-01-15T10:00:00Z")));
    const approvers = Object.values(productionOverlay.owners ?? {}).map((owner) => owner?.approver);
    expect(suppressions.map(({ rule, expires }) => [rule, expires])).toEqual([["min-insync-one", "2027-02-14"]]);
    expect(rules.map(({ name }) => name)).toContain(suppressions[0]?.rule);
    expect(approvers).toContain(suppressions[0]?.owner);
  });

  it("accepts what the source really has", () => {
    const topic = productionTopics.find(({ name }) => name === "orders.v2");
    expect(topic?.configs["min.insync.replicas"]).toBe("1");
  });
});
