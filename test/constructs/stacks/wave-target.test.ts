import { waveTarget } from "../../../src/constructs/stacks/wave-target";
import { existingTargetCluster } from "../../../src/constructs/target-cluster/existing-cluster";
import { listenerPlan } from "../../../src/network/listener-plan";

const brokers = [0, 1, 2].map((nodeId) => ({ nodeId, azId: `use1-az${String(nodeId + 1)}` }));
const listeners = listenerPlan({ zone: "c1.kafka.example.com", brokers });

function cluster(change: Partial<Parameters<typeof existingTargetCluster>[0]> = {}) {
  return existingTargetCluster({
    name: "c1",
    profile: "apache-kafka@4.3",
    brokers,
    listeners,
    brokerPort: 9094,
    advertised: listeners.brokers,
    connectionsMaxIdleMs: 300_000,
    bootstrapServers: ["b-0.inside.example:9096"],
    authentication: ["mTLS", "SCRAM-SHA-512"],
    ...change,
  });
}

describe("the target of a wave, from the cluster of its foundation", () => {
  it("knows that addresses of clients are hidden behind PrivateLink", () => {
    expect(waveTarget(cluster(), { certificateDays: 10 })).toEqual({
      bootstrapServers: ["b-0.inside.example:9096"],
      tls: true,
      mechanism: "SCRAM-SHA-512",
      brokers: 3,
      behindPrivateLink: true,
      certificateDays: 10,
    });
  });

  it("advertises to Terraform what clients are told where there is no load balancer", () => {
    const direct = { ...cluster(), listeners: null };
    expect(waveTarget(direct)).toMatchObject({
      advertised: [
        "b-0.c1.kafka.example.com:19092",
        "b-1.c1.kafka.example.com:19093",
        "b-2.c1.kafka.example.com:19094",
      ],
      behindPrivateLink: false,
    });
  });

  it("signs in by certificate where no password is taken", () => {
    expect(waveTarget(cluster({ authentication: ["mTLS"] })).mechanism).toBe("none");
  });
});
