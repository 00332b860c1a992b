import { type Api, type Throttled } from "./api";

/** One group that this broker coordinates. */
export interface ListedGroup {
  readonly groupId: string;
  readonly protocolType: string;
  /** Null before version 4 (KIP-518). */
  readonly state: string | null;
  /** Null before version 5 (KIP-848). */
  readonly type: string | null;
}

/** The groups that one broker coordinates and that the principal may see: others are left out silently. */
export interface ListGroupsResponse extends Throttled {
  readonly errorCode: number;
  readonly groups: readonly ListedGroup[];
}

/** ListGroups: the groups of one broker, in all states and of all types. */
export const listGroups: Api<undefined, ListGroupsResponse> = {
  name: "ListGroups",
  key: 16,
  versions: { min: 0, max: 5 },
  flexibleFrom: 3,
  encode(writer, _request, version) {
    if (version >= 4) writer.array([], () => undefined);
    if (version >= 5) writer.array([], () => undefined);
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = version >= 1 ? reader.int32() : 0;
    const errorCode = reader.int16();
    const groups = reader.array(() => {
      const group = {
        groupId: reader.string(),
        protocolType: reader.string(),
        state: version >= 4 ? reader.string() : null,
        type: version >= 5 ? reader.string() : null,
      };
      reader.tags();
      return group;
    });
    reader.tags();
    return { throttleTimeMs, errorCode, groups };
  },
};
