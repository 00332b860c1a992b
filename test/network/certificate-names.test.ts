import { certificateNameProblems, certificateNamesOfBroker, covers } from "../../src/network/certificate-names";
import { listenerPlan } from "../../src/network/listener-plan";

const plan = listenerPlan({
  zone: "c1.kafka.example.com",
  brokers: [
    { nodeId: 0, azId: "use1-az1" },
    { nodeId: 1, azId: "use1-az2" },
  ],
  aliases: ["orders.kafka.example.com"],
});

describe("certificate names", () => {
  it("are covered by themselves and by a wildcard of exactly one part", () => {
    expect(covers(["*.kafka.example.com"], "orders.kafka.example.com")).toBe(true);
    expect(covers(["*.kafka.example.com"], "b-0.c1.kafka.example.com")).toBe(false);
    expect(covers(["*.kafka.example.com"], "kafka.example.com")).toBe(false);
  });

  it("are refused where one lacks, which would end in a failed handshake", () => {
    expect(certificateNameProblems(["*.c1.kafka.example.com"], plan)).toEqual([
      'the certificate lacks orders.kafka.example.com: clients that use it end with "No name matching". Make its names from the listener plan (certificateNames), which has them all.',
    ]);
    expect(certificateNameProblems(plan.certificateNames, plan)).toEqual([]);
  });

  it("of one broker leave out the others'", () => {
    expect(certificateNamesOfBroker(plan, 1)).toEqual([
      "bootstrap.c1.kafka.example.com",
      "b-1.c1.kafka.example.com",
      "orders.kafka.example.com",
    ]);
  });
});
