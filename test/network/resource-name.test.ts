import { resourceName } from "../../src/network/resource-name";

describe("names of AWS resources", () => {
  it("have 32 characters at most, no hyphen at their ends, and stay apart", () => {
    const long = resourceName(["kafka-orders-production-eu-west-1", "bootstrap"]);
    const other = resourceName(["kafka-orders-production-eu-west-1", "b-0"]);
    for (const name of [
      long,
      other,
      resourceName(["-a-", "--"]),
      resourceName(["ä"]),
      resourceName(["x".repeat(22), "-y"]),
    ])
      expect(name).toMatch(/^(?=.{1,32}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
    expect(long).not.toBe(other);
    expect(resourceName(["a-b", "c"])).not.toBe(resourceName(["a", "b-c"]));
    expect(resourceName(["a", "b"])).toBe(resourceName(["a", "b"]));
    expect(resourceName(["internal-kafka"])).not.toMatch(/^internal-/);
  });
});
