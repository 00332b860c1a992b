import fc from "fast-check";
import { listenerPlan, listenerPlanProblems, portsOf, type ListenerRequest } from "../../src/network/listener-plan";
import { NetworkRefused } from "../../src/network/refused";

const zones = ["use1-az1", "use1-az2", "use1-az4"];

function brokersWithIds(...ids: readonly number[]): ListenerRequest["brokers"] {
  return ids.map((nodeId) => ({ nodeId, azId: zones[nodeId % 3] ?? "use1-az1" }));
}

function firstIds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, id) => id);
}

function aRequest(different: Partial<ListenerRequest> = {}): ListenerRequest {
  return { zone: "c1.kafka.example.com", brokers: brokersWithIds(0, 1, 2), ...different };
}

describe("the listeners of a target", () => {
  it("give every broker the port of its node id, a name, and head room", () => {
    const plan = listenerPlan(aRequest());
    expect(plan.bootstrap).toEqual({ host: "bootstrap.c1.kafka.example.com", port: 19000 });
    expect(plan.brokers).toEqual([
      { nodeId: 0, azId: "use1-az1", host: "b-0.c1.kafka.example.com", port: 19092 },
      { nodeId: 1, azId: "use1-az2", host: "b-1.c1.kafka.example.com", port: 19093 },
      { nodeId: 2, azId: "use1-az4", host: "b-2.c1.kafka.example.com", port: 19094 },
    ]);
    expect(plan.ports).toEqual({ from: 19092, to: 19121 });
    expect(plan.brokerPort).toBe(9094);
  });

  it("are told to brokers as templates that give the same names and ports", () => {
    const { brokers, advertisedHostTemplate, advertisedPortTemplate } = listenerPlan(
      aRequest({ brokers: brokersWithIds(3, 7) }),
    );
    expect(advertisedPortTemplate).toBe("19092 + {nodeId}");
    for (const { nodeId, host, port } of brokers) {
      expect(advertisedHostTemplate.replace("{nodeId}", String(nodeId))).toBe(host);
      expect(19092 + nodeId).toBe(port);
    }
  });

  it("renumber nothing when a broker goes and another comes, in whatever order they are named", () => {
    const before = listenerPlan(aRequest({ brokers: brokersWithIds(0, 1, 2) }));
    const after = listenerPlan(aRequest({ brokers: brokersWithIds(5, 2, 0) }));
    const portOf = (plan: typeof before, id: number): unknown => plan.brokers.find(({ nodeId }) => nodeId === id)?.port;
    expect(portOf(after, 0)).toBe(portOf(before, 0));
    expect(portOf(after, 2)).toBe(portOf(before, 2));
    expect(after.brokers.map(({ nodeId }) => nodeId)).toEqual([0, 2, 5]);
  });

  it("name every certificate name once: bootstrap, brokers, aliases", () => {
    expect(listenerPlan(aRequest({ aliases: ["orders.kafka.example.com"] })).certificateNames).toEqual([
      "bootstrap.c1.kafka.example.com",
      "b-0.c1.kafka.example.com",
      "b-1.c1.kafka.example.com",
      "b-2.c1.kafka.example.com",
      "orders.kafka.example.com",
    ]);
  });

  it("go to several load balancers over 45 node ids, by id and not by place", () => {
    const plan = listenerPlan(aRequest({ brokers: brokersWithIds(...firstIds(60)), maxBrokers: 90 }));
    expect(plan.shards.map(({ index, brokers }) => [index, brokers.length])).toEqual([
      [0, 45],
      [1, 15],
    ]);
    expect(plan.shards.map(({ bootstrap }) => bootstrap.host)).toEqual([
      "bootstrap.c1.kafka.example.com",
      "bootstrap-1.c1.kafka.example.com",
    ]);
    expect(plan.certificateNames).toContain("bootstrap-1.c1.kafka.example.com");
    for (const { brokers } of plan.shards) expect(1 + brokers.flatMap(portsOf).length).toBeLessThanOrEqual(50);
    const without3 = listenerPlan(
      aRequest({ brokers: brokersWithIds(...firstIds(60).filter((id) => id !== 3)), maxBrokers: 90 }),
    );
    expect(without3.shards[1]?.brokers).toEqual(plan.shards[1]?.brokers);
  });

  it("open every range of a platform that moves its brokers between three, 16 brokers a load balancer", () => {
    const plan = listenerPlan(aRequest({ brokers: brokersWithIds(...firstIds(17)), portSlots: 3 }));
    expect(plan.brokers[1] === undefined ? [] : portsOf(plan.brokers[1])).toEqual([19093, 19123, 19153]);
    expect(plan.ports).toEqual({ from: 19092, to: 19181 });
    expect(plan.shards.map(({ brokers }) => brokers.length)).toEqual([16, 1]);
    const all = plan.brokers.flatMap(portsOf);
    expect(new Set(all).size).toBe(all.length);
  });

  it("say everything that is wrong at once", () => {
    const problems = listenerPlanProblems({
      zone: "Kafka",
      brokers: [
        { nodeId: 1, azId: "us-east-1a" },
        { nodeId: 1, azId: "use1-az2" },
        { nodeId: 40, azId: "use1-az4" },
      ],
      bootstrapPort: 19100,
      aliases: ["orders"],
    });
    expect(problems).toEqual([
      'zone: "Kafka" has capital letters: write kafka.',
      'aliases: "orders" is not a full name: write it with its zone, such as orders.kafka.example.com.',
      "brokers: nodeId 1 is there twice: each broker has its own.",
      "brokers: nodeId 40 lies outside the ports 19092-19121, which are reserved for node ids below 30: set maxBrokers to 41 or more, and tell consumers, whose rules grow with it.",
      "us-east-1a is a zone's name, which is another zone in another account: write its id, such as use1-az1 (aws ec2 describe-availability-zones shows ZoneId).",
      "bootstrapPort: 19100 is the port of broker 8 (19092-19121 belong to brokers): take one outside, such as 19000.",
    ]);
  });

  it("are refused as a whole, without a stack", () => {
    const refused = (): unknown => listenerPlan(aRequest({ brokers: [] }));
    expect(refused).toThrow(NetworkRefused);
    expect(refused).toThrow(
      "The listeners of c1.kafka.example.com cannot be planned:\n  brokers: there is none: name each with its nodeId and azId.",
    );
  });

  it("are refused with the arithmetic where only one load balancer is there", () => {
    expect(
      listenerPlanProblems(aRequest({ brokers: brokersWithIds(...firstIds(60)), maxBrokers: 60, maxShards: 1 })),
    ).toEqual([
      "61 listeners: 1 bootstrap + 60 brokers × 1 port(s); a network load balancer has 50 at most, which AWS does not raise: at most 45 brokers fit behind one, so let there be several (shards), each with its own endpoint service. Here 1 is allowed (maxShards).",
    ]);
  });

  it("are refused where the reserved ports end beyond the last one", () => {
    expect(listenerPlanProblems(aRequest({ basePort: 65500, maxBrokers: 40 }))).toEqual([
      "basePort: 40 node ids × 1 port(s) from 65500 end at 65539, beyond 65535: begin lower.",
    ]);
  });

  it("never give two brokers one port or name, never touch the bootstrap, never overfill a load balancer, whatever is asked", () => {
    const anyRequest = fc.record({
      zone: fc.constant("k.example.com"),
      brokers: fc
        .uniqueArray(fc.integer({ min: 0, max: 199 }), { minLength: 1, maxLength: 80 })
        .map((ids) => brokersWithIds(...ids)),
      maxBrokers: fc.constant(200),
      basePort: fc.integer({ min: 18_000, max: 30_000 }),
      bootstrapPort: fc.integer({ min: 17_000, max: 17_999 }),
      portSlots: fc.integer({ min: 1, max: 4 }),
      otherListeners: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(anyRequest, (request) => {
        const plan = listenerPlan(request);
        const ports = plan.brokers.flatMap(portsOf);
        expect(new Set([...ports, request.bootstrapPort]).size).toBe(ports.length + 1);
        expect(new Set(plan.certificateNames).size).toBe(plan.certificateNames.length);
        for (const port of ports) {
          expect(port).toBeGreaterThanOrEqual(plan.ports.from);
          expect(port).toBeLessThanOrEqual(plan.ports.to);
        }
        expect(plan.shards.flatMap(({ brokers }) => brokers)).toEqual(plan.brokers);
        for (const { brokers } of plan.shards)
          expect(1 + request.otherListeners + brokers.flatMap(portsOf).length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 200 },
    );
  });
});
