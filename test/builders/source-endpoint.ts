import { declaredIn } from "../../src/constructs/network/declared";
import { type PrivateSource, sourcePorts } from "../../src/constructs/network/source/private-source";
import { SourceEndpoint, type SourceEndpointProps } from "../../src/constructs/network/source-endpoint";
import { type NetworkExpectations } from "../../src/expectations/network/document";
import { type NetworkDocument } from "../../src/network/document";
import { edgesOf } from "../../src/network/matrix";
import { aPlace } from "./network-place";
import { type Synthesized } from "./synthesized";
import { synthesizedAws } from "./synthesized-aws";

/** A dedicated cluster of Confluent Cloud in the zones of {@link aPlace}. */
export function aConfluentSource(
  source: Partial<PrivateSource<"confluent-dedicated">> = {},
): PrivateSource<"confluent-dedicated"> {
  return {
    kind: "confluent-dedicated",
    serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
    azIds: ["use1-az1", "use1-az2", "use1-az4"],
    dnsDomain: "abc123.us-east-1.aws.confluent.cloud",
    bootstrap: { host: "lkc-orders.abc123.us-east-1.aws.confluent.cloud", port: 9092 },
    ...source,
  };
}

/** The way to a source, with the edges that a replicator, clients and operators need. */
export function aSourceEndpoint(
  source: PrivateSource,
  props: Partial<Omit<SourceEndpointProps, "source">> = {},
): SourceEndpointProps {
  return {
    name: "orders-prod",
    source,
    region: "us-east-1",
    place: aPlace(),
    security: {
      edges: edgesOf({
        roles: ["replicator", "source-endpoint", "client", "operator"],
        ports: { source: sourcePorts(source) },
        rollbackUntil: "2027-03-31",
      }),
      securityGroupId: (role) => `sg-${role}`,
    },
    keepUntil: "2027-03-31",
    now: new Date("2027-01-15T12:00:00Z"),
    ...props,
  };
}

/** What the way to a source becomes, and what it declares. */
export function synthesizedSource(
  source: PrivateSource,
  props: Partial<Omit<SourceEndpointProps, "source">> = {},
): {
  readonly stack: Synthesized;
  readonly way: SourceEndpoint;
  readonly network: NetworkDocument;
  readonly expectations: NetworkExpectations;
} {
  const made: { way: SourceEndpoint; network: NetworkDocument; expectations: NetworkExpectations }[] = [];
  const stack = synthesizedAws((at) => {
    const way = new SourceEndpoint(at, "source", aSourceEndpoint(source, props));
    made.push({ way, ...declaredIn(at, { target: "payments", region: "us-east-1" }) });
  });
  const [first] = made;
  if (first === undefined) throw new Error("nothing was made");
  return { stack, ...first };
}
