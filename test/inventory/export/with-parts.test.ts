import { assembleInventory } from "../../../src/inventory/export/assemble-inventory";
import { type ExportedPart, withParts } from "../../../src/inventory/export/with-parts";
import { sourceFacts } from "../../builders/source-facts";

const kafka = assembleInventory(sourceFacts(), {
  now: new Date("2026-03-01T12:00:00Z"),
  exporterVersion: "1.2.3",
  address: "b-1:9094",
});

const registry: ExportedPart = {
  fields: { schemas: { registries: [], subjects: [] } },
  sources: [{ id: "registry", format: "schema-registry", name: "https://registry", takenAt: null }],
  unknowns: [{ path: 'schemas.subjects["a"].mode', error: "HTTP_404", message: "The registry does not tell it." }],
  redactions: [{ path: "schemas", because: "value" }],
};

function notedAt(path: string, parts: readonly ExportedPart[]): string | undefined {
  return withParts(kafka, parts).unknowns.find((unknown) => unknown.path === path)?.error;
}

describe("an export with other systems beside Kafka", () => {
  it("says of what nobody asked for which option would ask", () => {
    expect(notedAt("schemas", [])).toBe("NOT_ASKED");
    expect(kafka.unknowns.find(({ path }) => path === "schemas")?.message).toContain("--registry");
    expect(kafka.unknowns.find(({ path }) => path === "connectClusters")?.message).toContain("--connect");
  });

  it("holds what they told, whence it is, and no longer that nobody asked", () => {
    const inventory = withParts(kafka, [registry]);
    expect(inventory.schemas).toEqual({ registries: [], subjects: [] });
    expect(inventory.sources.map(({ id }) => id)).toEqual(["kafka", "registry"]);
    expect(inventory.provenance).toEqual([{ path: "schemas", source: "registry" }]);
    expect(inventory.redactions).toEqual(registry.redactions);
    expect(notedAt("schemas", [registry])).toBeUndefined();
    expect(notedAt('schemas.subjects["a"].mode', [registry])).toBe("HTTP_404");
    expect(notedAt("connectClusters", [registry])).toBe("NOT_ASKED");
  });

  it("keeps the reason of one that could not be read", () => {
    const failed: ExportedPart = {
      ...registry,
      fields: { schemas: null },
      unknowns: [{ path: "schemas", error: "ECONNREFUSED", message: "Nothing listens there." }],
    };
    expect(withParts(kafka, [failed]).schemas).toBeNull();
    expect(notedAt("schemas", [failed])).toBe("ECONNREFUSED");
  });
});
