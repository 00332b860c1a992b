/** How the source cluster is reached from the target's network. */
export const sourceKinds = [
  "confluent-dedicated",
  "confluent-platt",
  "confluent-ingress-gateway",
  "msk-multi-vpc",
  "msk-same-vpc",
  "peering",
  "transit-gateway",
  "endpoint-service",
  "public",
] as const;

/** One of {@link sourceKinds}. */
export type SourceKind = (typeof sourceKinds)[number];
