import fc from "fast-check";
import { constructId } from "../../src/constructs/construct-id";

describe("the id of a resource below its group", () => {
  it("reads like the object that it stands for", () => {
    expect(constructId("orders.v1")).toBe("orders.v1");
    expect(constructId("User:billing", "READ", "orders")).toBe("User:billing_|READ_|orders");
  });

  it("is different for different parts, slashes and empty parts included", () => {
    const part = fc.array(fc.constantFrom("a", "|", "_", "/", "-", "%", "7", "c")).map((signs) => signs.join(""));
    const parts = fc.array(part, { minLength: 1, maxLength: 3 });
    // Constructs turns "/" into "--" itself: what it makes of the id must differ too.
    const id = (of: readonly string[]): string => constructId(...of).replaceAll("/", "--");
    fc.assert(
      fc.property(
        parts,
        parts,
        (one, other) => (id(one) === id(other)) === (JSON.stringify(one) === JSON.stringify(other)),
      ),
    );
  });
});
