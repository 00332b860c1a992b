import { closing } from "../../src/rehearsal/closing";

describe("stopping everything", () => {
  it("stops what was started last first, and each once", async () => {
    const stopped: string[] = [];
    const all = closing();
    for (const name of ["source", "target", "MirrorMaker"])
      all.add(name, () => {
        stopped.push(name);
        return Promise.resolve();
      });
    await all.closeAll();
    await all.closeAll();
    expect(stopped).toEqual(["MirrorMaker", "target", "source"]);
  });

  it("goes on when one will not stop, and tells which", async () => {
    const stopped: string[] = [];
    const all = closing();
    all.add("source", () => {
      stopped.push("source");
      return Promise.resolve();
    });
    all.add("target", () => Promise.reject(new Error("stuck")));
    expect(await all.closeAll()).toEqual(["target: Error: stuck"]);
    expect(stopped).toEqual(["source"]);
  });
});
