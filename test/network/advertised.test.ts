import { advertisedProblems } from "../../src/network/advertised";
import { listenerPlan } from "../../src/network/listener-plan";

const plan = listenerPlan({
  zone: "c1.kafka.example.com",
  brokers: [
    { nodeId: 0, azId: "use1-az1" },
    { nodeId: 1, azId: "use1-az2" },
  ],
  aliases: ["orders.kafka.example.com"],
});

describe("advertised names", () => {
  it("are those of the listeners", () => {
    expect(advertisedProblems(plan, plan.brokers)).toEqual([]);
  });

  it("are refused where a broker tells clients a name inside its own network", () => {
    const [first] = plan.brokers;
    const problems = advertisedProblems(plan, [
      ...(first ? [first] : []),
      { host: "ip-10-0-0-7.ec2.internal", port: 9094 },
    ]);
    expect(problems).toEqual([
      "brokers advertise ip-10-0-0-7.ec2.internal:9094, and no listener offers it: clients would reach the bootstrap and then time out. Make the advertised names from the listener plan.",
      "a listener offers b-1.c1.kafka.example.com:19093, and no broker advertises it: its broker is told to clients by another name. Make the advertised names from the listener plan.",
    ]);
  });
});
