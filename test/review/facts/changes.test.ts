import { renamesOf } from "../../../src/review/facts/changes";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";
import { growthOf, inProportion } from "../../growth";

const settings = { partitions: 6, replication_factor: 3 };
const gone = (name: string, more: object = {}): PlannedResourceFacts => ({
  type: "kafka_topic",
  name: `gone_${name.replace(/\W/g, "_")}`,
  before: { name, ...settings, ...more },
  after: null,
});
const made = (name: string, more: object = {}): PlannedResourceFacts => ({
  type: "kafka_topic",
  name: `made_${name.replace(/\W/g, "_")}`,
  after: { name, ...settings, ...more },
});
const renamed = (...resources: readonly PlannedResourceFacts[]) =>
  renamesOf(aPlan(resources)).map(({ from, to, seenAs }) => [from.name, to.name, seenAs]);

describe("renamed topics", () => {
  test("are one resource whose name changes", () => {
    const one: PlannedResourceFacts = {
      type: "kafka_topic",
      action: "replace-delete-first",
      before: { name: "a", ...settings },
      after: { name: "b", ...settings },
    };
    expect(renamed(one)).toEqual([["a", "b", "one resource"]]);
  });

  test.each([
    ["orders.v1", "orders.v2"],
    ["orders", "Orders_v2"],
    ["payments-audit", "payment-audit"],
  ])("are most likely %s and %s", (from, to) => {
    expect(renamed(gone(from), made(to))).toEqual([[from, to, "two resources"]]);
  });

  test("are none with other partitions or configs", () => {
    expect(renamed(gone("orders.v1"), made("orders.v2", { partitions: 12 }))).toEqual([]);
    expect(renamed(gone("orders.v1"), made("orders.v2", { config: { "retention.ms": "1" } }))).toEqual([]);
  });

  test("are none with names that have nothing in common", () => {
    expect(renamed(gone("orders.v1"), made("inventory-changes"))).toEqual([]);
  });

  test("are none where a topic is replaced under its own name", () => {
    const one: PlannedResourceFacts = {
      type: "kafka_topic",
      action: "replace-delete-first",
      before: { name: "a", partitions: 12 },
      after: { name: "a", partitions: 6 },
    };
    expect(renamed(one)).toEqual([]);
  });

  test("are found with work in proportion", () => {
    const finding = (count: number): (() => void) => {
      const many = Array.from({ length: count }, (_, at) => [
        gone(`old-topic-${String(at)}-x`),
        made(`made-topic-${String(at)}-y`),
      ]);
      const plan = aPlan(many.flat());
      return () => void renamesOf(plan);
    };
    expect(growthOf(1_500, finding)).toBeLessThan(inProportion);
  });
});
