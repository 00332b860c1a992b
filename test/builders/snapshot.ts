import { known, notKnown } from "../../src/kafka/answer";
import { type LogOffsets, type TopicFacts } from "../../src/kafka/cluster-facts";
import { type Reachability } from "../../src/kafka-client/reachability";
import { type ClusterSeen, type MirrorMakerSeen, type Snapshot } from "../../src/check/snapshot/snapshot";
import { anAcl } from "./expectations";

/** Something that the checker had no right to read. */
export const forbidden = notKnown<never>({
  error: "TOPIC_AUTHORIZATION_FAILED",
  message: "The checker may not read this.",
  grantNeeded: "DESCRIBE on Topic orders",
});

/** A topic as Metadata tells it, each partition with one replica on broker 1. */
export function topicFacts(name: string, partitions = 1, changes: Partial<TopicFacts> = {}): TopicFacts {
  return {
    name,
    topicId: `id-of-${name}`,
    internal: false,
    partitions: Array.from({ length: partitions }, (_, partition) => ({
      partition,
      leader: 1,
      replicas: [1],
      inSyncReplicas: [1],
    })),
    ...changes,
  };
}

/** The bounds of a log without open transactions. */
export function log(start: number, end: number): LogOffsets {
  return { start, end, lastStable: end };
}

/** A client that got in everywhere, over TLS, to one broker. */
export function reachability(changes: Partial<Reachability> = {}): Reachability {
  const endpoint = {
    endpoint: "broker-1.example.com:9093",
    brokerId: 1,
    layers: (["dns", "tcp", "tls", "api-versions", "sasl", "metadata"] as const).map((layer) => ({
      layer,
      ok: true,
      durationMs: 1,
    })),
    certificate: {
      subject: "CN=broker-1",
      notAfter: "2027-12-31T00:00:00.000Z",
      subjectAltNames: ["broker-1.example.com"],
    },
  };
  return { bootstrap: [{ ...endpoint, brokerId: null }], advertised: [endpoint], ...changes };
}

/** One side of the small wave in which everything is as declared. */
export function aCluster(changes: Partial<ClusterSeen> = {}): ClusterSeen {
  return {
    facts: known({
      clusterId: "cluster-id",
      controllerId: 1,
      brokers: [{ id: 1, host: "broker-1.example.com", port: 9093, rack: null }],
    }),
    topics: known({ orders: known(topicFacts("orders")) }),
    configs: known({ orders: known({ "cleanup.policy": { value: "delete", source: "DEFAULT_CONFIG" } }) }),
    access: known({ authorizer: "on", acls: [anAcl()] }),
    quotas: known([{ entity: { user: "billing" }, values: { consumer_byte_rate: 1_000_000 } }]),
    scramUsers: known([{ user: "billing", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 8192 }] }]),
    groups: known({}),
    commits: known({ billing: known({ "orders 0": 90 }) }),
    logs: known({ "orders 0": known(log(0, 100)) }),
    counts: {},
    ...changes,
  };
}

/** MirrorMaker caught up: 100 records at both sides, at the same offsets. */
export function mirrorMaker(changes: Partial<MirrorMakerSeen> = {}): MirrorMakerSeen {
  return {
    positions: known({ "orders 0": 99 }),
    firstPositions: known({ "orders 0": 99 }),
    watchedMs: 0,
    syncs: known({
      "orders 0": [
        { upstream: 0, downstream: 0 },
        { upstream: 50, downstream: 50 },
      ],
    }),
    ...changes,
  };
}

/** A snapshot of the small wave of `expectations()` in which every check passes. */
export function aSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    takenAt: "2026-11-21T12:00:00.000Z",
    clients: [{ name: "mm2-source", cluster: "source", reachability: known(reachability()) }],
    reached: { source: known(true), target: known(true) },
    source: aCluster(),
    target: aCluster(),
    mirrorMaker: mirrorMaker(),
    ...changes,
  };
}
