import { join } from "node:path";
import { closing } from "../../../src/rehearsal/closing";
import { type KafkaDistribution, kafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { freshPassword, startCluster } from "../../../src/rehearsal/rig/start-cluster";
import { commit, createTopics, write, writeAcls } from "./fill";
import { acls, applications, groups, partitions, quotas, topics } from "./size";

/** A source of production size, and room for a target beside it. */
export interface CrowdedClusters {
  readonly source: RunningCluster;
  readonly sourceDistribution: KafkaDistribution;
  /** Starts an empty target. */
  startTarget(nodes: 1 | 3): Promise<RunningCluster>;
  stop(): Promise<void>;
}

/** Starts the source (3.9.2, one broker) and fills it: see {@link topics} and what follows there. */
export async function startCrowdedClusters(
  directory: string,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<CrowdedClusters> {
  const open = closing();
  const start = async (name: string, version: "3.9.2" | "4.3.1", nodes: 1 | 3): Promise<RunningCluster> => {
    const distribution = await kafkaDistribution({ version, onProgress: say, signal });
    const cluster = await startCluster({
      name,
      distribution,
      nodes,
      directory: join(directory, name),
      heapMegabytes: 320,
      signal,
    });
    open.add(name, () => cluster.stop());
    return cluster;
  };
  try {
    say("starting and filling a source with 789 topics");
    const source = await start("source", "3.9.2", 1);
    await fillSource(source);
    return {
      source,
      sourceDistribution: await kafkaDistribution({ version: "3.9.2" }),
      startTarget: (nodes) => start("target", "4.3.1", nodes),
      stop: async () => void (await open.closeAll()),
    };
  } catch (error) {
    await open.closeAll();
    throw error;
  }
}

async function fillSource(source: RunningCluster): Promise<void> {
  // Users come first: brokers that have just got thousands of topics take their time to know one.
  await source.setPasswords(applications.slice(0, 20).map((name) => ({ name, password: freshPassword() })));
  await createTopics(source, topics);
  await writeAcls(source, acls);
  await source.setQuotas(quotas);
  await write(
    source,
    partitions.map((place) => ({ ...place, message: { key: "k", value: "v" } })),
  );
  await commit(
    source,
    groups.map(({ groupId, topics: read }) => ({ groupId, positions: positionsOf(read) })),
  );
}

/** Every partition of these topics has one record, and it has been read. */
export function positionsOf(read: readonly string[]): readonly { topic: string; partition: number; offset: number }[] {
  const wanted = new Set(read);
  return partitions.filter(({ topic }) => wanted.has(topic)).map((place) => ({ ...place, offset: 1 }));
}
