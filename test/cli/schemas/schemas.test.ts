import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { documentKinds, schemaOfKind } from "../../../src/cli/schemas/catalogue";
import { anyDocument } from "../../builders/any-document";
import { anInventory } from "../../builders/inventory";
import { kafkaByoc } from "../run-cli";

const repository = resolve(__dirname, "..", "..", "..");

/** A validator that knows nothing but the published text. */
function validatorOf(name: string): z.ZodType {
  const kind = documentKinds.find((known) => known.name === name);
  if (kind === undefined) throw new Error(name);
  return z.fromJSONSchema(JSON.parse(JSON.stringify(schemaOfKind(kind))));
}

describe("the JSON Schema", () => {
  it.each(documentKinds)("of $kind takes what the product takes", ({ name, schema }) => {
    const validator = validatorOf(name);
    fc.assert(
      fc.property(anyDocument(schema), (document) => {
        if (!schema.safeParse(document).success) return;
        expect(validator.safeParse(document).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each(documentKinds)("of $kind names its dialect, itself and its title", (kind) => {
    const { $schema, $id, title } = schemaOfKind(kind);
    expect($schema).toContain("/draft/2020-12/schema");
    expect($id).toBe(`urn:kafka-byoc:v1:${kind.kind}`);
    expect(title).toBe(kind.title);
  });

  it("of an inventory takes a good one and refuses bad ones", () => {
    const validator = validatorOf("inventory");
    const good = anInventory();
    expect(validator.safeParse(good).success).toBe(true);
    const bad: readonly unknown[] = [
      { ...good, kind: "Wave" },
      { ...good, topics: [{ ...good.topics[0], partitions: "3" }] },
      { ...good, topics: [{ ...good.topics[0], partitoins: 3 }] },
      { ...good, exportedAt: "yesterday" },
      { ...good, cluster: undefined },
    ];
    for (const document of bad) expect(validator.safeParse(JSON.parse(JSON.stringify(document))).success).toBe(false);
  });

  it("of an inventory lets out what has a default", () => {
    const { sources, schemas, endpoints, ...older } = anInventory();
    expect([sources, schemas, endpoints]).toEqual([[], null, null]);
    expect(validatorOf("inventory").safeParse(older).success).toBe(true);
  });
});

describe("kafka-byoc schema", () => {
  it("prints the schema of a kind of document", async () => {
    const { exitCode, stdout } = await kafkaByoc("schema", "wave");
    expect(exitCode ?? 0).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: "What moves together", type: "object" });
  });

  it("takes the name that documents write", async () => {
    const { stdout } = await kafkaByoc("schema", "InventoryOverlay");
    expect(JSON.parse(stdout)).toMatchObject({ $id: "urn:kafka-byoc:v1:InventoryOverlay" });
  });

  it("names the kinds where there is none of this name", async () => {
    const { exitCode, stderr } = await kafkaByoc("schema", "waves");
    expect(exitCode).toBe(64);
    expect(stderr).toContain("waves: there is no such document (nearest: wave). Write one of inventory, ");
  });
});

describe("publishing", () => {
  it("writes one file for each kind of document, and the table of fields", () => {
    const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-schemas-"));
    execFileSync(
      process.execPath,
      ["--require", require.resolve("tsx/cjs"), "src/cli/publish-schemas.ts", directory, join(directory, "fields.md")],
      { cwd: repository },
    );
    expect(readdirSync(directory).sort()).toEqual(
      [...documentKinds.map(({ name }) => `${name}.schema.json`), "fields.md"].sort(),
    );
    const published: unknown = JSON.parse(readFileSync(join(directory, "wave.schema.json"), "utf8"));
    expect(published).toHaveProperty(["properties", "members", "description"]);
  });
});
