import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepLogs, prepareWorkDirectory } from "../../src/rehearsal/work-directory";

const place = (): string => join(mkdtempSync(join(tmpdir(), "work-directory-")), "rehearsal");

describe("the directory of a rehearsal", () => {
  it("is made, with a part that nobody else may look into", () => {
    const directory = prepareWorkDirectory(place());
    expect(statSync(directory.running).mode & 0o777).toBe(0o700);
  });

  it("is emptied where an earlier rehearsal made it", () => {
    const root = place();
    const first = prepareWorkDirectory(root);
    writeFileSync(first.file("report.html"), "old");
    prepareWorkDirectory(root);
    expect(existsSync(join(root, "report.html"))).toBe(false);
  });

  it("is left alone where it holds something else", () => {
    const root = place();
    mkdirSync(root);
    writeFileSync(join(root, "notes.txt"), "mine");
    expect(() => prepareWorkDirectory(root)).toThrow("is not empty and was not made by a rehearsal");
    expect(readFileSync(join(root, "notes.txt"), "utf8")).toBe("mine");
  });

  it("cannot be made below a file, which is said plainly", () => {
    const root = place();
    mkdirSync(root);
    writeFileSync(join(root, "file"), "");
    expect(() => prepareWorkDirectory(join(root, "file", "deeper"))).toThrow("cannot be made: ENOTDIR");
  });

  it("keeps logs and lets go of data, keys and passwords", () => {
    const directory = prepareWorkDirectory(place());
    const node = join(directory.running, "source", "node-1");
    mkdirSync(join(node, "data", "orders-0"), { recursive: true });
    writeFileSync(join(node, "broker-1.log"), "started");
    writeFileSync(join(node, "data", "orders-0", "00000000000000000000.log"), "records");
    writeFileSync(join(node, "server.pem"), "key");
    keepLogs(directory);
    expect(readdirSync(directory.file("logs"))).toEqual(["source-node-1-broker-1.log"]);
    expect(existsSync(directory.running)).toBe(false);
  });
});
