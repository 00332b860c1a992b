import { type Answer, notKnown } from "../../kafka/answer";
import { type Configs } from "../../kafka/cluster-facts";
import { type Cluster } from "../cluster";
import { grants } from "../error-codes";
import { configResourceTypes, describeConfigs } from "../protocol/describe-configs";
import { unreadableBecause } from "../unreachable";
import { configsOf } from "./configs";

/** Effective configs of every broker, each told by itself. Sensitive values are null. */
export async function readBrokerConfigs(cluster: Cluster): Promise<ReadonlyMap<number, Answer<Configs>>> {
  const answers = await Promise.all(cluster.brokers().map(async ({ id }) => [id, await readOne(cluster, id)] as const));
  return new Map(answers);
}

async function readOne(cluster: Cluster, id: number): Promise<Answer<Configs>> {
  const resources = [{ type: configResourceTypes.broker, name: String(id) }];
  try {
    const { results } = await cluster.send(describeConfigs, { resources }, id);
    return configsOf(results[0], grants.describeClusterConfigs);
  } catch (error) {
    return notKnown(unreadableBecause(error));
  }
}
