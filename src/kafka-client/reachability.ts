import { type ClientProperties } from "./client-settings";
import { askMetadata, connectOptions, type OpenClusterOptions } from "./cluster";
import { type Endpoint, endpointText } from "./endpoint";
import { type LayerResult } from "./layer";
import { type MetadataBroker } from "./protocol/metadata";
import { connectBroker } from "./transport/broker-connection";
import { type ServerCertificate } from "./transport/dial";
import { EndpointUnreachable } from "./unreachable";

/** How far one endpoint let us in: every layer that was tried, the broken one last. */
export interface EndpointProbe {
  /** `host:port`. */
  readonly endpoint: string;
  /** Null for a bootstrap server. */
  readonly brokerId: number | null;
  readonly layers: readonly LayerResult[];
  /** What the server showed in the TLS handshake, also where it was refused; absent without TLS. */
  readonly certificate?: ServerCertificate;
}

/** How far a client gets: each bootstrap server through all layers, then every broker that the cluster advertises. */
export interface Reachability {
  readonly bootstrap: readonly EndpointProbe[];
  /** Empty where no bootstrap server told of any broker. */
  readonly advertised: readonly EndpointProbe[];
}

export type { Layer, LayerResult } from "./layer";

/** Endpoints that are connected to at the same time. */
const endpointsAtOnce = 32;

/**
 * Probes layer by layer: DNS → TCP → TLS → ApiVersions → SASL → Metadata on every bootstrap server, then the same but
 * Metadata on every advertised broker. Each stops at the first broken layer and names the cause. Reads nothing else, and
 * keeps no connection. After a refused credential on one server the others are still tried, each once.
 */
export async function probeReachability(
  properties: ClientProperties,
  options: OpenClusterOptions = {},
): Promise<Reachability> {
  const tried = await inTurns(properties.bootstrap, (endpoint) => probe(endpoint, null, properties, options));
  const brokers = tried.find((one) => one.brokers.length > 0)?.brokers ?? [];
  const bootstrap = tried.map(({ result }) => result);
  const advertised = await inTurns(
    [...brokers].sort((a, b) => a.id - b.id),
    async (broker) => {
      // A bootstrap server that is a broker's own address needs no second visit.
      const same = bootstrap.find(({ endpoint }) => endpoint === endpointText(broker));
      if (same !== undefined) return { ...same, brokerId: broker.id };
      return (await probe(broker, broker.id, properties, options)).result;
    },
  );
  return { bootstrap, advertised };
}

interface Probed {
  readonly result: EndpointProbe;
  readonly brokers: readonly MetadataBroker[];
}

async function probe(
  endpoint: Endpoint,
  brokerId: number | null,
  properties: ClientProperties,
  options: OpenClusterOptions,
): Promise<Probed> {
  const layers: LayerResult[] = [];
  let certificate: ServerCertificate | undefined;
  const onLayer = (result: LayerResult): void => void layers.push(result);
  const probed = (brokers: readonly MetadataBroker[]): Probed => ({
    result: {
      endpoint: endpointText(endpoint),
      brokerId,
      layers,
      ...(certificate === undefined ? {} : { certificate }),
    },
    brokers,
  });
  try {
    const connection = await connectBroker(endpoint, properties, {
      ...connectOptions(properties, options),
      onLayer,
      onRequest: () => undefined,
      onCertificate: (shown) => (certificate = shown),
    });
    const brokers = brokerId === null ? (await askMetadata(connection, { onLayer })).brokers : [];
    await connection.close();
    return probed(brokers);
  } catch (error) {
    if (error instanceof EndpointUnreachable) return probed([]);
    throw error;
  }
}

async function inTurns<T, R>(list: readonly T[], work: (element: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let start = 0; start < list.length; start += endpointsAtOnce)
    results.push(...(await Promise.all(list.slice(start, start + endpointsAtOnce).map(work))));
  return results;
}
