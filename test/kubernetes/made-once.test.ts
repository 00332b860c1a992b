import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { madeOnce, placeOf } from "./rig/made-once";

describe("something that is made once and kept in the user's cache", () => {
  const cacheBefore = process.env["XDG_CACHE_HOME"];
  let cache: string;

  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), "made-once-"));
    process.env["XDG_CACHE_HOME"] = cache;
  });
  afterEach(() => {
    rmSync(cache, { recursive: true, force: true });
    if (cacheBefore === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = cacheBefore;
  });

  const thing = (make: (folder: string) => void) => ({
    name: "thing",
    recipe: "strimzi-definitions",
    make: (folder: string) => {
      make(folder);
      return Promise.resolve();
    },
  });

  it("is made the first time and found the second", async () => {
    let times = 0;
    const made = thing((folder) => {
      times++;
      writeFileSync(join(folder, "it"), "whole");
    });
    const place = await madeOnce(made);
    expect(readFileSync(join(place, "it"), "utf8")).toBe("whole");
    expect(await madeOnce(made)).toBe(place);
    expect(times).toBe(1);
  });

  it("is not there when making it failed half-way, and nothing of it stays", async () => {
    const half = thing((folder) => {
      writeFileSync(join(folder, "it"), "half");
      throw new Error("out of space");
    });
    await expect(madeOnce(half)).rejects.toThrow("out of space");
    expect(existsSync(placeOf(half))).toBe(false);
    expect(readdirSync(dirname(placeOf(half)))).toEqual([]);
  });

  it("has another place when its recipe is another", () => {
    const placeFor = (recipe: string) => placeOf({ name: "thing", recipe });
    expect(placeFor("control-plane")).not.toBe(placeFor("kubernetes-provider"));
  });
});
