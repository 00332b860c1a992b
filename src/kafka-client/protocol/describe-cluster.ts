import { type Api, type Throttled } from "./api";

/** The cluster's own facts; brokers are read from Metadata. */
export interface DescribeClusterResponse extends Throttled {
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly clusterId: string;
  readonly controllerId: number;
  /** A bit per operation that the asking principal may do on the cluster; see `operationsOf`. */
  readonly authorizedOperations: number;
}

const brokerEndpoints = 1;

/** DescribeCluster (KIP-700, 2.8), with the rights of the principal that asks. */
export const describeCluster: Api<undefined, DescribeClusterResponse> = {
  name: "DescribeCluster",
  key: 60,
  versions: { min: 0, max: 1 },
  flexibleFrom: 0,
  encode(writer, _request, version) {
    writer.boolean(true);
    if (version >= 1) writer.int8(brokerEndpoints);
    writer.tags();
  },
  decode(reader, version) {
    const throttleTimeMs = reader.int32();
    const errorCode = reader.int16();
    const errorMessage = reader.nullableString();
    if (version >= 1) reader.int8();
    const clusterId = reader.string();
    const controllerId = reader.int32();
    reader.array(() => {
      reader.int32();
      reader.string();
      reader.int32();
      reader.nullableString();
      reader.tags();
    });
    const authorizedOperations = reader.int32();
    reader.tags();
    return { throttleTimeMs, errorCode, errorMessage, clusterId, controllerId, authorizedOperations };
  },
};
