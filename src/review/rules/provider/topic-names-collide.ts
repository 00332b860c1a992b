import { type Topic, topicName, topicsOf } from "../../facts/topics";
import { type Plan } from "../../plan/plan";
import { field, textOf } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

/** Topics that cannot both be there. */
export const topicNamesCollide: Rule = {
  name: "topic-names-collide",
  area: "provider",
  severity: "high",
  title: "Two topics have the same name, or differ in dot and underscore alone",
  what: "Two topics of the plan have names that are the same once every dot is an underscore, or exactly the same name at the same cluster.",
  why: "Brokers refuse the second one, since their metrics could not tell them apart. Two resources of one topic fight: what one sets, the other takes back, and deleting one deletes it for both.",
  remedy: "Rename one of them before its wave, or take the second resource away.",
  references: [
    "https://github.com/apache/kafka/blob/4.1/clients/src/main/java/org/apache/kafka/common/internals/Topic.java",
  ],
  *find(plan) {
    const first = new Map<string, Topic>();
    const severalClusters = hasSeveralProviders(plan);
    for (const topic of topicsOf(plan)) {
      if (typeof topic.name !== "string") continue;
      const key = `${clusterOf(topic)} ${topic.name.replaceAll(".", "_")}`;
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, topic);
        continue;
      }
      const same = earlier.name === topic.name;
      const says = same
        ? `${topic.name} is the topic of ${earlier.resource.address} as well`
        : `${topic.name} differs from ${topicName(earlier)} in . and _ alone`;
      const { resource, shape } = topic;
      yield severalClusters && resource.provider === null
        ? cannotTell(
            resource,
            shape.name,
            `${says}, and the plan does not say whether both are at one cluster: it has several Kafka providers.`,
            [earlier.resource.address],
          )
        : found(resource, shape.name, `${says}.`, [earlier.resource.address]);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "orders_too" {
  name               = "orders_v1"
  partitions         = 6
  replication_factor = 3
}`,
    },
    compliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}
resource "kafka_topic" "orders_too" {
  name               = "orders.v2"
  partitions         = 6
  replication_factor = 3
}`,
    },
  },
};

/** What tells the cluster of a topic, where its resource says so; all topics of one Kafka provider are at one. */
function clusterOf({ shape, resource }: Topic): string {
  if (shape.platform === "kafka") return resource.provider ?? shape.platform;
  if (resource.after === null || shape.platform === "strimzi") return shape.platform;
  const blocks = field(resource.after, "kafka_cluster");
  const said = textOf(field(resource.after, "kafka_instance_id")) ?? textOf(field(resource.after, "cluster_id"));
  return `${shape.platform} ${JSON.stringify(said ?? blocks)}`;
}

function hasSeveralProviders({ providers }: Plan): boolean {
  return [...providers.keys()].filter((name) => name === "kafka" || name.startsWith("kafka.")).length > 1;
}
