import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFileWhole, writeJsonDocument } from "../../src/documents/write-file";

const place = (): string => mkdtempSync(join(tmpdir(), "write-file-"));

describe("writing a file whole", () => {
  it("leaves the file and nothing beside it", () => {
    const directory = place();
    writeJsonDocument(join(directory, "deep", "inventory.json"), { a: 1 });
    expect(readFileSync(join(directory, "deep", "inventory.json"), "utf8")).toBe('{\n  "a": 1\n}\n');
    expect(readdirSync(join(directory, "deep"))).toEqual(["inventory.json"]);
  });

  it("keeps what was there when the new text cannot take its place", () => {
    const directory = place();
    const file = join(directory, "taken");
    writeFileSync(file, "before");
    expect(() => writeFileWhole(join(file, "below.json"), "after")).toThrow("a part of the path is a file");
    expect(readFileSync(file, "utf8")).toBe("before");
    expect(readdirSync(directory)).toEqual(["taken"]);
  });

  it("leaves nothing behind when the name is a directory's", () => {
    const directory = place();
    expect(() => writeFileWhole(directory, "text")).toThrow("cannot be written");
    expect(readdirSync(directory)).toEqual([]);
    expect(existsSync(`${directory}.${String(process.pid)}.tmp`)).toBe(false);
  });
});
