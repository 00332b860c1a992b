import { performance } from "node:perf_hooks";
import { type Socket } from "node:net";
import { type ClientProperties, type SaslSettings } from "../client-settings";
import { type Endpoint } from "../endpoint";
import { errorNameOf } from "../error-codes";
import { type Layer, type LayerResult } from "../layer";
import { type Api, commonVersion, decodeResponse, encodeRequest, type Throttled } from "../protocol/api";
import { apiVersions, type ApiVersionsResponse } from "../protocol/api-versions";
import { ApiNotSpoken, EndpointUnreachable } from "../unreachable";
import { abortionOf, openSocket, resolveAddresses, secureSocket, type ServerCertificate } from "./dial";
import { brokenRequest } from "./broken-request";
import { kafkajsConnection, type KafkajsConnection } from "./kafkajs-connection";
import { fetchOAuthToken } from "./oauth-token";

/** How a connection is made, and who is told about it. */
export interface ConnectOptions {
  readonly clientId: string;
  readonly connectTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called for every request on the wire. */
  onRequest(): void;
  /** Called for every layer, broken or not, in order. */
  onLayer?(result: LayerResult): void;
  onCertificate?(certificate: ServerCertificate): void;
}

/** An open connection to one broker, proved and authenticated. Brokers answer in order; see {@link requestsInFlight}. */
export interface BrokerConnection {
  readonly endpoint: Endpoint;
  readonly speaks: ApiVersionsResponse;
  isOpen(): boolean;
  /** The version that {@link send} would take, or undefined where the broker speaks none of ours. */
  versionOf<Q, S extends Throttled>(api: Api<Q, S>): number | undefined;
  /**
   * Sends one request and waits for its answer.
   *
   * @param layer the layer that a failure belongs to
   * @throws EndpointUnreachable, ApiNotSpoken
   */
  send<Q, S extends Throttled>(api: Api<Q, S>, request: Q, layer?: Layer): Promise<S>;
  close(): Promise<void>;
}

/**
 * Connects layer by layer: DNS, TCP, TLS, ApiVersions, SASL.
 *
 * @throws EndpointUnreachable with the first layer that broke; nothing stays open
 */
export async function connectBroker(
  endpoint: Endpoint,
  properties: ClientProperties,
  options: ConnectOptions,
): Promise<BrokerConnection> {
  const patience = { timeoutMs: options.connectTimeoutMs, signal: options.signal };
  const addresses = await timed(
    "dns",
    options,
    () => resolveAddresses(endpoint, patience),
    (found) => found.map(({ address }) => address).join(", "),
  );
  const plain = await timed(
    "tcp",
    options,
    () => openSocket(endpoint, addresses, patience),
    (socket) => String(socket.remoteAddress),
  );
  const { tls, sasl } = properties;
  const socket =
    tls === null
      ? plain
      : (
          await timed(
            "tls",
            options,
            () => secureSocket(endpoint, plain, tls, patience, (shown) => options.onCertificate?.(shown)),
            ({ version }) => version,
          )
        ).socket;
  const connection = openConnection(endpoint, properties, socket, options);
  const { signal } = options;
  const abort = (): void => void closeConnection(connection, abortionOf(signal));
  signal?.addEventListener("abort", abort, { once: true });
  const close = async (because: Error): Promise<void> => {
    signal?.removeEventListener("abort", abort);
    await closeConnection(connection, because);
  };
  try {
    await connection.connect();
    const speaks = await timed(
      "api-versions",
      options,
      () => askVersions(connection, endpoint, properties),
      () => "",
    );
    const broker = brokerConnection(connection, endpoint, properties, speaks, { signal, close });
    if (sasl !== null)
      await timed(
        "sasl",
        options,
        () => authenticate(connection, endpoint, speaks, properties),
        () => sasl.mechanism,
      );
    return broker;
  } catch (error) {
    await close(new Error("The connection was given up."));
    socket.destroy();
    throw signal?.aborted === true ? abortionOf(signal) : error;
  }
}

/**
 * Does the work of one layer and tells how it went.
 *
 * @throws what the work throws
 */
export async function timed<T>(
  layer: Layer,
  { onLayer }: Pick<ConnectOptions, "onLayer">,
  work: () => Promise<T>,
  detailOf: (value: T) => string,
): Promise<T> {
  const startedMs = performance.now();
  const durationMs = (): number => performance.now() - startedMs;
  try {
    const value = await work();
    const detail = detailOf(value);
    onLayer?.({ layer, ok: true, durationMs: durationMs(), ...(detail === "" ? {} : { detail }) });
    return value;
  } catch (error) {
    if (error instanceof EndpointUnreachable)
      onLayer?.({
        layer,
        ok: false,
        durationMs: durationMs(),
        cause: error.causeCode,
        message: error.reason,
        remedy: error.remedy,
      });
    throw error;
  }
}

