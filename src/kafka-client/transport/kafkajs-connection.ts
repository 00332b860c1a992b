import { createRequire } from "node:module";
import { type Socket } from "node:net";

/*
 * The part of kafkajs 2.2.4 that is used: its connection, which frames requests, matches answers, honours throttling
 * and speaks SASL. It is not part of the public types, so what is relied on is written down here; the version is pinned.
 */

/** One request as kafkajs takes it, with our own codec. */
export interface KafkajsRequest<T> {
  readonly request: {
    readonly apiKey: number;
    readonly apiVersion: number;
    readonly apiName: string;
    encode(): Promise<{ readonly buf: Buffer; readonly buffer: Buffer }>;
  };
  readonly response: {
    decode(body: Buffer): Promise<{ readonly value: T; readonly clientSideThrottleTime: number }>;
    parse(decoded: { readonly value: T }): Promise<T>;
  };
  readonly logResponseError: boolean;
}

/** kafkajs' connection to one broker. */
export interface KafkajsConnection {
  connect(): Promise<unknown>;
  authenticate(): Promise<void>;
  send<T>(request: KafkajsRequest<T>): Promise<T>;
  disconnect(): Promise<unknown>;
  isConnected(): boolean;
  setVersions(versions: Readonly<Record<number, { readonly minVersion: number; readonly maxVersion: number }>>): void;
  setSupportAuthenticationProtocol(supported: boolean): void;
  readonly requestQueue: {
    readonly pending: readonly unknown[];
    rejectAll(error: Error): void;
    scheduleCheckPendingRequests(): void;
  };
}

/** What kafkajs' connection is made with; times in milliseconds. */
export interface KafkajsConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly clientId: string;
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly maxInFlightRequests: number;
  readonly sasl: Readonly<Record<string, unknown>> | null;
  readonly logger: KafkajsLogger;
  readonly socketFactory: (options: { readonly onConnect: () => void }) => Socket;
  readonly instrumentationEmitter: { emit(event: string): void };
}

/** kafkajs' logger. */
export interface KafkajsLogger {
  namespace(): KafkajsLogger;
  debug(): void;
  info(): void;
  warn(): void;
  error(): void;
}

const silent: KafkajsLogger = {
  namespace: () => silent,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

type Constructor = new (options: KafkajsConnectionOptions) => KafkajsConnection;

/**
 * A connection that is not open yet. kafkajs is loaded here, at the first one: it takes a tenth of a second that
 * commands which talk to no cluster should not wait for. It logs nothing: errors carry what there is to say.
 *
 * @param onRequest called for every request on the wire that was answered or given up
 */
export function kafkajsConnection(
  options: Omit<KafkajsConnectionOptions, "logger" | "instrumentationEmitter">,
  onRequest: () => void,
): KafkajsConnection {
  const load = createRequire(__filename);
  const Connection: Constructor = load("kafkajs/src/network/connection");
  const isRequest = /^network\.request(_timeout)?$/;
  const connection = new Connection({
    ...options,
    logger: silent,
    instrumentationEmitter: {
      emit: (event) => {
        if (isRequest.test(event)) onRequest();
      },
    },
  });
  calmTimer(connection);
  return connection;
}

/**
 * kafkajs sets a timer for the queue after each answer even where nothing waits, and each timer sets the next: thousands
 * a second, with a negative time that Node 24 warns of. With nothing in the queue no timer is needed.
 */
function calmTimer({ requestQueue }: KafkajsConnection): void {
  const schedule = requestQueue.scheduleCheckPendingRequests.bind(requestQueue);
  requestQueue.scheduleCheckPendingRequests = () => {
    if (requestQueue.pending.length > 0) schedule();
  };
}
