import fc from "fast-check";
import { countingByPrefix } from "../../../src/target/translation/names";

describe("counting names by prefix", () => {
  it("counts what a look at every name counts", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", ".", "_"), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(name), name, (names, prefix) => {
        expect(countingByPrefix(names)(prefix)).toBe(names.filter((each) => each.startsWith(prefix)).length);
      }),
    );
  });
});
