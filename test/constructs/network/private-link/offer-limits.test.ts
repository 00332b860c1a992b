import { offerProblems } from "../../../../src/constructs/network/private-link/service-problems";
import { type OfferProps } from "../../../../src/constructs/network/private-link/service-props";
import { listenerPlan } from "../../../../src/network/listener-plan";

/** An offer to one consumer in which nothing is wrong. */
function anOffer(different: Partial<OfferProps> = {}): OfferProps {
  return {
    name: "payments",
    listeners: listenerPlan({ zone: "c1.kafka.example.com", brokers: [{ nodeId: 0, azId: "use1-az1" }] }),
    consumers: [
      { name: "orders", principalArn: "arn:aws:iam::111122223333:root", cidrs: ["10.30.0.0/16"], waves: ["w01"] },
    ],
    ...different,
  };
}

describe("what goes through an offer", () => {
  it("is taken where it fits", () => {
    expect(offerProblems(anOffer({ hostMtu: 8500, connectionsPerBroker: 40_000 }))).toEqual([]);
  });

  it("is refused in packets that endpoints drop without a word", () => {
    expect(offerProblems(anOffer({ hostMtu: 9001 }))).toEqual([
      "the hosts' MTU is 9001, and endpoints drop packets over 8500 without a word: set 8500 or less (1500 does everywhere) on hosts that send through PrivateLink.",
    ]);
  });

  it("is refused over more connections than a load balancer has ports for, a quarter in reserve", () => {
    expect(offerProblems(anOffer({ connectionsPerBroker: 40_001 }))).toEqual([
      expect.stringMatching(/^40001 connections to one broker .* at most 40000 are possible/),
    ]);
  });
});
