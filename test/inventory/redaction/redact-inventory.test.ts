import fc from "fast-check";
import { z } from "zod";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Inventory, inventorySchema } from "../../../src/inventory/document/inventory";
import { redactInventory } from "../../../src/inventory/redaction/redact-inventory";
import { isSecretKey } from "../../../src/inventory/redaction/secret-keys";
import { anyDocument } from "../../builders/any-document";
import { aTopic, anInventory } from "../../builders/inventory";
import { growthOf, inProportion } from "../../growth";
import { plantedSecrets } from "./planted-secrets";

/** An inventory that has everything, and this text wherever any text may stand. */
function planted(text: string, keys: readonly string[] = ["some.key"]): Inventory {
  const whole = anyDocument(inventorySchema, {
    whole: true,
    text: fc.constant(text),
    keys: fc.constantFrom(...keys),
  });
  return inventorySchema.parse(fc.sample(whole, { numRuns: 1, seed: 4 })[0]);
}

function count(whole: string, part: string): number {
  return whole.split(part).length - 1;
}

describe("an inventory with secrets", () => {
  it.each(plantedSecrets)("has none left where a $shape was written wherever text may stand", ({ text, secret }) => {
    const before = planted(text);
    expect(count(JSON.stringify(before), JSON.stringify(secret).slice(1, -1))).toBeGreaterThan(60);
    const after = redactInventory(before);
    expect(JSON.stringify(after)).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(after.redactions.length).toBeGreaterThan(60);
    expect(inventorySchema.parse(after)).toEqual(after);
  });

  it("has none left in the keys of free maps", () => {
    const secret = "16C7e42F292c6912E7710c838347Ae178B4a";
    const after = redactInventory(planted("x", [`ghp_${secret}`, `header.ghp_${secret}`]));
    expect(JSON.stringify(after)).not.toContain(secret);
  });

  it("has none left in free maps under a key that names one, however plain", () => {
    const { connectClusters, cluster, conflicts, topics } = planted("plain-summer", ["ssl.key.password"]);
    const before = { ...anInventory(), connectClusters, cluster, topics };
    expect(JSON.stringify([before.cluster.brokerConfigs, before.topics[0]?.configs])).toContain("plain-summer");
    const after = redactInventory(before);
    expect(after.cluster.brokerConfigs?.["ssl.key.password"]?.value).toBe("[redacted]");
    expect(after.topics[0]?.configs?.["ssl.key.password"]?.value).toBe("[redacted]");
    expect(after.connectClusters?.[0]?.connectors?.[0]?.config).toEqual({ "ssl.key.password": "[redacted]" });
    const conflict = { ...conflicts[0]!, path: 'cluster.brokerConfigs["ssl.key.password"]' };
    const [told] = redactInventory(anInventory({ conflicts: [conflict] })).conflicts;
    expect([told?.kept.value, told?.other.value]).toEqual(["[redacted]", "[redacted]"]);
  });

  it("tells where something was taken out, by natural ids", () => {
    const inventory = anInventory({
      topics: [aTopic({ name: "orders.v1", own: { "confluent.key.password": "summer" } })],
      unknowns: [{ path: "acls", error: "X", message: "https://example:x9y8@registry.example said no" }],
    });
    const { redactions, unknowns } = redactInventory(inventory);
    expect(redactions).toEqual([
      { path: 'topics["orders.v1"].configs["confluent.key.password"].value', because: "key" },
      { path: "unknowns[0].message", because: "value" },
    ]);
    expect(unknowns[0]?.message).toBe("https://registry.example said no");
  });

  it("is not changed by doing it again, nor is the first one changed", () => {
    const before = planted(plantedSecrets[6]!.text);
    const copy = structuredClone(before);
    const after = redactInventory(before);
    expect(before).toEqual(copy);
    expect(redactInventory(after)).toBe(after);
  });
});

describe("an inventory without secrets", () => {
  it("comes back as it is, a real one and ten thousand made-up words", () => {
    const real = inventorySchema.parse(
      JSON.parse(readFileSync(join(__dirname, "../../../examples/rehearsal/inventory.json"), "utf8")),
    );
    expect(redactInventory(real)).toBe(real);
    fc.assert(
      fc.property(anyDocument(inventorySchema, { text: fc.stringMatching(/^[a-z][a-z0-9._-]{0,30}$/) }), (document) => {
        const inventory = inventorySchema.parse(document);
        return redactInventory(inventory) === inventory;
      }),
      { numRuns: 200 },
    );
  });

  it("of many topics is work in proportion", () => {
    const growth = growthOf(2_500, (count) => {
      const topics = Array.from({ length: count }, (_, index) => aTopic({ name: `team-${String(index)}.orders.v1` }));
      const inventory = anInventory({ topics });
      return () => expect(redactInventory(inventory)).toBe(inventory);
    });
    expect(growth).toBeLessThan(inProportion);
  });
});

describe("the inventory's own fields", () => {
  function fieldsOf(schema: object): readonly string[] {
    const json = JSON.stringify(schema);
    return [...json.matchAll(/"(\w+)":\{"(?:type":"string"|anyOf":\[\{"type":"string")/g)].map(
      (match) => match[1] ?? "",
    );
  }

  it("have no name that makes their text a secret", () => {
    const fields = fieldsOf(z.toJSONSchema(inventorySchema));
    expect(fields).toContain("resourceName");
    expect(fields.filter(isSecretKey)).toEqual([]);
  });
});
