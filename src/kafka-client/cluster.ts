import { performance } from "node:perf_hooks";
import { type Broker } from "../kafka/cluster-facts";
import { type ClientProperties } from "./client-settings";
import { type Endpoint, endpointText } from "./endpoint";
import { layers } from "./layer";
import { type Api, type Throttled } from "./protocol/api";
import { type ApiVersionsResponse } from "./protocol/api-versions";
import { metadata, type MetadataRequest, type MetadataResponse } from "./protocol/metadata";
import { type BrokerConnection, connectBroker, type ConnectOptions, timed } from "./transport/broker-connection";
import { abortionOf } from "./transport/dial";
import { ClusterUnreachable, EndpointUnreachable } from "./unreachable";

/** How long to wait, and what stops everything. */
export interface OpenClusterOptions {
  /** What brokers log and quotas can name; else the file's `client.id`, else `kafka-byoc`. */
  readonly clientId?: string;
  readonly requestTimeoutMs?: number;
  /** For each of DNS, TCP and TLS. */
  readonly connectTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Where a request goes: a broker by its id, or any that is connected. */
export type BrokerChoice = number | "any";

/** A cluster that let us in. Reads only: no API that changes anything is known to it. */
export interface Cluster {
  /** The brokers as the cluster advertises them, as of the last metadata. */
  brokers(): readonly Broker[];
  /**
   * Sends one request. Brokers are connected to when they are first needed and stay connected until {@link close}.
   *
   * @throws EndpointUnreachable where that broker cannot be reached; ApiNotSpoken where it is too old or too new
   */
  send<Q, S extends Throttled>(api: Api<Q, S>, request: Q, to: BrokerChoice): Promise<S>;
  /**
   * What one broker speaks.
   *
   * @throws EndpointUnreachable
   */
  speaks(brokerId: number): Promise<ApiVersionsResponse>;
  /**
   * The version of an API that a broker would be asked in, or undefined where it speaks none of ours.
   *
   * @throws EndpointUnreachable
   */
  versionOf<Q, S extends Throttled>(api: Api<Q, S>, of: BrokerChoice): Promise<number | undefined>;
  /**
   * Metadata of all topics, or none: fresh from the cluster. The last one with topics is kept as {@link lastMetadata}.
   *
   * @throws EndpointUnreachable
   */
  metadata(topics: MetadataRequest["topics"]): Promise<MetadataResponse>;
  /** The last metadata with topics, asked for now where there is none yet. */
  lastMetadata(): Promise<MetadataResponse>;
  /** Which broker coordinates a group, as listings and look-ups have told so far. */
  readonly coordinators: Map<string, number>;
  /** Every request on the wire so far, those of connecting included. */
  requestCount(): number;
  close(): Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/** What is waited for where neither the caller nor the file says. */
export const defaults = { clientId: "kafka-byoc", requestTimeoutMs: 30_000, connectTimeoutMs: 10_000 } as const;

/** The caller's word, then the file's, then ours. */
export function connectOptions(
  properties: ClientProperties,
  options: OpenClusterOptions,
): Omit<ConnectOptions, "onRequest"> {
  return {
    clientId: options.clientId ?? properties.clientId ?? defaults.clientId,
    requestTimeoutMs: options.requestTimeoutMs ?? properties.requestTimeoutMs ?? defaults.requestTimeoutMs,
    connectTimeoutMs: options.connectTimeoutMs ?? properties.connectTimeoutMs ?? defaults.connectTimeoutMs,
    signal: options.signal,
  };
}

/**
 * Opens a cluster through the first bootstrap server that lets us in and learns its brokers.
 *
 * @throws ClusterUnreachable when none does: the layer and the cause of the one that got farthest. After a refused
 * credential no other server is tried, so that no account gets locked.
 */
export async function openCluster(properties: ClientProperties, options: OpenClusterOptions = {}): Promise<Cluster> {
  let requests = 0;
  const settings: ConnectOptions = { ...connectOptions(properties, options), onRequest: () => (requests += 1) };
  const { connection, answer } = await enter(properties, settings);
  return clusterOf(connection, answer, (endpoint) => connectBroker(endpoint, properties, settings), {
    signal: options.signal,
    requestCount: () => requests,
  });
}

interface Entered {
  readonly connection: BrokerConnection;
  readonly answer: MetadataResponse;
}

async function enter(properties: ClientProperties, settings: ConnectOptions): Promise<Entered> {
  const broken: EndpointUnreachable[] = [];
  for (const endpoint of properties.bootstrap) {
    try {
      const connection = await connectBroker(endpoint, properties, settings);
      return { connection, answer: await askMetadata(connection, settings) };
    } catch (error) {
      if (!(error instanceof EndpointUnreachable)) throw error;
      broken.push(error);
      if (error.layer === "sasl") break;
    }
  }
  const [first, ...others] = broken;
  if (first === undefined) throw new RangeError("client properties without a bootstrap server");
  const farthest = others.reduce((best, one) => (depth(one) > depth(best) ? one : best), first);
  throw new ClusterUnreachable(farthest, broken);
}

function depth({ layer }: EndpointUnreachable): number {
  return layers.indexOf(layer);
}

/**
 * The last layer of getting in: the brokers as the cluster advertises them. The connection is closed where it breaks.
 *
 * @throws EndpointUnreachable
 */
export async function askMetadata(
  connection: BrokerConnection,
  settings: Pick<ConnectOptions, "onLayer">,
): Promise<MetadataResponse> {
  try {
    return await timed(
      "metadata",
      settings,
      async () => metadataOf(connection),
      ({ brokers }) => `${String(brokers.length)} ${brokers.length === 1 ? "broker" : "brokers"}`,
    );
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** A KRaft controller answers on its port as well, but has no metadata for clients. */
function metadataOf(connection: BrokerConnection): Promise<MetadataResponse> {
  if (connection.versionOf(metadata) === undefined)
    throw new EndpointUnreachable(connection.endpoint, "metadata", "NOT_A_BROKER");
  return connection.send(metadata, { topics: "none" });
}

/** How long a broker that could not be reached is not tried again: many reads want it, and each would wait in vain. */
const leaveAloneMs = 5_000;

function clusterOf(
  bootstrap: BrokerConnection,
  first: MetadataResponse,
  connect: (endpoint: Endpoint) => Promise<BrokerConnection>,
  { signal, requestCount }: Pick<Cluster, "signal" | "requestCount">,
): Cluster {
  let brokers = first.brokers;
  let last: MetadataResponse | undefined;
  let bootstrapId = brokers.find((broker) => endpointText(broker) === endpointText(bootstrap.endpoint))?.id;
  const open = new Map<number, Promise<BrokerConnection>>();
  const failures = new Map<number, { readonly error: unknown; readonly atMs: number }>();
  if (bootstrapId !== undefined) open.set(bootstrapId, Promise.resolve(bootstrap));

  const connectionTo = async (choice: BrokerChoice): Promise<BrokerConnection> => {
    if (signal?.aborted === true) throw abortionOf(signal);
    if (choice === "any") return bootstrap.isOpen() ? bootstrap : connectionTo(anyBrokerId(brokers));
    const there = open.get(choice);
    const connection = there === undefined ? undefined : await there;
    if (connection?.isOpen() === true) return connection;
    // Asked for twice at once, the broker is still connected to once only.
    const again = open.get(choice);
    if (again !== undefined && again !== there) return again;
    const failure = failures.get(choice);
    if (failure !== undefined && performance.now() - failure.atMs < leaveAloneMs) throw failure.error;
    const making = connect(endpointOf(choice, brokers));
    open.set(choice, making);
    making.catch((error: unknown) => {
      failures.set(choice, { error, atMs: performance.now() });
      if (open.get(choice) === making) open.delete(choice);
    });
    return making;
  };

  const learn = (answer: MetadataResponse): MetadataResponse => {
    brokers = answer.brokers;
    bootstrapId ??= brokers.find((broker) => endpointText(broker) === endpointText(bootstrap.endpoint))?.id;
    return answer;
  };

  const cluster: Cluster = {
    signal,
    requestCount,
    brokers: () => brokers,
    coordinators: new Map(),
    send: async (api, request, to) => (await connectionTo(to)).send(api, request),
    speaks: async (brokerId) => (await connectionTo(brokerId)).speaks,
    versionOf: async (api, of) => (await connectionTo(of)).versionOf(api),
    metadata: async (topics) => {
      const answer = learn(await cluster.send(metadata, { topics }, "any"));
      if (topics === "all") last = answer;
      return answer;
    },
    lastMetadata: async () => last ?? cluster.metadata("all"),
    close: async () => {
      const settled = await Promise.allSettled([...open.values()]);
      const connections = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      await Promise.all([...new Set([bootstrap, ...connections])].map((connection) => connection.close()));
    },
  };
  return cluster;
}

function anyBrokerId(brokers: readonly Broker[]): number {
  return brokers[0]?.id ?? -1;
}

function endpointOf(brokerId: number, brokers: readonly Broker[]): Endpoint {
  const broker = brokers.find(({ id }) => id === brokerId);
  if (broker === undefined)
    throw new EndpointUnreachable({ host: `broker ${String(brokerId)}`, port: 0 }, "metadata", "BROKER_NOT_AVAILABLE");
  return broker;
}
