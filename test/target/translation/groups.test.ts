import { type InventoryGroup } from "../../../src/inventory/document/inventory";
import { aGroup, anInventory, aTopic } from "../../builders/inventory";
import { aWave, problemsOf, translated, type WaveParts } from "../../builders/wave";

const topics = [aTopic({ name: "orders" }), aTopic({ name: "payments" })];
const translate = (groups: InventoryGroup[], wave: WaveParts = {}) =>
  translated(aWave(wave), anInventory({ topics, groups }));

describe("translating groups", () => {
  it("resumes a group on the topics that it committed offsets for", () => {
    expect(translate([aGroup()]).groups).toEqual([{ groupId: "billing", topics: ["orders"], replayTolerance: 0 }]);
  });

  it("takes the group's own replay tolerance before the one for all", () => {
    const tolerance = (replayTolerance: Record<string, number>) =>
      translate([aGroup()], { replayTolerance }).groups[0]?.replayTolerance;
    expect(tolerance({ "*": 5, billing: 100 })).toBe(100);
    expect(tolerance({ "*": 5 })).toBe(5);
  });

  it("names groups outside the wave that read its topics", () => {
    const { groups, ledger } = translate([aGroup(), aGroup({ groupId: "audit", reads: ["orders", "payments"] })]);
    expect(groups).toHaveLength(1);
    expect(ledger.find(({ change }) => change === "group audit")).toMatchObject({
      action: "kept-aside",
      source: "orders",
    });
  });

  it("notes a group without offsets and one with offsets for a topic that is gone", () => {
    expect(translate([aGroup({ reads: [] })]).ledger.map(({ rule }) => rule)).toContain("group-without-offsets");
    const { groups, ledger } = translate([aGroup({ reads: ["orders", "gone"] })]);
    expect(groups[0]?.topics).toEqual(["orders"]);
    expect(ledger.map(({ rule }) => rule)).toContain("group-offsets-of-unknown-topic");
  });

  it("asks for an approval to move a share group, whose position replication cannot carry", () => {
    expect(problemsOf(() => translate([aGroup({ type: "share", reads: [] })]))).toEqual([
      expect.stringMatching(/^wave\.yaml:8:7 {2}members\.groups\[0\] {2}"billing" needs an approval/),
    ]);
  });
});
