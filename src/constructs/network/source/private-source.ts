import { type Ports } from "../../../network/edge";
import { type SourceKind } from "../../../network/source-kind";
import { confluentDedicated, type ConfluentDedicated } from "./confluent-dedicated";
import { confluentIngressGateway, type ConfluentIngressGateway } from "./confluent-ingress-gateway";
import { confluentPlatt, type ConfluentPlatt } from "./confluent-platt";
import { endpointService, type EndpointServiceSource } from "./endpoint-service";
import { type MskMultiVpc, mskMultiVpc } from "./msk-multi-vpc";
import { type MskSameVpc, mskSameVpc } from "./msk-same-vpc";
import { peering, type PeeredSource } from "./peering";
import { type PublicSource, publicSource } from "./public";
import { type SourceWay } from "./source-way";
import { transitGateway, type TransitGatewaySource } from "./transit-gateway";

/** What is declared of each kind of source. */
export interface SourceByKind {
  readonly "confluent-dedicated": ConfluentDedicated;
  readonly "confluent-platt": ConfluentPlatt;
  readonly "confluent-ingress-gateway": ConfluentIngressGateway;
  readonly "msk-multi-vpc": MskMultiVpc;
  readonly "msk-same-vpc": MskSameVpc;
  readonly peering: PeeredSource;
  readonly "transit-gateway": TransitGatewaySource;
  readonly "endpoint-service": EndpointServiceSource;
  readonly public: PublicSource;
}

/** How the source cluster is reached from the target's network; `kind` decides what else must be told. */
export type PrivateSource<K extends SourceKind = SourceKind> = {
  readonly [P in K]: SourceByKind[P] & { readonly kind: P };
}[K];

/** Every kind and how its way is made. */
const ways: { readonly [K in SourceKind]: SourceWay<PrivateSource<K>> } = {
  "confluent-dedicated": confluentDedicated,
  "confluent-platt": confluentPlatt,
  "confluent-ingress-gateway": confluentIngressGateway,
  "msk-multi-vpc": mskMultiVpc,
  "msk-same-vpc": mskSameVpc,
  peering,
  "transit-gateway": transitGateway,
  "endpoint-service": endpointService,
  public: publicSource,
};

/** The way that belongs to a source. */
export function wayTo<K extends SourceKind>(source: PrivateSource<K>): SourceWay<PrivateSource<K>> {
  return ways[source.kind];
}

/** The ports that a source listens on as seen from the target: the matrix of edges is made with them. */
export function sourcePorts<K extends SourceKind>(source: PrivateSource<K>): readonly Ports[] {
  return wayTo(source).ports(source);
}
