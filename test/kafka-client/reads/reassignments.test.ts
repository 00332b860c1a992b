import { readReassignments } from "../../../src/kafka-client/reads/reassignments";
import { aCluster, metadataOf } from "../fake-cluster";

const moving = { topic: "orders", partition: 0, replicas: [1, 2, 3], adding: [3], removing: [1] };

const answered = (errorCode: number): unknown => ({
  throttleTimeMs: 0,
  errorCode,
  errorMessage: null,
  reassignments: errorCode === 0 ? [moving] : [],
});

describe("reading reassignments", () => {
  it("asks the controller", async () => {
    const cluster = aCluster({ Metadata: () => metadataOf({}), ListPartitionReassignments: () => answered(0) });
    expect(await readReassignments(cluster)).toEqual({
      known: true,
      value: [{ topic: "orders", partition: 0, adding: [3], removing: [1] }],
    });
    expect(cluster.asked.find(({ api }) => api === "ListPartitionReassignments")?.to).toBe(1);
  });

  it("asks the new one where the controller has moved", async () => {
    const cluster = aCluster({
      Metadata: (_request, _to, call) => ({ ...metadataOf({}), controllerId: call + 1 }),
      ListPartitionReassignments: (_request, to) => answered(to === 1 ? 41 : 0),
    });
    expect(await readReassignments(cluster)).toMatchObject({ known: true });
  });

  it("asks any broker where the controller is none", async () => {
    const cluster = aCluster({
      Metadata: () => ({ ...metadataOf({}), controllerId: -1 }),
      ListPartitionReassignments: () => answered(0),
    });
    expect(await readReassignments(cluster)).toMatchObject({ known: true });
    expect(cluster.asked.find(({ api }) => api === "ListPartitionReassignments")?.to).toBe("any");
  });

  it("says which right is missing", async () => {
    const cluster = aCluster({ Metadata: () => metadataOf({}), ListPartitionReassignments: () => answered(31) });
    expect(await readReassignments(cluster)).toMatchObject({
      known: false,
      because: { error: "CLUSTER_AUTHORIZATION_FAILED", grantNeeded: "DESCRIBE on Cluster kafka-cluster" },
    });
  });
});
