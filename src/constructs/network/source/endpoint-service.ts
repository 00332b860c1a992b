import { Token } from "cdktf";
import { dnsNameProblem, liesIn } from "../../../network/dns-name";
import { type Endpoint } from "../../../network/listeners";
import { brokerPorts, brokerProblems, type SourceProtocol } from "./brokers";
import { interfaceEndpoint, type OfferedService, serviceProblems } from "./interface-endpoint";
import { serversText, type SourceWay } from "./source-way";
import { sourceZone } from "./source-zone";

/** A broker as it advertises itself behind a service. */
export interface ServedBroker extends Endpoint {
  /** Its zone by id, where its name must lead to the endpoint in that zone alone: services that do not balance across zones. */
  readonly azId?: string;
}

/** A source that people run themselves, behind an endpoint service of its own account. */
export interface EndpointServiceSource extends OfferedService {
  readonly kind: "endpoint-service";
  readonly protocol: SourceProtocol;
  /** Where the service lives in another region; it must be offered in ours (supported regions). */
  readonly serviceRegion?: string;
  /** The private zone in which the brokers' names lie: `kafka.old.example.com`. */
  readonly zone: string;
  readonly existingZoneId?: string;
  readonly bootstrap: Endpoint;
  /** Every broker as it advertises itself: the source must do so, it cannot be put right from here. */
  readonly brokers: readonly ServedBroker[];
}

/** Endpoint, zone, and a record for each of the source's names. */
export const endpointService: SourceWay<EndpointServiceSource> = {
  ports: (source) => brokerPorts({ brokers: addresses(source) }),
  problems: (source, setting) => [
    ...serviceProblems(source, setting, false, source.serviceRegion),
    ...brokerProblems(source),
    ...zoneProblems(source),
    ...zonalProblems(source),
  ],
  remarks: ({ zone }) => [
    `The source's brokers must advertise the names of ${zone} that are declared here: clients are led to what they advertise, and nothing on this side changes it.`,
  ],
  endpoints: addresses,
  make(scope, source, setting, marks) {
    const { serviceRegion, zone: name, existingZoneId } = source;
    const endpoint = interfaceEndpoint(scope, source, setting, marks, serviceRegion);
    const hosts = new Map<string, string | undefined>();
    for (const { host, azId } of [{ ...source.bootstrap, azId: undefined }, ...source.brokers])
      if (!hosts.has(host)) hosts.set(host, azId);
    const records = [...hosts].map(([host, azId]) => ({ name: host, ...(azId === undefined ? {} : { azId }) }));
    const wanted = { name, records, ...(existingZoneId === undefined ? {} : { existingZoneId }) };
    const zone = sourceZone(scope, wanted, endpoint, setting, marks);
    return { endpoint, zone, bootstrapServers: serversText([source.bootstrap]) };
  },
};

/** Bootstrap first, each address once. */
function addresses({ bootstrap, brokers }: EndpointServiceSource): readonly Endpoint[] {
  const all = [bootstrap, ...brokers].map(({ host, port }) => ({ host, port }));
  return [...new Map(all.map((one) => [serversText([one]), one])).values()];
}

function zoneProblems({ zone, bootstrap, brokers }: EndpointServiceSource): readonly string[] {
  const wrong = dnsNameProblem(zone);
  if (wrong !== undefined) return [`source.zone: ${wrong}`];
  return [bootstrap, ...brokers]
    .filter(({ host }) => !liesIn(host, zone))
    .map(
      ({ host }) =>
        `source: ${host} does not lie in the zone ${zone}, so no record can lead it to the endpoint. Name a zone that holds all of the source's names, or have the source advertise others.`,
    );
}

/** Behind one name of an endpoint only ports tell brokers apart; a name of its own in one zone does as well. */
function zonalProblems({ brokers, azIds }: EndpointServiceSource): readonly string[] {
  const holders = new Map<string, string[]>();
  for (const { host, port, azId } of brokers) {
    const way = `${azId ?? "every zone"}, port ${String(port)}`;
    holders.set(way, [...(holders.get(way) ?? []), host]);
  }
  const shared = [...holders].filter(([, hosts]) => hosts.length > 1);
  const foreign = brokers.filter(({ azId }) => azId !== undefined && !azIds.some((one) => one === azId));
  return [
    ...shared.map(
      ([way, hosts]) =>
        `source.brokers: ${hosts.join(", ")} all lead to the endpoint in ${way}, which cannot tell them apart. Let each broker have a listener on a port of its own, or a zone of its own (azId).`,
    ),
    ...foreign
      .filter(({ azId }) => !Token.isUnresolved(azId))
      .map(
        ({ host, azId }) =>
          `source.brokers: ${host} is in ${azId ?? ""}, which is not among source.azIds (${azIds.join(", ")}): add it there.`,
      ),
  ];
}
