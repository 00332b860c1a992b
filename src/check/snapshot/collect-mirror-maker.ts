import { type Answer, known, notKnown } from "../../kafka/answer";
import { partitionKey, type TopicPartition } from "../../kafka/cluster-facts";
import { type Cluster } from "../../kafka-client/cluster";
import { readLogOffsets } from "../../kafka-client/reads/log-offsets";
import { type FetchedRecord, readRecords } from "../../kafka-client/reads/records";
import { decodeOffsetSync, type OffsetSync } from "../mirror-maker/offset-sync";
import { decodeSourcePosition } from "../mirror-maker/source-position";
import { inTargetOrder } from "../mirror-maker/sync-history";
import { offsetSyncsTopic, positionsTopic } from "../mirror-maker/topics";
import { knownByName } from "./by-name";
import { partitionsOf } from "./collect-cluster";
import { inTurn } from "./in-turn";
import { readingFailed } from "./reading-failed";
import { type ByName, type ClusterSeen } from "./snapshot";

const partitionsAtOnce = 8;

/** Reads MirrorMaker's positions, again and again: each look reads only what was written since the one before. */
export interface PositionReader {
  look(): Promise<Answer<ByName<number>>>;
}

/** A reader of `mm2-offsets.<alias>.internal`, of which the latest value of each key counts. */
export function positionReader(cluster: Cluster, topics: ClusterSeen["topics"], sourceAlias: string): PositionReader {
  const topic = positionsTopic(sourceAlias);
  const readFrom = new Map<string, number>();
  const positions = new Map<string, number>();
  const take = ({ key, value }: FetchedRecord): void => {
    const position = decodeSourcePosition(key, value, sourceAlias);
    if (position === undefined) return;
    if (position.offset === null) positions.delete(partitionKey(position));
    else positions.set(partitionKey(position), position.offset);
  };
  return {
    look: async () => {
      const read = await readThrough(cluster, topics, topic, readFrom, take);
      return read.known ? knownByName(positions) : read;
    },
  };
}

/** Every offset sync that is still in `mm2-offset-syncs.<alias>.internal`, by `partitionKey`, oldest first. */
export async function readOffsetSyncs(
  cluster: Cluster,
  topics: ClusterSeen["topics"],
  sourceAlias: string,
): Promise<Answer<ByName<readonly OffsetSync[]>>> {
  const syncs = new Map<string, OffsetSync[]>();
  const read = await readThrough(cluster, topics, offsetSyncsTopic(sourceAlias), new Map(), ({ key, value }) => {
    const record = decodeOffsetSync(key, value);
    if (record === undefined) return;
    const there = syncs.get(partitionKey(record));
    if (there === undefined) syncs.set(partitionKey(record), [record.sync]);
    else there.push(record.sync);
  });
  if (!read.known) return read;
  return knownByName([...syncs].map(([key, there]) => [key, inTargetOrder(there)]));
}

async function readThrough(
  cluster: Cluster,
  topics: ClusterSeen["topics"],
  topic: string,
  readFrom: Map<string, number>,
  take: (record: FetchedRecord) => void,
): Promise<Answer<true>> {
  if (!topics.known) return topics;
  const facts = topics.value[topic];
  if (facts === undefined)
    return notKnown({
      error: "MIRROR_MAKER_TOPIC_NOT_SEEN",
      message: `${topic} is not there, or the checker may not see it: MirrorMaker has not run for this source alias.`,
      grantNeeded: `READ on Topic ${topic}`,
    });
  if (!facts.known) return facts;
  const bounds = await readLogOffsets(cluster, partitionsOf(facts.value));
  const problems = await inTurn(partitionsOf(facts.value), partitionsAtOnce, async (at) => {
    const log = bounds.get(partitionKey(at));
    if (log === undefined) return undefined;
    if (!log.known) return log;
    const from = readFrom.get(partitionKey(at)) ?? log.value.start;
    return readPartition(cluster, at, from, log.value.lastStable, readFrom, take);
  });
  return problems.find((problem) => problem !== undefined) ?? known(true);
}

async function readPartition(
  cluster: Cluster,
  at: TopicPartition,
  from: number,
  to: number,
  readFrom: Map<string, number>,
  take: (record: FetchedRecord) => void,
): Promise<(Answer<true> & { readonly known: false }) | undefined> {
  if (from >= to) return undefined;
  try {
    for await (const record of readRecords(cluster, { ...at, from, to, isolation: "read_committed" })) take(record);
    readFrom.set(partitionKey(at), to);
    return undefined;
  } catch (error) {
    return { known: false, because: readingFailed(error) };
  }
}
