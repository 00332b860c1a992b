import { type Tier } from "../place";
import { brokerPorts, brokerProblems, type ToldBrokers } from "./brokers";
import { openTowards, routesTo, sourceNetworkProblems } from "./openings";
import { serversText, type SourceWay } from "./source-way";

/** A source in a VPC that is peered with the target's. */
export interface PeeredSource extends ToldBrokers {
  readonly kind: "peering";
  /** `pcx-…`, active on both sides; may be a token. */
  readonly peeringConnectionId: string;
  /** The networks of the source's VPC. */
  readonly cidrs: readonly string[];
  /** Tiers whose route tables lead there. Default broker, where replicators run. */
  readonly tiers?: readonly Tier[];
}

/** Routes and egress rules; the way back and the source's groups are the source's own. */
export const peering: SourceWay<PeeredSource> = {
  ports: brokerPorts,
  problems: (source, { place }) => [
    ...brokerProblems(source),
    ...sourceNetworkProblems("source.cidrs", source.cidrs, place),
  ],
  remarks: () => [
    "The source's side needs routes back to this network and rules that let it in: peering opens neither.",
    "Once PrivateLink's private names answer in a VPC, clients that came through peering follow them: turn private zones on as a step of their own.",
  ],
  endpoints: ({ brokers }) => brokers,
  make(scope, { peeringConnectionId, cidrs, tiers, brokers }, setting, marks) {
    routesTo(scope, cidrs, { vpcPeeringConnectionId: peeringConnectionId }, setting, marks, tiers);
    openTowards(
      scope,
      cidrs.map((cidr) => ({ cidr })),
      setting,
      marks,
    );
    return { bootstrapServers: serversText(brokers) };
  },
};
