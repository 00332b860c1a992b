import { type Cluster } from "../../src/kafka-client/cluster";
import { type Api, type Throttled } from "../../src/kafka-client/protocol/api";
import { type MetadataResponse } from "../../src/kafka-client/protocol/metadata";

/** A request as a test sees it. */
export interface Asked {
  readonly api: string;
  readonly to: number | "any";
  readonly request: unknown;
}

/** A cluster without a network: each API is answered by a function of the test. */
export interface FakeCluster extends Cluster {
  readonly asked: readonly Asked[];
}

/** Answers by API name; an answer of another shape than the API's makes the reading under test fail, as it should. */
export type Answers = Readonly<Record<string, (request: unknown, to: number | "any", call: number) => unknown>>;

/** Builds one with two brokers; metadata is answered from `Metadata` like every other API. */
export function aCluster(answers: Answers, versions: Readonly<Record<string, number>> = {}): FakeCluster {
  const asked: Asked[] = [];
  const brokers = [1, 2].map((id) => ({ id, host: `b-${String(id)}`, port: 9092, rack: null }));
  let last: MetadataResponse | undefined;
  const send = <Q, S extends Throttled>(api: Api<Q, S>, request: Q, to: number | "any"): Promise<S> => {
    const answer = answers[api.name];
    if (answer === undefined) throw new Error(`the test has no answer for ${api.name}`);
    const call = asked.filter((one) => one.api === api.name && one.to === to).length;
    asked.push({ api: api.name, to, request });
    return Promise.resolve().then(() => isAnswer<S>(answer(request, to, call)));
  };
  const metadata = async (): Promise<MetadataResponse> =>
    (last = await send<undefined, MetadataResponse>({ ...namedApi, name: "Metadata" }, undefined, "any"));
  return {
    asked,
    signal: undefined,
    brokers: () => brokers,
    send,
    speaks: () => Promise.reject(new Error("not asked for in these tests")),
    versionOf: (api) => Promise.resolve(versions[api.name] ?? api.versions.max),
    metadata,
    lastMetadata: async () => last ?? metadata(),
    coordinators: new Map(),
    requestCount: () => asked.length,
    close: () => Promise.resolve(),
  };
}

const namedApi: Api<undefined, MetadataResponse> = {
  name: "",
  key: 0,
  versions: { min: 0, max: 0 },
  flexibleFrom: Infinity,
  encode: () => undefined,
  decode: () => {
    throw new Error("nothing is decoded in these tests");
  },
};

function isAnswer<S>(value: unknown): S {
  // The shape is the test's own affair: what does not fit is found by the assertion.
  return value as S;
}

/** Metadata of topics with one partition each: leader by topic name. */
export function metadataOf(leaders: Readonly<Record<string, number | readonly number[]>>): MetadataResponse {
  return {
    throttleTimeMs: 0,
    clusterId: "fake",
    controllerId: 1,
    clusterAuthorizedOperations: -2147483648,
    brokers: [1, 2].map((id) => ({ id, host: `b-${String(id)}`, port: 9092, rack: null })),
    topics: Object.entries(leaders).map(([name, leader]) => ({
      errorCode: 0,
      name,
      topicId: null,
      internal: false,
      authorizedOperations: -2147483648,
      partitions: [leader].flat().map((one, partition) => ({
        errorCode: one < 0 ? 5 : 0,
        partition,
        leader: one,
        leaderEpoch: 0,
        replicas: [1, 2],
        inSyncReplicas: [1, 2],
      })),
    })),
  };
}
