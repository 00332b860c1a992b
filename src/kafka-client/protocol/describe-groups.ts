import { type Api, type Throttled } from "./api";
import { type Reader } from "./reader";

/** Groups of the classic protocol, all with the same coordinator. */
export interface DescribeGroupsRequest {
  readonly groupIds: readonly string[];
}

/** One member; `assignment` are the bytes that the group's own protocol defines. */
export interface DescribedMember {
  readonly memberId: string;
  readonly clientId: string;
  readonly host: string;
  readonly assignment: Buffer;
}

/** One group, with an error of its own. One that does not exist is `Dead` without an error. */
export interface DescribedGroup {
  readonly errorCode: number;
  readonly groupId: string;
  readonly state: string;
  readonly protocolType: string;
  readonly members: readonly DescribedMember[];
}

/** Groups of one coordinator. */
export interface DescribeGroupsResponse extends Throttled {
  readonly groups: readonly DescribedGroup[];
}

/** DescribeGroups: state and members of classic groups. A group of KIP-848 is told as `Dead` here. */
export const describeGroups: Api<DescribeGroupsRequest, DescribeGroupsResponse> = {
  name: "DescribeGroups",
  key: 15,
  versions: { min: 0, max: 5 },
  flexibleFrom: 5,
  encode(writer, request, version) {
    writer.array(request.groupIds, (_, groupId) => writer.string(groupId));
    if (version >= 3) writer.boolean(false);
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = version >= 1 ? reader.int32() : 0;
    const groups = reader.array(() => group(reader, version));
    reader.tags();
    return { throttleTimeMs, groups };
  },
};

function group(reader: Reader, version: number): DescribedGroup {
  const errorCode = reader.int16();
  const groupId = reader.string();
  const state = reader.string();
  const protocolType = reader.string();
  reader.string();
  const members = reader.array(() => member(reader, version));
  if (version >= 3) reader.int32();
  reader.tags();
  return { errorCode, groupId, state, protocolType, members };
}

function member(reader: Reader, version: number): DescribedMember {
  const memberId = reader.string();
  if (version >= 4) reader.nullableString();
  const clientId = reader.string();
  const host = reader.string();
  reader.nullableBytes();
  const assignment = reader.nullableBytes() ?? Buffer.alloc(0);
  reader.tags();
  return { memberId, clientId, host, assignment };
}
