import { declareCluster } from "../../../src/constructs/target-cluster/declare-cluster";
import { type ExistingTargetCluster, TargetCluster } from "../../../src/constructs/target-cluster/existing-cluster";
import { declaredIn } from "../../../src/constructs/network/declared";
import { NetworkRefused } from "../../../src/network/refused";
import { aListenerPlan, synthesizedCloud } from "../../builders/cloud";

const plan = aListenerPlan();

const aCluster = (props: Partial<ExistingTargetCluster> = {}): ExistingTargetCluster => ({
  name: "orders",
  profile: "apache-kafka@4.1",
  brokers: plan.brokers.map(({ nodeId, azId }) => ({ nodeId, azId })),
  listeners: plan,
  bootstrapServers: ["kafka.internal:9096"],
  advertised: plan.brokers.map(({ host, port }) => ({ host, port })),
  authentication: ["SCRAM-SHA-512"],
  ...props,
});

const problems = (props: Partial<ExistingTargetCluster>): readonly string[] => {
  try {
    TargetCluster.fromExisting(aCluster(props));
    return [];
  } catch (error) {
    if (error instanceof NetworkRefused) return error.problems;
    throw error;
  }
};

describe("a cluster that is there already", () => {
  it("is taken as it is where it agrees with the listeners in front of it", () => {
    expect(TargetCluster.fromExisting(aCluster())).toEqual({
      name: "orders",
      profile: "apache-kafka@4.1",
      brokers: aCluster().brokers,
      brokerPort: 9094,
      listeners: plan,
      bootstrapServers: ["kafka.internal:9096"],
      advertised: aCluster().advertised,
      authentication: ["SCRAM-SHA-512"],
      connectionsMaxIdleMs: 300_000,
    });
  });

  it("is refused where its brokers advertise names or ports that no listener offers", () => {
    const inside = plan.brokers.map(({ nodeId }) => ({ host: `broker-${String(nodeId)}.internal`, port: 9094 }));
    expect(problems({ advertised: inside })[0]).toBe(
      "brokers advertise broker-0.internal:9094, and no listener offers it: clients would reach the bootstrap and then time out. Make the advertised names from the listener plan.",
    );
    expect(problems({ advertised: inside })).toHaveLength(6);
  });

  it("is refused where its brokers are others than the plan's, elsewhere, or on another port", () => {
    const [first, second] = aCluster().brokers;
    expect(problems({ brokers: [first!, second!] })).toEqual([
      "brokers: broker 2 has a listener and is not there: add it, or take it out of the plan.",
    ]);
    expect(problems({ brokers: [...aCluster().brokers, { nodeId: 7, azId: "use1-az1" }] })).toContain(
      "brokers: broker 7 has no listener: clients could not reach its partitions. Add it to the plan.",
    );
    expect(problems({ brokers: [first!, second!, { nodeId: 2, azId: "use1-az6" }] })).toEqual([
      "brokers: broker 2 is in use1-az6, and the plan has it in use1-az4: make both from one list.",
    ]);
    expect(problems({ brokerPort: 9092 })).toEqual([
      "brokerPort: brokers listen on 9092, and the load balancer sends to 9094: make both from one listener plan.",
    ]);
  });

  it("is refused with all that is wrong at once: zones by name, ids twice, anonymous, idle too long, nowhere to begin", () => {
    const all = problems({
      brokers: [
        { nodeId: 0, azId: "us-east-1a" },
        { nodeId: 0, azId: "use1-az1" },
      ],
      authentication: [],
      bootstrapServers: [],
      connectionsMaxIdleMs: 600_000,
    }).join("\n");
    expect(all).toMatch(/nodeId 0 is there twice/);
    expect(all).toMatch(/us-east-1a is a zone's name/);
    expect(all).toMatch(/authentication: there is none/);
    expect(all).toMatch(/bootstrapServers: there is none/);
    expect(all).toMatch(/PrivateLink forgets them after 350 s/);
  });

  it("whose clients reach the brokers themselves may keep Kafka's own idle time, and must be reachable under its names", () => {
    const { listeners, ...direct } = aCluster({ connectionsMaxIdleMs: 600_000 });
    expect(listeners).toBeDefined();
    const cluster = TargetCluster.fromExisting(direct);
    expect(cluster.listeners).toBeNull();
    synthesizedCloud((stack) => {
      declareCluster(stack, cluster);
      const { network, expectations } = declaredIn(stack, { target: "orders", region: null });
      expect(network.brokers).toHaveLength(3);
      expect(expectations.names[0]).toEqual({
        host: "b-0.c1.kafka.example.com",
        from: ["target", "consumer"],
        resolvesTo: "private",
      });
      expect(expectations.ports[2]).toEqual({
        host: "b-2.c1.kafka.example.com",
        port: 19094,
        path: "data",
        from: ["target", "consumer"],
        layer: "tls",
      });
    });
  });
});
