import { median } from "./measure/median";
import { recordOf, type Measurement } from "./record";
import { works } from "./works";

const measured: Measurement = {
  id: "x",
  work: "something",
  unit: "ms",
  ours: 120,
  theirs: { name: "peer", value: 100 },
};

describe("a measurement", () => {
  it("meets a goal of the ratio up to exactly that", () => {
    expect(recordOf({ ...measured, goal: { atMost: 1.2, of: "ratio" } })).toEqual({
      id: "x",
      work: "something",
      unit: "ms",
      ours: 120,
      theirs: 100,
      theirsName: "peer",
      ratio: 1.2,
      goal: "≤ 1.2 × theirs",
      met: true,
    });
    expect(recordOf({ ...measured, ours: 121, goal: { atMost: 1.2, of: "ratio" } }).met).toBe(false);
  });

  it("may have a goal of its own value, whatever theirs is", () => {
    expect(recordOf({ ...measured, goal: { atMost: 119, of: "ours" } })).toMatchObject({
      goal: "≤ 119 ms",
      met: false,
    });
  });

  it("without a goal is neither met nor missed", () => {
    expect(recordOf(measured)).toMatchObject({ goal: null, met: null });
  });

  it("that was not taken does not meet its goal", () => {
    expect(recordOf({ ...measured, ours: Number.NaN, goal: { atMost: 75, of: "ours" } }).met).toBe(false);
  });

  it("is the middle of several, so that one interruption does not count", () => {
    expect(median([9, 1, 1000])).toBe(9);
    expect(() => median([])).toThrow("nothing was measured");
  });
});

describe("what is measured", () => {
  it("has a name of its own each", () => {
    expect(new Set(works.map(({ id }) => id)).size).toBe(works.length);
  });
});
