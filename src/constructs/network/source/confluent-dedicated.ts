import { type Endpoint } from "../../../network/listeners";
import { confluentNameProblems, confluentPorts, type ConfluentSource, globalNameRemark } from "./confluent-cloud";
import { interfaceEndpoint, serviceProblems } from "./interface-endpoint";
import { serversText, type SourceWay } from "./source-way";
import { sourceZone, type ZoneRecord } from "./source-zone";

/** A Dedicated cluster of Confluent Cloud in a PrivateLink network. */
export interface ConfluentDedicated extends ConfluentSource {
  readonly kind: "confluent-dedicated";
  /** The network's DNS domain: `abc123.us-east-1.aws.confluent.cloud`. */
  readonly dnsDomain: string;
  readonly bootstrap: Endpoint;
}

/**
 * Endpoint, zone, a wildcard record, and one for each of the source's zones, whose brokers are named below the zone's id (Confluent's
 * example of a dedicated PrivateLink cluster). A cluster in one zone has the wildcard only.
 */
export const confluentDedicated: SourceWay<ConfluentDedicated> = {
  ports: confluentPorts,
  problems: (source, setting) => [
    ...serviceProblems(source, setting, true),
    ...confluentNameProblems(source.dnsDomain, source.bootstrap, setting.region),
  ],
  remarks: ({ bootstrap }) => [
    "Confluent Cloud must know this account before the endpoint can connect (private link access with the account's id).",
    ...globalNameRemark(bootstrap),
  ],
  endpoints: ({ bootstrap }) => [bootstrap],
  make(scope, source, setting, marks) {
    const endpoint = interfaceEndpoint(scope, source, setting, marks);
    const zone = sourceZone(
      scope,
      { ...source, name: source.dnsDomain, records: recordsOf(source) },
      endpoint,
      setting,
      marks,
    );
    return { endpoint, zone, bootstrapServers: serversText([source.bootstrap]) };
  },
};

/** One record for all, one for each zone where there are several. */
export function recordsOf({
  dnsDomain,
  azIds,
}: {
  readonly dnsDomain: string;
  readonly azIds: readonly string[];
}): readonly ZoneRecord[] {
  const zonal = azIds.length > 1 ? azIds.map((azId) => ({ name: `*.${azId}.${dnsDomain}`, azId })) : [];
  return [{ name: `*.${dnsDomain}` }, ...zonal];
}
