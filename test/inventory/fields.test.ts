import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { documentKinds, schemaOfKind } from "../../src/cli/schemas/catalogue";
import { fieldTable } from "../../src/cli/schemas/field-table";
import { fieldsOf } from "../../src/documents/fields";
import { jsonSchemaOf } from "../../src/documents/json-schema";

describe("the table of all fields", () => {
  it("is up to date (npm run schemas)", () => {
    expect(readFileSync(join(__dirname, "../../src/inventory/fields.md"), "utf8")).toBe(fieldTable());
  });

  it.each(documentKinds)("says of every field of $kind what it is", (kind) => {
    const fields = fieldsOf(schemaOfKind(kind));
    expect(fields.length).toBeGreaterThan(7);
    expect(fields.filter(({ description }) => description === "").map(({ path }) => path)).toEqual([]);
    expect(fields.filter(({ type }) => type.includes("anything")).map(({ path }) => path)).toEqual([]);
  });
});

describe("the fields of a document", () => {
  const schema = z.strictObject({
    name: z.string().describe("Its name."),
    kinds: z.array(z.strictObject({ kind: z.enum(["a", "b"]).nullable() })).default([]),
    limits: z.record(z.string(), z.number().int()).optional(),
    either: z.union([z.literal("any"), z.strictObject({ at: z.iso.date() })]).optional(),
  });
  const fields = fieldsOf(jsonSchemaOf(schema, { kind: "Thing", title: "A thing" }));

  it("are told with their places, types and defaults", () => {
    expect(fields.map(({ path, type, default: value, required }) => [path, type, value, required])).toEqual([
      ["name", "text", undefined, true],
      ["kinds", "list of map", "[]", false],
      ["kinds[].kind", "one of a, b or null", undefined, true],
      ["limits", "map of whole number", undefined, false],
      ["either", '"any" or map', undefined, false],
      ["either.at", "day", undefined, true],
    ]);
    expect(fields[0]?.description).toBe("Its name.");
  });
});
