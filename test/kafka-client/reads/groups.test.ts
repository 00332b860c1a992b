import { readCommittedOffsets } from "../../../src/kafka-client/reads/committed-offsets";
import { describeGroups, listGroups } from "../../../src/kafka-client/reads/groups";
import { EndpointUnreachable } from "../../../src/kafka-client/unreachable";
import { aCluster, metadataOf } from "../fake-cluster";

const describeBit = 1 << 8;

const describeCluster = (rights: number) => () => ({ throttleTimeMs: 0, errorCode: 0, authorizedOperations: rights });

const listed = (...ids: readonly string[]) => ({
  throttleTimeMs: 0,
  errorCode: 0,
  groups: ids.map((groupId) => ({ groupId, protocolType: "consumer", state: "Stable", type: "Classic" })),
});

const idsIn = (request: unknown): readonly string[] => {
  if (typeof request !== "object" || request === null || !("groupIds" in request)) throw new Error("no group ids");
  return Array.isArray(request.groupIds) ? request.groupIds.map(String) : [];
};

describe("listing groups", () => {
  it("puts the brokers' lists together", async () => {
    const cluster = aCluster({
      DescribeCluster: describeCluster(describeBit),
      ListGroups: (_request, to) => (to === 1 ? listed("b") : listed("a")),
    });
    expect(await listGroups(cluster)).toEqual({
      known: true,
      value: {
        complete: true,
        groups: ["a", "b"].map((groupId) => ({ groupId, protocolType: "consumer", state: "Stable", type: "classic" })),
      },
    });
  });

  it("is not complete without DESCRIBE on the cluster, because brokers then leave groups out silently", async () => {
    const cluster = aCluster({ DescribeCluster: describeCluster(0), ListGroups: () => listed() });
    expect(await listGroups(cluster)).toMatchObject({
      value: { groups: [], complete: false, incompleteBecause: { grantNeeded: "DESCRIBE on Cluster kafka-cluster" } },
    });
  });

  it("is not complete where a broker does not answer", async () => {
    const cluster = aCluster({
      DescribeCluster: describeCluster(describeBit),
      ListGroups: (_request, to) => {
        if (to === 2) throw new EndpointUnreachable({ host: "b-2", port: 9092 }, "tcp", "ETIMEDOUT");
        return listed("a");
      },
    });
    expect(await listGroups(cluster)).toMatchObject({
      value: { complete: false, incompleteBecause: { error: "ETIMEDOUT" } },
    });
  });
});

const committed = (ids: readonly string[]) => ({
  throttleTimeMs: 0,
  groups: ids.map((groupId) => ({
    groupId,
    errorCode: 0,
    offsets: [
      { topic: "t", partition: 0, offset: 7, errorCode: 0 },
      { topic: "t", partition: 1, offset: -1, errorCode: 0 },
    ],
  })),
});

const coordinators = (brokerOf: (groupId: string) => number) => (request: unknown) => ({
  throttleTimeMs: 0,
  coordinators: idsIn(request).map((groupId) => ({
    groupId,
    brokerId: brokerOf(groupId),
    errorCode: 0,
    errorMessage: null,
  })),
});

const withOffsetsTopic = () => metadataOf({ __consumer_offsets: 1 });

