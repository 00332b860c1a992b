import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** One partition whose replicas are being moved, by broker id. */
export interface ListedReassignment {
  readonly topic: string;
  readonly partition: number;
  readonly replicas: readonly number[];
  readonly adding: readonly number[];
  readonly removing: readonly number[];
}

/** Every partition that is being moved now. */
export interface ListPartitionReassignmentsResponse extends Throttled {
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly reassignments: readonly ListedReassignment[];
}

/** How long the controller may take. */
const timeoutMs = 30_000;

/** ListPartitionReassignments (KIP-455, 2.4): partitions that are being moved. The controller answers. */
export const listPartitionReassignments: Api<undefined, ListPartitionReassignmentsResponse> = {
  name: "ListPartitionReassignments",
  key: 46,
  versions: { min: 0, max: 0 },
  flexibleFrom: 0,
  encode(writer) {
    writer.int32(timeoutMs).array(null, () => undefined);
    writer.tags();
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const errorCode = reader.int16();
    const errorMessage = reader.nullableString();
    const reassignments = reader
      .array(() => {
        const topic = reader.string();
        const ofTopic = reader.array(() => reassignment(reader, topic));
        reader.tags();
        return ofTopic;
      })
      .flat();
    reader.tags();
    return { throttleTimeMs, errorCode, errorMessage, reassignments };
  },
};

function reassignment(reader: Reader, topic: string): ListedReassignment {
  const partition = reader.int32();
  const replicas = reader.array(() => reader.int32());
  const adding = reader.array(() => reader.int32());
  const removing = reader.array(() => reader.int32());
  reader.tags();
  return { topic, partition, replicas, adding, removing };
}
