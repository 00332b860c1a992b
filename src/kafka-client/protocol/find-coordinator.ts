import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** Groups whose coordinators are looked for: one only before version 4 (KIP-699). */
export interface FindCoordinatorRequest {
  readonly groupIds: readonly string[];
}

/** Who coordinates one group, with an error of its own. */
export interface Coordinator {
  /** Empty before version 4: the one that was asked for. */
  readonly groupId: string;
  readonly brokerId: number;
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

/** Coordinators of all groups. */
export interface FindCoordinatorResponse extends Throttled {
  readonly coordinators: readonly Coordinator[];
}

/** First version that takes several groups. */
export const batchedFindCoordinator = 4;

const groupKey = 0;

/**
 * FindCoordinator: which broker keeps a group's offsets. A broker that has no offsets topic yet creates it to answer, so
 * this is asked only where the topic is known to exist.
 */
export const findCoordinator: Api<FindCoordinatorRequest, FindCoordinatorResponse> = {
  name: "FindCoordinator",
  key: 10,
  versions: { min: 0, max: 4 },
  flexibleFrom: 3,
  encode(writer, request, version) {
    if (version < batchedFindCoordinator) {
      if (request.groupIds.length !== 1) throw new RangeError("FindCoordinator before version 4 asks for one group");
      writer.string(request.groupIds[0] ?? "");
      if (version >= 1) writer.int8(groupKey);
    } else writer.int8(groupKey).array(request.groupIds, (_, groupId) => writer.string(groupId));
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = version >= 1 ? reader.int32() : 0;
    const coordinators = version < batchedFindCoordinator ? [single(reader, version)] : reader.array(batched);
    reader.tags();
    return { throttleTimeMs, coordinators };
  },
};

function single(reader: Reader, version: number): Coordinator {
  const errorCode = reader.int16();
  const errorMessage = version >= 1 ? reader.nullableString() : null;
  const brokerId = reader.int32();
  reader.string();
  reader.int32();
  return { groupId: "", brokerId, errorCode, errorMessage };
}

function batched(reader: Reader): Coordinator {
  const groupId = reader.string();
  const brokerId = reader.int32();
  reader.string();
  reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.nullableString();
  reader.tags();
  return { groupId, brokerId, errorCode, errorMessage };
}
