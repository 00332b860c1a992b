import { readEvery } from "../../src/documents/every-problem";
import { DocumentError } from "../../src/documents/problem";

const wrong = (name: string): never => {
  throw new DocumentError([{ file: name, path: "", rule: "is wrong" }]);
};

describe("reading several files", () => {
  it("gives every result in order", () => {
    expect(readEvery(["a", "b"], (name) => name.toUpperCase())).toEqual(["A", "B"]);
  });

  it("tells the problems of all of them together", () => {
    expect(() => readEvery(["a", "b", "c"], (name) => (name === "b" ? name : wrong(name)))).toThrow(
      "a  is wrong.\nc  is wrong.",
    );
  });

  it("lets a defect of ours through as what it is", () => {
    const broken = (): never => {
      throw new TypeError("no such thing");
    };
    expect(() => readEvery(["a"], broken)).toThrow(TypeError);
  });
});