describe("reading committed offsets", () => {
  it("leaves out partitions without a commit", async () => {
    const cluster = aCluster({
      Metadata: withOffsetsTopic,
      FindCoordinator: coordinators(() => 1),
      OffsetFetch: (request) => committed(idsIn(request)),
    });
    expect(await readCommittedOffsets(cluster, ["g"])).toEqual(
      new Map([["g", { known: true, value: new Map([["t 0", 7]]) }]]),
    );
  });

  it("needs one look-up and four requests for two hundred groups of one coordinator", async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `g-${String(index)}`);
    const cluster = aCluster({
      Metadata: withOffsetsTopic,
      FindCoordinator: coordinators(() => 1),
      OffsetFetch: (request) => committed(idsIn(request)),
    });
    expect((await readCommittedOffsets(cluster, ids)).size).toBe(200);
    expect(cluster.asked.map(({ api }) => api)).toEqual([
      "Metadata",
      "FindCoordinator",
      ...["OffsetFetch", "OffsetFetch", "OffsetFetch", "OffsetFetch"],
    ]);
  });

  it("asks for one group at a time where the broker is older", async () => {
    const single = (request: unknown) => ({ ...committed(idsIn(request)), groups: committed([""]).groups });
    const cluster = aCluster(
      {
        Metadata: withOffsetsTopic,
        FindCoordinator: (request) => ({
          throttleTimeMs: 0,
          coordinators: [
            { groupId: "", brokerId: idsIn(request)[0] === "a" ? 1 : 2, errorCode: 0, errorMessage: null },
          ],
        }),
        OffsetFetch: single,
      },
      { FindCoordinator: 2, OffsetFetch: 4 },
    );
    expect([...(await readCommittedOffsets(cluster, ["a", "b"])).keys()].sort()).toEqual(["a", "b"]);
    expect(cluster.coordinators).toEqual(
      new Map([
        ["a", 1],
        ["b", 2],
      ]),
    );
  });

  it("looks for the coordinator again where it has moved", async () => {
    const cluster = aCluster({
      Metadata: withOffsetsTopic,
      FindCoordinator: (request, _to, call) => coordinators(() => (call === 0 ? 1 : 2))(request),
      OffsetFetch: (request, to) =>
        to === 1
          ? { throttleTimeMs: 0, groups: [{ groupId: "g", errorCode: 16, offsets: [] }] }
          : committed(idsIn(request)),
    });
    expect((await readCommittedOffsets(cluster, ["g"])).get("g")).toEqual({
      known: true,
      value: new Map([["t 0", 7]]),
    });
  });

  it("names the right on the group that is missing", async () => {
    const cluster = aCluster({
      Metadata: withOffsetsTopic,
      FindCoordinator: () => ({
        throttleTimeMs: 0,
        coordinators: [{ groupId: "g", brokerId: -1, errorCode: 30, errorMessage: null }],
      }),
    });
    expect((await readCommittedOffsets(cluster, ["g"])).get("g")).toMatchObject({
      known: false,
      because: { error: "GROUP_AUTHORIZATION_FAILED", grantNeeded: "DESCRIBE on Group g" },
    });
  });

  it("never looks for a coordinator where the offsets topic does not exist: a broker would create it", async () => {
    const seeingAll = aCluster({ Metadata: () => metadataOf({ a: 1 }), DescribeCluster: describeCluster(describeBit) });
    expect((await readCommittedOffsets(seeingAll, ["g"])).get("g")).toEqual({ known: true, value: new Map() });
    expect(seeingAll.asked.map(({ api }) => api)).not.toContain("FindCoordinator");
    const seeingLittle = aCluster({ Metadata: () => metadataOf({}), DescribeCluster: describeCluster(0) });
    expect((await readCommittedOffsets(seeingLittle, ["g"])).get("g")).toMatchObject({
      known: false,
      because: { error: "GROUP_NOT_SEEN", grantNeeded: "DESCRIBE on Cluster kafka-cluster" },
    });
  });
});

describe("describing groups", () => {
  const group = (groupId: string, type: string | null) => ({ groupId, protocolType: "consumer", state: null, type });

  it("asks for each type by its own request, and leaves share groups unknown", async () => {
    const cluster = aCluster({
      Metadata: withOffsetsTopic,
      FindCoordinator: coordinators(() => 1),
      DescribeGroups: (request) => ({
        throttleTimeMs: 0,
        groups: idsIn(request).map((groupId) => ({
          groupId,
          errorCode: 0,
          state: "Empty",
          protocolType: "consumer",
          members: [],
        })),
      }),
      ConsumerGroupDescribe: (request) => ({
        throttleTimeMs: 0,
        groups: idsIn(request).map((groupId) => ({
          groupId,
          errorCode: 0,
          errorMessage: null,
          state: "Stable",
          members: [],
        })),
      }),
    });
    const described = await describeGroups(cluster, [
      group("old", "classic"),
      group("new", "consumer"),
      group("shared", "share"),
    ]);
    expect(described.get("old")).toMatchObject({ value: { state: "Empty", type: "classic" } });
    expect(described.get("new")).toMatchObject({ value: { state: "Stable", type: "consumer" } });
    expect(described.get("shared")).toMatchObject({ known: false, because: { error: "GROUP_TYPE_NOT_READ" } });
  });

  it("finds a group of the new protocol that was asked for without its type", async () => {
    const cluster = aCluster({
      Metadata: withOffsetsTopic,
      FindCoordinator: coordinators(() => 1),
      DescribeGroups: () => ({
        throttleTimeMs: 0,
        groups: [{ groupId: "g", errorCode: 0, state: "Dead", protocolType: "", members: [] }],
      }),
      ConsumerGroupDescribe: () => ({
        throttleTimeMs: 0,
        groups: [{ groupId: "g", errorCode: 0, errorMessage: null, state: "Stable", members: [] }],
      }),
    });
    expect((await describeGroups(cluster, [group("g", null)])).get("g")).toMatchObject({
      value: { state: "Stable", type: "consumer" },
    });
  });

  it("tells a group that does not exist as dead", async () => {
    const cluster = aCluster({
      Metadata: withOffsetsTopic,
      FindCoordinator: coordinators(() => 1),
      ConsumerGroupDescribe: () => ({
        throttleTimeMs: 0,
        groups: [{ groupId: "g", errorCode: 69, errorMessage: "gone", state: "", members: [] }],
      }),
    });
    expect((await describeGroups(cluster, [group("g", "consumer")])).get("g")).toEqual({
      known: true,
      value: { groupId: "g", state: "Dead", type: "consumer", members: [] },
    });
  });
});
