import { configOf, topicsOf } from "../../../src/review/facts/topics";
import { isUnknown, Unknown } from "../../../src/review/plan/value";
import { aPlan } from "../../builders/plan";

const shapes = [
  { type: "kafka_topic", after: { name: "t", partitions: 6, replication_factor: 3, config: { "retention.ms": "1" } } },
  { type: "confluent_kafka_topic", after: { topic_name: "t", partitions_count: 6, config: { "retention.ms": "1" } } },
  { type: "automq_kafka_topic", after: { name: "t", partition: 6, configs: { "retention.ms": "1" } } },
  {
    type: "redpanda_topic",
    after: { name: "t", partition_count: 6, replication_factor: 3, configuration: { "retention.ms": "1" } },
  },
  {
    type: "kubernetes_manifest",
    after: {
      manifest: {
        apiVersion: "kafka.strimzi.io/v1",
        kind: "KafkaTopic",
        metadata: { name: "t" },
        spec: { partitions: 6, replicas: 3, config: { "retention.ms": 1 } },
      },
    },
  },
] as const;

describe("topics of a plan", () => {
  test.each(shapes.map((shape) => [shape.type, shape] as const))("are read from %s", (_, shape) => {
    const [topic] = topicsOf(aPlan([shape]));
    expect([topic?.name, topic?.partitions]).toEqual(["t", 6]);
    expect(topic === undefined ? null : configOf(topic, "retention.ms")).toBe("1");
  });

  test("have the name of spec.topicName where Kubernetes cannot have it", () => {
    const plan = aPlan([
      {
        type: "kubernetes_manifest",
        after: {
          manifest: {
            apiVersion: "kafka.strimzi.io/v1beta2",
            kind: "KafkaTopic",
            metadata: { name: "orders-v1" },
            spec: { topicName: "orders_V1" },
          },
        },
      },
    ]);
    expect(topicsOf(plan)[0]?.name).toBe("orders_V1");
  });

  test("are none where they will be gone, are only read, or are of somebody else", () => {
    const plan = aPlan([
      { type: "kafka_topic", name: "gone", before: { name: "t" }, after: null },
      { type: "kafka_topic", name: "read", mode: "data", after: { name: "t" } },
      { type: "kubernetes_manifest", after: { manifest: { apiVersion: "example.com/v1", kind: "KafkaTopic" } } },
    ]);
    expect(topicsOf(plan)).toEqual([]);
  });

  test("keep what is not known", () => {
    const [topic] = topicsOf(
      aPlan([{ type: "kafka_topic", after: { name: "t", partitions: new Unknown([]), config: new Unknown([]) } }]),
    );
    expect(isUnknown(topic?.partitions)).toBe(true);
    expect(topic === undefined ? null : configOf(topic, "retention.ms")).toBeInstanceOf(Unknown);
  });

  test("bear values of any type", () => {
    const odd = { name: ["t"], partitions: { a: 1 }, replication_factor: "three", config: [["retention.ms", "1"]] };
    const [topic] = topicsOf(aPlan([{ type: "kafka_topic", after: odd }]));
    expect([topic?.name, topic?.partitions, topic?.replicationFactor]).toEqual([null, null, null]);
  });
});