/** The broker works on the next answer while the last one is decoded; more at once would gain nothing. */
const requestsInFlight = 2;

function openConnection(
  endpoint: Endpoint,
  properties: ClientProperties,
  socket: Socket,
  options: ConnectOptions,
): KafkajsConnection {
  return kafkajsConnection(
    {
      host: endpoint.host,
      port: endpoint.port,
      clientId: options.clientId,
      connectionTimeout: options.connectTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
      maxInFlightRequests: requestsInFlight,
      sasl: properties.sasl === null ? null : saslOptions(properties.sasl, options),
      // The socket is open and proved already; kafkajs only takes it over.
      socketFactory: ({ onConnect }) => {
        queueMicrotask(onConnect);
        return socket;
      },
    },
    () => {
      options.onRequest();
    },
  );
}

function saslOptions(sasl: SaslSettings, options: ConnectOptions): Readonly<Record<string, unknown>> {
  if (sasl.mechanism !== "OAUTHBEARER")
    return { mechanism: sasl.mechanism, username: sasl.username, password: sasl.password.reveal() };
  return {
    mechanism: sasl.mechanism,
    oauthBearerProvider: () => fetchOAuthToken(sasl, options.connectTimeoutMs),
  };
}

const unsupportedVersion = 35;
const software = { softwareName: "kafka-byoc", softwareVersion: "1" };

async function askVersions(
  connection: KafkajsConnection,
  endpoint: Endpoint,
  properties: ClientProperties,
): Promise<ApiVersionsResponse> {
  const ask = async (version: number): Promise<ApiVersionsResponse> => {
    try {
      return await sendThrough(connection, apiVersions, software, version);
    } catch (error) {
      throw brokenRequest(endpoint, properties, "api-versions", error);
    }
  };
  const newest = await ask(apiVersions.versions.max);
  const answer = newest.errorCode === unsupportedVersion ? await ask(apiVersions.versions.min) : newest;
  if (answer.errorCode !== 0) throw new EndpointUnreachable(endpoint, "api-versions", errorNameOf(answer.errorCode));
  return answer;
}

const saslAuthenticateKey = 36;

async function authenticate(
  connection: KafkajsConnection,
  endpoint: Endpoint,
  { apis }: ApiVersionsResponse,
  properties: ClientProperties,
): Promise<void> {
  connection.setVersions(
    Object.fromEntries([...apis].map(([key, { min, max }]) => [key, { minVersion: min, maxVersion: max }])),
  );
  connection.setSupportAuthenticationProtocol(apis.has(saslAuthenticateKey));
  try {
    await connection.authenticate();
  } catch (error) {
    throw brokenRequest(endpoint, properties, "sasl", error);
  }
}

function brokerConnection(
  connection: KafkajsConnection,
  endpoint: Endpoint,
  properties: ClientProperties,
  speaks: ApiVersionsResponse,
  { signal, close }: { readonly signal: AbortSignal | undefined; close(because: Error): Promise<void> },
): BrokerConnection {
  const versionOf: BrokerConnection["versionOf"] = (api) => commonVersion(api.versions, speaks.apis.get(api.key));
  return {
    endpoint,
    speaks,
    isOpen: () => connection.isConnected(),
    versionOf,
    send: async (api, request, layer = "metadata") => {
      const version = versionOf(api);
      if (version === undefined) throw new ApiNotSpoken(endpoint, api.name);
      try {
        return await sendThrough(connection, api, request, version);
      } catch (error) {
        if (signal?.aborted === true) throw abortionOf(signal);
        throw brokenRequest(endpoint, properties, layer, error);
      }
    },
    close: () => close(new Error("The connection was closed.")),
  };
}

function sendThrough<Q, S extends Throttled>(
  connection: KafkajsConnection,
  api: Api<Q, S>,
  request: Q,
  version: number,
): Promise<S> {
  const body = encodeRequest(api, request, version);
  return connection.send<S>({
    logResponseError: false,
    request: {
      apiKey: api.key,
      apiVersion: version,
      apiName: api.name,
      encode: () => Promise.resolve({ buf: body, buffer: body }),
    },
    response: {
      decode: (body) => {
        const value = decodeResponse(api, body, version);
        return Promise.resolve({ value, clientSideThrottleTime: value.throttleTimeMs });
      },
      parse: ({ value }) => Promise.resolve(value),
    },
  });
}

/** Closes at once: who still waits for an answer gets `because`. */
async function closeConnection(connection: KafkajsConnection, because: Error): Promise<void> {
  connection.requestQueue.rejectAll(because);
  await connection.disconnect();
}
