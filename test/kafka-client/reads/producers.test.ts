import { type TopicPartition } from "../../../src/kafka/cluster-facts";
import { readProducers } from "../../../src/kafka-client/reads/producers";
import { ApiNotSpoken } from "../../../src/kafka-client/unreachable";
import { aCluster, metadataOf } from "../fake-cluster";

interface Question {
  readonly topics: readonly { readonly name: string; readonly partitions: readonly number[] }[];
}

function questionOf(request: unknown): Question {
  if (typeof request !== "object" || request === null || !("topics" in request))
    throw new Error("not DescribeProducers");
  return request as Question;
}

/** One producer on each partition; an error number where `errorOf` gives one. */
function producers(errorOf: (topic: string) => number = () => 0): (request: unknown) => unknown {
  return (request) => ({
    throttleTimeMs: 0,
    partitions: questionOf(request).topics.flatMap(({ name, partitions }) =>
      partitions.map((partition) => ({
        topic: name,
        partition,
        errorCode: errorOf(name),
        errorMessage: null,
        producers:
          errorOf(name) === 0
            ? [{ producerId: 7, lastTimestamp: partition - 1, transactionStartOffset: partition - 1 }]
            : [],
      })),
    ),
  });
}

const at = (topic: string, partition = 0): TopicPartition => ({ topic, partition });

describe("reading producers", () => {
  it("asks each leader once, and tells when each last produced and whether its transaction is open", async () => {
    const cluster = aCluster({ Metadata: () => metadataOf({ a: [1, 2], b: 2 }), DescribeProducers: producers() });
    const read = await readProducers(cluster, [at("a"), at("a", 1), at("b")]);
    expect(read.get("a 0")).toEqual({
      known: true,
      value: [{ producerId: 7, lastProducedAtMs: null, inTransaction: false }],
    });
    expect(read.get("a 1")).toEqual({
      known: true,
      value: [{ producerId: 7, lastProducedAtMs: 0, inTransaction: true }],
    });
    const asked = cluster.asked.filter(({ api }) => api === "DescribeProducers");
    expect(asked.map(({ to }) => to).sort()).toEqual([1, 2]);
  });

  it("asks for no more than ten thousand partitions at a time", async () => {
    const many = 10_001;
    const cluster = aCluster({
      Metadata: () => metadataOf({ a: new Array<number>(many).fill(1) }),
      DescribeProducers: producers(),
    });
    const read = await readProducers(
      cluster,
      Array.from({ length: many }, (_, partition) => at("a", partition)),
    );
    expect(read.size).toBe(many);
    const sizes = cluster.asked
      .filter(({ api }) => api === "DescribeProducers")
      .map(({ request }) => questionOf(request).topics[0]?.partitions.length);
    expect(sizes).toEqual([10_000, 1]);
  });

  it("needs READ on the topic, and says so for that topic alone", async () => {
    const cluster = aCluster({
      Metadata: () => metadataOf({ open: 1, closed: 1 }),
      DescribeProducers: producers((topic) => (topic === "closed" ? 29 : 0)),
    });
    const read = await readProducers(cluster, [at("open"), at("closed")]);
    expect(read.get("open 0")?.known).toBe(true);
    expect(read.get("closed 0")).toMatchObject({
      known: false,
      because: { error: "TOPIC_AUTHORIZATION_FAILED", grantNeeded: "READ on Topic closed" },
    });
  });

  it("asks the new leader where a partition has moved", async () => {
    const cluster = aCluster({
      Metadata: (_request, _to, call) => metadataOf({ moved: call === 0 ? 1 : 2 }),
      DescribeProducers: (request, to) => producers(() => (to === 1 ? 6 : 0))(request),
    });
    expect((await readProducers(cluster, [at("moved")])).get("moved 0")?.known).toBe(true);
  });

  it("does not know them of brokers that are too old to tell", async () => {
    const cluster = aCluster({
      Metadata: () => metadataOf({ a: 1 }),
      DescribeProducers: () => {
        throw new ApiNotSpoken({ host: "b-1", port: 9092 }, "DescribeProducers");
      },
    });
    expect((await readProducers(cluster, [at("a")])).get("a 0")).toMatchObject({
      known: false,
      because: { error: "UNSUPPORTED_VERSION" },
    });
  });

  it("does not know a partition that the answer leaves out", async () => {
    const cluster = aCluster({
      Metadata: () => metadataOf({ a: 1 }),
      DescribeProducers: () => ({ throttleTimeMs: 0, partitions: [] }),
    });
    expect((await readProducers(cluster, [at("a")])).get("a 0")).toMatchObject({ because: { error: "NO_ANSWER" } });
  });
});
