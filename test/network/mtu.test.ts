import { mtuProblem } from "../../src/network/mtu";

describe("packets through an endpoint", () => {
  it("are 8500 bytes at most", () => {
    expect(mtuProblem(8500)).toBeUndefined();
    expect(mtuProblem(9001)).toContain("the hosts' MTU is 9001, and endpoints drop packets over 8500");
  });
});
