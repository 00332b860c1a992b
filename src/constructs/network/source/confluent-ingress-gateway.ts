import { type Endpoint } from "../../../network/listeners";
import { confluentNameProblems, confluentPorts, type ConfluentSource, globalNameRemark } from "./confluent-cloud";
import { interfaceEndpoint, serviceProblems } from "./interface-endpoint";
import { serversText, type SourceWay } from "./source-way";
import { sourceZone } from "./source-zone";

/** An Enterprise cluster of Confluent Cloud behind an ingress gateway. */
export interface ConfluentIngressGateway extends ConfluentSource {
  readonly kind: "confluent-ingress-gateway";
  /** What the access point answers, and where clients begin behind it. Left out in the first apply, which makes the endpoint that the access point is for. */
  readonly accessPoint?: { readonly dnsDomain: string; readonly bootstrap: Endpoint };
}

/** Endpoint, then (in Confluent Cloud) its access point, then the zone that the access point names, with a wildcard record alone. */
export const confluentIngressGateway: SourceWay<ConfluentIngressGateway> = {
  ports: confluentPorts,
  problems: (source, setting) => [
    ...serviceProblems(source, setting, false),
    ...(source.accessPoint === undefined
      ? []
      : confluentNameProblems(source.accessPoint.dnsDomain, source.accessPoint.bootstrap, setting.region)),
    ...(source.accessPoint === undefined && source.existingZoneId !== undefined
      ? ["source.existingZoneId: a zone needs the access point that it is named after: give source.accessPoint."]
      : []),
  ],
  remarks: ({ accessPoint }) => (accessPoint === undefined ? [] : globalNameRemark(accessPoint.bootstrap)),
  warnings: ({ accessPoint }) =>
    accessPoint === undefined
      ? [
          "The endpoint comes first: make an access point with its id in Confluent Cloud, then give source.accessPoint with the DNS domain that it answers. Until then no name leads to the source.",
        ]
      : [],
  endpoints: ({ accessPoint }) => (accessPoint === undefined ? [] : [accessPoint.bootstrap]),
  make(scope, source, setting, marks) {
    const endpoint = interfaceEndpoint(scope, source, setting, marks);
    if (source.accessPoint === undefined) return { endpoint };
    const { dnsDomain, bootstrap } = source.accessPoint;
    const wanted = { ...source, name: dnsDomain, records: [{ name: `*.${dnsDomain}` }] };
    const zone = sourceZone(scope, wanted, endpoint, setting, marks);
    return { endpoint, zone, bootstrapServers: serversText([bootstrap]) };
  },
};
