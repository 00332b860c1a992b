import { type Endpoint } from "../../../network/listeners";
import { confluentNameProblems, confluentPorts, type ConfluentSource, globalNameRemark } from "./confluent-cloud";
import { recordsOf } from "./confluent-dedicated";
import { interfaceEndpoint, serviceProblems } from "./interface-endpoint";
import { serversText, type SourceWay } from "./source-way";
import { sourceZone } from "./source-zone";

/** An Enterprise cluster of Confluent Cloud behind a PrivateLink attachment, which ingress gateways have replaced since February 2026. */
export interface ConfluentPlatt extends ConfluentSource {
  readonly kind: "confluent-platt";
  /** The attachment's DNS domain, one for the whole region: `us-east-1.aws.private.confluent.cloud`. */
  readonly dnsDomain: string;
  readonly bootstrap: Endpoint;
}

/** The same as for Dedicated clusters; the endpoint is told to Confluent Cloud after it is made. */
export const confluentPlatt: SourceWay<ConfluentPlatt> = {
  ports: confluentPorts,
  problems: (source, setting) => [
    ...serviceProblems(source, setting, false),
    ...confluentNameProblems(source.dnsDomain, source.bootstrap, setting.region),
  ],
  remarks: ({ bootstrap, dnsDomain }) => [
    "Tell Confluent Cloud the endpoint's id after the apply (private link attachment connection); until then it does not connect.",
    `${dnsDomain} belongs to the region, not to the environment: attachments of two environments cannot be in one VPC. New ways should use an ingress gateway (confluent-ingress-gateway).`,
    ...globalNameRemark(bootstrap),
  ],
  endpoints: ({ bootstrap }) => [bootstrap],
  make(scope, source, setting, marks) {
    const endpoint = interfaceEndpoint(scope, source, setting, marks);
    const ours = setting.place.subnets("endpoint").map(({ azId }) => azId);
    const common = source.azIds.filter((azId) => ours.includes(azId));
    const records = recordsOf({ dnsDomain: source.dnsDomain, azIds: common });
    const zone = sourceZone(scope, { ...source, name: source.dnsDomain, records }, endpoint, setting, marks);
    return { endpoint, zone, bootstrapServers: serversText([source.bootstrap]) };
  },
};
