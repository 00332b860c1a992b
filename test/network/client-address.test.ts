import { aclHostProblems } from "../../src/network/client-address";

describe("rights behind PrivateLink", () => {
  it("are not bound to addresses that brokers never see", () => {
    expect(
      aclHostProblems([
        { principal: "User:orders", host: "*" },
        { principal: "User:billing", host: "10.30.0.7" },
        { principal: "User:billing", host: "10.30.0.7" },
      ]),
    ).toEqual([
      'an ACL of User:billing is bound to the host 10.30.0.7, and behind PrivateLink brokers see the load balancer\'s addresses alone: write host "*" and tell clients apart by their principal.',
    ]);
  });
});
