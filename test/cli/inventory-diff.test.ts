import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Inventory } from "../../src/inventory/document/inventory";
import { anInventory, aTopic } from "../builders/inventory";
import { kafkaByoc } from "./run-cli";

const frozen = anInventory({ topics: [aTopic({ sizeBytes: 1 })] });

function filesOf(before: Inventory, after: Inventory): readonly [string, string] {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-diff-"));
  const files = [join(directory, "before.json"), join(directory, "after.json")] as const;
  [before, after].forEach((inventory, index) => {
    writeFileSync(files[index]!, JSON.stringify(inventory));
  });
  return files;
}

describe("kafka-byoc inventory diff", () => {
  it("ends with 1 where something that matters changed, and tells it by what it means", async () => {
    const after = anInventory({ topics: [aTopic({ partitions: 6, sizeBytes: 2 })] });
    const { exitCode, stdout } = await kafkaByoc("inventory", "diff", ...filesOf(frozen, after));
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      [
        "Blocks the wave: what was planned no longer fits the source: 1",
        "  topics: 1",
        '    topics["orders"].partitions  3 → 6',
        "Moves anyway: 1 in topics (--all shows them)",
        "",
      ].join("\n"),
    );
  });

  it("ends with 0 where only offsets and sizes moved, and shows them when asked", async () => {
    const after = anInventory({ topics: [aTopic({ sizeBytes: 2 })] });
    const { exitCode, stdout } = await kafkaByoc("inventory", "diff", ...filesOf(frozen, after), "--all");
    expect(exitCode).toBe(0);
    expect(stdout).toContain('topics["orders"].sizeBytes  1 → 2');
  });

  it("says that nothing changed", async () => {
    expect((await kafkaByoc("inventory", "diff", ...filesOf(frozen, frozen))).stdout).toBe("Nothing changed.\n");
  });

  it("tells programs and wikis the same", async () => {
    const files = filesOf(frozen, anInventory({ topics: [], acls: null }));
    const { stdout } = await kafkaByoc("inventory", "diff", ...files, "--output", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { "blocks the wave": 2 },
      changes: [{ path: 'topics["orders"]' }, { path: "acls" }],
    });
    const markdown = (await kafkaByoc("inventory", "diff", ...files, "--output", "markdown")).stdout;
    expect(markdown).toContain("- acls  is not known any more\n");
    expect(markdown).toContain('- topics["orders"]  is gone\n');
  });

  it("counts what would be too long, and shows it when asked", async () => {
    const many = anInventory({ topics: Array.from({ length: 30 }, (_, n) => aTopic({ name: `t${String(n)}` })) });
    const files = filesOf(anInventory({ topics: [] }), many);
    expect((await kafkaByoc("inventory", "diff", ...files)).stdout).toContain("    and 10 more (--all shows them)\n");
    expect((await kafkaByoc("inventory", "diff", ...files, "--all")).stdout).toContain('topics["t29"]  is new\n');
  });

  it("ends with 78 for a document that is none", async () => {
    expect((await kafkaByoc("inventory", "diff", "missing.json", "missing.json")).exitCode).toBe(78);
  });
});
