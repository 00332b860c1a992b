import { type Api, type Throttled } from "./api";

/** One ACL in Kafka's numbers; `wordsOfAcl` turns them into words. */
export interface DescribedAcl {
  readonly resourceType: number;
  readonly resourceName: string;
  readonly patternType: number;
  readonly principal: string;
  readonly host: string;
  readonly operation: number;
  readonly permission: number;
}

/** ACLs; error 54 (SECURITY_DISABLED) says that there is no authorizer to ask. */
export interface DescribeAclsResponse extends Throttled {
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly acls: readonly DescribedAcl[];
}

/** Kafka's number for "whatever it is" in every filter of DescribeAcls. */
const any = 1;

/** DescribeAcls: every ACL of the cluster in one answer. */
export const describeAcls: Api<undefined, DescribeAclsResponse> = {
  name: "DescribeAcls",
  key: 29,
  versions: { min: 1, max: 3 },
  flexibleFrom: 2,
  encode(writer) {
    writer.int8(any).string(null).int8(any);
    writer.string(null).string(null).int8(any).int8(any).tags();
  },
  decode(reader) {
    const throttleTimeMs = reader.int32();
    const errorCode = reader.int16();
    const errorMessage = reader.nullableString();
    const acls = reader
      .array(() => {
        const resourceType = reader.int8();
        const resourceName = reader.string();
        const patternType = reader.int8();
        const entries = reader.array(() => {
          const principal = reader.string();
          const host = reader.string();
          const operation = reader.int8();
          const permission = reader.int8();
          reader.tags();
          return { resourceType, resourceName, patternType, principal, host, operation, permission };
        });
        reader.tags();
        return entries;
      })
      .flat();
    reader.tags();
    return { throttleTimeMs, errorCode, errorMessage, acls };
  },
};
