import { type TopicPartition } from "../../../src/kafka/cluster-facts";
import { readLogOffsets } from "../../../src/kafka-client/reads/log-offsets";
import { EndpointUnreachable } from "../../../src/kafka-client/unreachable";
import { aCluster, metadataOf } from "../fake-cluster";

const at = (topic: string, partition = 0): TopicPartition => ({ topic, partition });

interface Question {
  readonly isolation: number;
  readonly topics: readonly {
    readonly name: string;
    readonly partitions: readonly { readonly partition: number; readonly timestamp: number }[];
  }[];
}

/** Start 5, last stable 90, end 100; an error number where `errorOf` gives one. */
function offsets(errorOf: (topic: string) => number = () => 0): (request: unknown) => unknown {
  return (request) => ({
    throttleTimeMs: 0,
    offsets: questionOf(request).topics.flatMap(({ name, partitions }) =>
      partitions.map(({ partition, timestamp }) => ({
        topic: name,
        partition,
        errorCode: errorOf(name),
        timestamp: -1,
        offset: timestamp === -2 ? 5 : questionOf(request).isolation === 1 ? 90 : 100,
      })),
    ),
  });
}

function questionOf(request: unknown): Question {
  if (typeof request !== "object" || request === null || !("topics" in request)) throw new Error("not ListOffsets");
  return request as Question;
}

describe("reading log offsets", () => {
  it("asks each leader three times, however many partitions it leads", async () => {
    const cluster = aCluster({ Metadata: () => metadataOf({ a: [1, 2, 1], b: 2 }), ListOffsets: offsets() });
    const read = await readLogOffsets(cluster, [at("a"), at("a", 1), at("a", 2), at("b")]);
    expect([...read.keys()].sort()).toEqual(["a 0", "a 1", "a 2", "b 0"]);
    for (const answer of read.values())
      expect(answer).toEqual({ known: true, value: { start: 5, lastStable: 90, end: 100 } });
    expect(
      cluster.asked
        .filter(({ api }) => api === "ListOffsets")
        .map(({ to }) => to)
        .sort(),
    ).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it("looks at the metadata once more and asks only for partitions whose leader has moved", async () => {
    const cluster = aCluster({
      Metadata: (_request, _to, call) => metadataOf(call === 0 ? { still: 1, moved: 1 } : { still: 1, moved: 2 }),
      ListOffsets: (request, to) => offsets((topic) => (topic === "moved" && to === 1 ? 6 : 0))(request),
    });
    const read = await readLogOffsets(cluster, [at("still"), at("moved")]);
    expect(read.get("moved 0")).toEqual({ known: true, value: { start: 5, lastStable: 90, end: 100 } });
    const toTheNewLeader = cluster.asked.filter(({ api, to }) => api === "ListOffsets" && to === 2);
    expect(toTheNewLeader).toHaveLength(3);
    expect(toTheNewLeader.map(({ request }) => questionOf(request).topics.map(({ name }) => name))).toEqual([
      ["moved"],
      ["moved"],
      ["moved"],
    ]);
    expect(cluster.asked.filter(({ api }) => api === "Metadata")).toHaveLength(2);
  });

  it("says which right is missing, for that partition alone", async () => {
    const cluster = aCluster({
      Metadata: () => metadataOf({ open: 1, closed: 1 }),
      ListOffsets: offsets((topic) => (topic === "closed" ? 29 : 0)),
    });
    const read = await readLogOffsets(cluster, [at("open"), at("closed")]);
    expect(read.get("open 0")?.known).toBe(true);
    expect(read.get("closed 0")).toMatchObject({
      known: false,
      because: { error: "TOPIC_AUTHORIZATION_FAILED", grantNeeded: "DESCRIBE on Topic closed" },
    });
  });

  it("does not know a partition that is not seen, or has no leader", async () => {
    const cluster = aCluster({ Metadata: () => metadataOf({ headless: -1 }), ListOffsets: offsets() });
    const read = await readLogOffsets(cluster, [at("headless"), at("absent")]);
    expect(read.get("headless 0")).toMatchObject({ known: false, because: { error: "LEADER_NOT_AVAILABLE" } });
    expect(read.get("absent 0")).toMatchObject({
      known: false,
      because: { error: "UNKNOWN_TOPIC_OR_PARTITION", grantNeeded: "DESCRIBE on Topic absent" },
    });
  });

  it("does not know the partitions of a broker that cannot be reached, and knows the others", async () => {
    const cluster = aCluster({
      Metadata: () => metadataOf({ here: 1, there: 2 }),
      ListOffsets: (request, to) => {
        if (to === 2) throw new EndpointUnreachable({ host: "b-2", port: 9092 }, "tcp", "ECONNREFUSED");
        return offsets()(request);
      },
    });
    const read = await readLogOffsets(cluster, [at("here"), at("there")]);
    expect(read.get("here 0")?.known).toBe(true);
    expect(read.get("there 0")).toMatchObject({
      known: false,
      because: { error: "ECONNREFUSED", message: "b-2:9092 breaks at tcp: nothing listens on this port." },
    });
  });
});
