import { assess } from "../../src/inventory/completeness/assess";
import { type Gate } from "../../src/inventory/completeness/question";
import { statusOf } from "../../src/inventory/completeness/status";
import { type Inventory } from "../../src/inventory/document/inventory";
import { completenessRenderers } from "../../src/report/completeness/table";
import { anInventory, aTopic } from "../builders/inventory";
import { anOverlay, applied } from "../builders/overlay";

type Words = Parameters<typeof anOverlay>[0];

function status(parts: Partial<Inventory>, words: Words = {}, gate: Gate | null = null) {
  const inventory = anInventory(parts);
  const { people, findings } = applied(inventory, anOverlay(words));
  return statusOf(assess(inventory, people, findings), {
    file: "inventory.json",
    inventory,
    overlays: ["o.yaml"],
    gate,
  });
}

function text(parts: Partial<Inventory>, words: Words = {}, gate: Gate | null = null): string {
  return completenessRenderers.text(status(parts, words, gate), { colour: false, width: 120 });
}

describe("the status of an inventory as text", () => {
  it("tells the grant that would make something known, and why it is not", () => {
    const told = text({
      topics: [aTopic({ configs: null }), aTopic({ name: "payments", configs: null })],
      unknowns: [
        {
          path: "topics[*].configs",
          error: "TOPIC_AUTHORIZATION_FAILED",
          message: "The principal may not read configs.",
          grantNeeded: "DESCRIBE_CONFIGS on Topic *",
        },
      ],
    });
    expect(told).toContain("  topics.configs  orders, payments  → an export with one more right\n");
    expect(told.replaceAll(/\s+/g, " ")).toContain(
      "TOPIC_AUTHORIZATION_FAILED: The principal may not read configs. Grant DESCRIBE_CONFIGS on Topic *.",
    );
  });

  it("names the first of many objects and counts the rest", () => {
    const topics = Array.from({ length: 1_500 }, (_, index) => aTopic({ name: `t${String(index)}` }));
    expect(text({ topics })).toContain("topics.owner  t0, t1, t2 and 1,497 more  → platform team");
  });

  it("never says 100 % while something is open", () => {
    const topics = Array.from({ length: 300 }, (_, index) =>
      aTopic({ name: `t${String(index)}`, sizeBytes: index === 7 ? null : 1 }),
    );
    const row = text({ topics }, { topics: { "*": { replicate: "replay" } } })
      .split("\n")
      .find((line) => line.startsWith("topics  "));
    expect(row).not.toContain("100%");
    expect(row).toContain("66%");
  });

  it("counts what the inventory itself tells a person to look at", () => {
    const told = { value: "1", source: "a" };
    const noted = text({
      conflicts: [{ path: "x", kept: told, other: told }],
      leftOut: [1, 2].map((line) => ({ source: "a", path: `line ${String(line)}`, reason: "?" })),
      redactions: [{ path: "y", because: "key" as const }],
    });
    expect(noted).toContain(
      "The inventory itself tells of 1 conflict between sources, 2 things left out by importers, 1 value redacted.",
    );
    expect(text({})).not.toContain("The inventory itself");
  });

  it("tells findings of overlays with their places", () => {
    expect(text({}, { groups: { biling: {} } })).toContain(
      '! 1 finding in overlays\n  OVERLAY_MATCHES_NOTHING  overlay.yaml:4\n      groups "biling" is not in the inventory (nearest: "billing").',
    );
  });

  it("fits the width of the terminal", () => {
    const lines = text({
      topics: Array.from({ length: 40 }, (_, index) => aTopic({ name: `t${String(index)}` })),
    }).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});

describe("the status of an inventory as JSON", () => {
  it("is the whole status", () => {
    const whole = status({}, {}, "freeze");
    expect(JSON.parse(completenessRenderers.json(whole))).toEqual(JSON.parse(JSON.stringify(whole)));
    expect(whole.gate).toBe("freeze");
  });
});
