import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** Topics to tell of: all, or none (the cluster only). A topic is never named, since a broker could create it. */
export interface MetadataRequest {
  readonly topics: "all" | "none";
}

/** One broker as clients are told to reach it. */
export interface MetadataBroker {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
}

/** One partition; `errorCode` 5 is a partition without a leader. */
export interface MetadataPartition {
  readonly errorCode: number;
  readonly partition: number;
  readonly leader: number;
  /** -1 before version 7. */
  readonly leaderEpoch: number;
  readonly replicas: readonly number[];
  readonly inSyncReplicas: readonly number[];
}

/** One topic, with an error of its own. */
export interface MetadataTopic {
  readonly errorCode: number;
  readonly name: string;
  readonly topicId: string | null;
  readonly internal: boolean;
  readonly partitions: readonly MetadataPartition[];
  /** A bit per operation; see `operationsOf`. The lowest integer before version 8: not told. */
  readonly authorizedOperations: number;
}

/** Brokers, topics and partitions. */
export interface MetadataResponse extends Throttled {
  readonly brokers: readonly MetadataBroker[];
  readonly clusterId: string | null;
  readonly controllerId: number;
  readonly topics: readonly MetadataTopic[];
  /** Of versions 8 to 10 only; see `operationsOf`. */
  readonly clusterAuthorizedOperations: number;
}

/** What a broker writes where the operations were not asked for or cannot be told. */
const notTold = -2147483648;

/** Metadata: brokers, topics, partitions and who leads them. */
export const metadata: Api<MetadataRequest, MetadataResponse> = {
  name: "Metadata",
  key: 3,
  versions: { min: 4, max: 12 },
  flexibleFrom: 9,
  encode(writer, request, version) {
    writer.array(request.topics === "all" ? null : [], () => undefined);
    writer.boolean(false);
    if (version >= 8 && version <= 10) writer.boolean(request.topics === "none");
    if (version >= 8) writer.boolean(request.topics === "all");
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = reader.int32();
    const brokers = reader.array(broker);
    const clusterId = reader.nullableString();
    const controllerId = reader.int32();
    const shared: SharedLists = new Map();
    const topics = reader.array(() => topic(reader, version, shared));
    const clusterAuthorizedOperations = version >= 8 && version <= 10 ? reader.int32() : notTold;
    reader.tags();
    return { throttleTimeMs, brokers, clusterId, controllerId, topics, clusterAuthorizedOperations };
  },
};

function broker(reader: Reader): MetadataBroker {
  const value = { id: reader.int32(), host: reader.string(), port: reader.int32(), rack: reader.nullableString() };
  reader.tags();
  return value;
}

/** Lists of brokers, each kept once: a hundred thousand partitions have few different ones. */
type SharedLists = Map<string, readonly number[]>;

function brokerIds(reader: Reader, shared: SharedLists): readonly number[] {
  const ids = reader.array(() => reader.int32());
  const key = ids.join();
  const there = shared.get(key);
  if (there !== undefined) return there;
  shared.set(key, ids);
  return ids;
}

function topic(reader: Reader, version: number, shared: SharedLists): MetadataTopic {
  const errorCode = reader.int16();
  const name = reader.nullableString() ?? "";
  const topicId = version >= 10 ? reader.uuid() : null;
  const internal = reader.boolean();
  const partitions = reader.array(() => partition(reader, version, shared));
  const authorizedOperations = version >= 8 ? reader.int32() : notTold;
  reader.tags();
  return { errorCode, name, topicId, internal, partitions, authorizedOperations };
}

function partition(reader: Reader, version: number, shared: SharedLists): MetadataPartition {
  const errorCode = reader.int16();
  const index = reader.int32();
  const leader = reader.int32();
  const leaderEpoch = version >= 7 ? reader.int32() : -1;
  const replicas = brokerIds(reader, shared);
  const inSyncReplicas = brokerIds(reader, shared);
  if (version >= 5) reader.array(() => reader.int32());
  reader.tags();
  return { errorCode, partition: index, leader, leaderEpoch, replicas, inSyncReplicas };
}
