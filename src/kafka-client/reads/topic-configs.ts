import { type Answer, notKnown } from "../../kafka/answer";
import { type Configs } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants } from "../error-codes";
import { configResourceTypes, describeConfigs } from "../protocol/describe-configs";
import { unreadableBecause } from "../unreachable";
import { configsOf, type SharedConfigs, sharedConfigs } from "./configs";
import { inChunks } from "./in-chunks";

/** Topics in one request: an answer of about a third of a megabyte. */
const topicsPerRequest = 250;

/** Effective configs of topics, defaults included. Any broker knows them: the brokers are asked in turn. */
export async function readTopicConfigs(
  cluster: Cluster,
  names: readonly string[],
): Promise<ReadonlyMap<string, Answer<Configs>>> {
  const brokers = cluster.brokers();
  const shared = sharedConfigs();
  const answers = await Promise.all(
    inChunks(names, topicsPerRequest).map((chunk, index) =>
      readChunk(cluster, chunk, brokers[index % Math.max(1, brokers.length)]?.id ?? "any", shared),
    ),
  );
  return new Map(answers.flat());
}

async function readChunk(
  cluster: Cluster,
  names: readonly string[],
  from: number | "any",
  shared: SharedConfigs,
): Promise<readonly (readonly [string, Answer<Configs>])[]> {
  const resources = names.map((name) => ({ type: configResourceTypes.topic, name }));
  try {
    const { results } = await cluster.send(describeConfigs, { resources }, from);
    const byName = new Map(results.map((result) => [result.name, result]));
    return names.map((name) => [name, configsOf(byName.get(name), grants.describeTopicConfigs(name), shared)]);
  } catch (error) {
    // Every broker knows every topic: one that cannot be reached is no reason not to know.
    if (from !== "any") return readChunk(cluster, names, "any", shared);
    const because = unreadableBecause(error);
    return names.map((name) => [name, notKnown(because)]);
  }
}
