import { type Tier } from "../place";
import { brokerPorts, brokerProblems, type ToldBrokers } from "./brokers";
import { openTowards, routesTo, sourceNetworkProblems } from "./openings";
import { serversText, type SourceWay } from "./source-way";

/** A source behind a transit gateway: in another VPC, another region, or on premises. */
export interface TransitGatewaySource extends ToldBrokers {
  readonly kind: "transit-gateway";
  /** `tgw-…`, to which the VPC is attached; may be a token. */
  readonly transitGatewayId: string;
  /** The networks of the source. */
  readonly cidrs: readonly string[];
  /** Tiers whose route tables lead there. Default broker, where replicators run. */
  readonly tiers?: readonly Tier[];
}

/** Routes and egress rules; the gateway's own routes and the source's firewalls are others'. */
export const transitGateway: SourceWay<TransitGatewaySource> = {
  ports: brokerPorts,
  problems: (source, { place }) => [
    ...brokerProblems(source),
    ...sourceNetworkProblems("source.cidrs", source.cidrs, place),
  ],
  remarks: () => [
    "The transit gateway's route tables and the source's firewalls must know this network: an attachment opens neither.",
  ],
  endpoints: ({ brokers }) => brokers,
  make(scope, { transitGatewayId, cidrs, tiers, brokers }, setting, marks) {
    routesTo(scope, cidrs, { transitGatewayId }, setting, marks, tiers);
    openTowards(
      scope,
      cidrs.map((cidr) => ({ cidr })),
      setting,
      marks,
    );
    return { bootstrapServers: serversText(brokers) };
  },
};
