import { brokerIdleMsByDefault } from "../../network/idle-timeouts";

/** How many replicas keep a record, and how many must before it counts. */
export interface Durability {
  /** Default 3. */
  readonly replicationFactor?: number;
  /** Default 2. */
  readonly minInsyncReplicas?: number;
}

/** Keys that a cluster's people may not set otherwise, each with why. */
const settled: Readonly<Record<string, string>> = {
  "auto.create.topics.enable":
    "a client's typing error would make a topic, and the migration's checks would find it unknown",
  "connections.max.idle.ms": "PrivateLink forgets connections after 350 s; set it by connectionsMaxIdleMs",
  "min.insync.replicas": "set it by minInsyncReplicas",
  "default.replication.factor": "set it by replicationFactor",
  "unclean.leader.election.enable": "acknowledged records would be lost",
  "allow.everyone.if.no.acl.found": "whoever signs in could do everything",
};

/** What every broker of a target is given, before its people's own configs. Keys are Kafka's, verbatim. */
export function brokerConfigs(
  { replicationFactor = 3, minInsyncReplicas = 2 }: Durability,
  connectionsMaxIdleMs: number = brokerIdleMsByDefault,
): Readonly<Record<string, string>> {
  return {
    "auto.create.topics.enable": "false",
    "connections.max.idle.ms": String(connectionsMaxIdleMs),
    "default.replication.factor": String(replicationFactor),
    "min.insync.replicas": String(minInsyncReplicas),
    "offsets.topic.replication.factor": String(replicationFactor),
    "transaction.state.log.replication.factor": String(replicationFactor),
    "transaction.state.log.min.isr": String(minInsyncReplicas),
    "unclean.leader.election.enable": "false",
  };
}

/** What is wrong with replicas and people's own configs; none where records survive the loss of a broker. */
export function brokerConfigProblems(
  { replicationFactor = 3, minInsyncReplicas = 2 }: Durability,
  brokers: number,
  own: Readonly<Record<string, string>>,
): readonly string[] {
  return [
    ...(replicationFactor > brokers
      ? [
          `replicationFactor: ${String(replicationFactor)} replicas cannot lie on ${String(brokers)} brokers: write ${String(brokers)} at most, or add brokers.`,
        ]
      : []),
    ...(minInsyncReplicas < 2
      ? [`minInsyncReplicas: with ${String(minInsyncReplicas)} a record counts that one broker alone holds: write 2.`]
      : []),
    ...(minInsyncReplicas >= replicationFactor
      ? [
          `minInsyncReplicas: ${String(minInsyncReplicas)} of ${String(replicationFactor)} replicas: the first broker that restarts would stop all writing. Write ${String(Math.max(1, replicationFactor - 1))}.`,
        ]
      : []),
    ...Object.entries(own).flatMap(([key, value]) => {
      const why = settled[key];
      return why === undefined ? [] : [`configs: ${key}=${value} is not for people to set here: ${why}.`];
    }),
  ];
}
