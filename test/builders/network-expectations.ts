import { type NetworkExpectations } from "../../src/expectations/network/document";
import { type PortSeen, type NetworkSeen, type NameSeen } from "../../src/check/network/seen";
import { type LayerResult } from "../../src/kafka-client/reachability";
import { type ServerCertificate } from "../../src/kafka-client/transport/dial";
import { known } from "../../src/kafka/answer";

const host = "b-1.c1.kafka.internal.example.com";

/** One of each kind, all to be seen from a consumer: a broker behind its endpoint, a closed port, a way back to the source. */
export function networkExpectations(changes: Partial<NetworkExpectations> = {}): NetworkExpectations {
  return {
    apiVersion: "kafka-byoc/v1",
    kind: "NetworkExpectations",
    target: "orders-target",
    names: [{ host, from: ["consumer"], resolvesTo: "private", ttlSeconds: 60 }],
    ports: [
      { host, port: 19093, path: "data", from: ["consumer"], layer: "tls" },
      { host: "10.9.0.1", port: 9092, path: "data", role: "source-endpoint", from: ["target"], layer: "tcp" },
    ],
    servers: [],
    closed: [{ host, port: 9095, from: ["consumer"], why: "operators alone use the admin listener" }],
    certificates: [{ host, port: 19093, from: ["consumer"], names: [host], validUntil: "2027-06-30" }],
    endpoints: [{ name: "to the source", id: { output: "source_endpoint_id" }, state: { output: "source_state" } }],
    edges: [
      {
        path: "data",
        from: "client",
        to: "source-endpoint",
        ports: { protocol: "tcp", from: 9092, to: 9092 },
        keepUntil: "2027-03-31",
      },
      { path: "data", from: "nlb", to: "broker", ports: { protocol: "tcp", from: 9094, to: 9094 } },
    ],
    ...changes,
  };
}

/** A layer that holds, or one that breaks with a cause. */
export function aLayer(layer: LayerResult["layer"], cause?: string): LayerResult {
  return cause === undefined
    ? { layer, ok: true, durationMs: 1 }
    : { layer, ok: false, durationMs: 1, cause, message: `broken by ${cause}`, remedy: "Mend it." };
}

/** A certificate for the broker that holds until 2028. */
export function aCertificate(changes: Partial<ServerCertificate> = {}): ServerCertificate {
  return { subject: "CN=broker", notAfter: "2028-01-01T00:00:00.000Z", subjectAltNames: [`DNS:${host}`], ...changes };
}

/** A port at one address that holds up to TLS, unless a layer is told to break. */
export function aPort(
  broken: Partial<Record<"dns" | "tcp" | "tls", string>> = {},
  certificate: ServerCertificate | undefined = aCertificate(),
): PortSeen {
  if (broken.dns !== undefined) return { dns: aLayer("dns", broken.dns), ways: [] };
  const layers = broken.tcp === undefined ? [aLayer("tcp"), aLayer("tls", broken.tls)] : [aLayer("tcp", broken.tcp)];
  const shown = broken.tcp === undefined && certificate !== undefined ? { certificate } : {};
  return { dns: aLayer("dns"), ways: [{ address: "10.0.1.1", layers, ...shown }] };
}

/** A name that leads to one private address and lives for a minute. */
export function aName(addresses: readonly string[] = ["10.0.1.1"], seconds = 60): NameSeen {
  return { addresses: known(addresses), ttl: known({ seconds, record: "CNAME" }) };
}

/** The network of {@link networkExpectations} as it should be, seen by a consumer on the first of December 2026. */
export function aNetworkSeen(changes: Partial<NetworkSeen> = {}): NetworkSeen {
  return {
    takenAt: "2026-12-01T12:00:00.000Z",
    vantage: "consumer",
    names: { [host]: aName() },
    ports: {
      [`${host}:19093`]: aPort(),
      [`${host}:9095`]: aPort({ tcp: "ETIMEDOUT" }),
      "10.9.0.1:9092": aPort({}, undefined),
    },
    outputs: { source_endpoint_id: known(["vpce-0abc"]), source_state: known(["available"]) },
    ...changes,
  };
}

/** The broker's name in {@link networkExpectations}. */
export const brokerHost = host;
