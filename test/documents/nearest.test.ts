import { nearest } from "../../src/documents/nearest";

describe("the nearest name", () => {
  it("finds a misspelt one", () => {
    expect(nearest("orders.v2", ["payments.v1", "orders.v1", "orders"])).toBe("orders.v1");
  });

  it("finds none where nothing is near", () => {
    expect(nearest("orders", ["zebra-crossings"])).toBeUndefined();
  });
});
