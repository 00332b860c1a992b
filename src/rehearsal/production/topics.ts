/** How a topic's records are batched on the wire. JavaScript packs none and gzip; Kafka's own producer packs the rest. */
export type Codec = "none" | "gzip" | "snappy" | "lz4" | "zstd";

/** One topic of the source, with what is in it. */
export interface ProductionTopic {
  readonly name: string;
  readonly partitions: number;
  readonly configs: Readonly<Record<string, string>>;
  readonly codec: Codec;
  /** Records written before the rehearsal's migration begins. */
  readonly records: number;
  /** Whether it moves with the rehearsal's wave. */
  readonly moves: boolean;
  /** Whether an application keeps writing to it. */
  readonly live: boolean;
}

const forever = "9223372036854775807";

function topic(name: string, partitions: number, configs: Readonly<Record<string, string>> = {}): ProductionTopic {
  return { name, partitions, configs, codec: "none", records: 120, moves: true, live: false };
}

const compacted = { "cleanup.policy": "compact" };

/** The source as production would look: every kind of topic that makes migrations interesting. */
export const productionTopics: readonly ProductionTopic[] = [
  // The wave's own business: written to all the time, followed by groups.
  { ...topic("orders.v1", 6, { "retention.ms": "1209600000" }), live: true, codec: "gzip", records: 1_800 },
  { ...topic("orders.v2", 3, { "retention.ms": "1209600000", "min.insync.replicas": "1" }), live: true, records: 600 },
  { ...topic("payments.captured", 3, { "retention.ms": "-1", "retention.bytes": "-1" }), live: true, records: 600 },
  { ...topic("shipments", 3, { "segment.ms": "86400000" }), live: true, records: 400 },
  { ...topic("orders.dlq", 1, { "retention.ms": "2592000000" }), live: true, records: 30 },
  // Compacted, both, and with every knob of compaction.
  topic("customers", 3, compacted),
  topic("customers.addresses", 2, {
    ...compacted,
    "min.compaction.lag.ms": "60000",
    "delete.retention.ms": "172800000",
  }),
  topic("inventory.levels", 2, { "cleanup.policy": "compact,delete", "retention.ms": "604800000" }),
  topic("inventory.reservations", 2, { "cleanup.policy": "delete,compact", "max.compaction.lag.ms": "86400000" }),
  topic("pricing.current", 1, { ...compacted, "min.cleanable.dirty.ratio": "0.10" }),
  topic("pricing.rules", 1, { ...compacted, "segment.bytes": "1048576", "segment.ms": "3600000" }),
  // Time, size, format.
  topic("audit.log", 2, { "message.timestamp.type": "LogAppendTime", "retention.ms": "31536000000" }),
  topic("clickstream", 4, { "retention.bytes": "1073741824", "retention.ms": "86400000" }),
  { ...topic("documents", 1, { "max.message.bytes": "4194304" }), records: 12 },
  topic("telemetry.raw", 4, { "compression.type": "lz4" }),
  topic("telemetry.hourly", 1, { "compression.type": "gzip", "retention.ms": "7776000000" }),
  topic("telemetry.daily", 1, { "compression.type": "uncompressed", "segment.jitter.ms": "60000" }),
  topic("events.future", 1, { "message.timestamp.after.max.ms": forever, "message.timestamp.before.max.ms": forever }),
  topic("events.skewed", 1, { "message.timestamp.difference.max.ms": forever }),
  topic("events.tuned", 1, { "index.interval.bytes": "8192", "file.delete.delay.ms": "30000", preallocate: "false" }),
  topic("events.flushed", 1, { "flush.messages": "10000", "flush.ms": "5000" }),
  topic("events.throttled", 1, { "leader.replication.throttled.replicas": "0:1" }),
  topic("events.down", 1, { "message.downconversion.enable": "false" }),
  // Names as they are found.
  topic("legacy_app_topic", 1),
  topic("Legacy-App-Topic", 1),
  topic("7days", 1),
  topic("a.very.deeply.dotted.name.of.a.team.that.likes.hierarchies.v12", 1),
  topic("x", 1),
  topic(`long-${"n".repeat(200)}`, 1),
  // Codecs.
  { ...topic("codec.gzip", 2), codec: "gzip", records: 200 },
  { ...topic("codec.snappy", 2), codec: "snappy", records: 200 },
  { ...topic("codec.lz4", 2), codec: "lz4", records: 200 },
  { ...topic("codec.zstd", 2), codec: "zstd", records: 200 },
  // Written in transactions, one of them aborted; empty ones; one that nobody uses.
  { ...topic("transfers", 2), records: 0 },
  { ...topic("empty", 3), records: 0 },
  { ...topic("quiet.archive", 2, { "retention.ms": "-1" }), records: 300 },
  // What other waves will take: it stays.
  ...["billing.invoices", "billing.payments", "crm.contacts", "crm.leads", "search.index", "search.queries"].map(
    (name) => ({ ...topic(name, 2), moves: false }),
  ),
  ...["fraud.scores", "fraud.cases", "loyalty.points", "notifications.email", "notifications.sms", "reports"].map(
    (name) => ({ ...topic(name, 1), moves: false, records: 40 }),
  ),
  { ...topic("sessions", 4, compacted), moves: false },
  { ...topic("features", 1, { "unclean.leader.election.enable": "true" }), moves: false },
];

/** The topic that is written in transactions. */
export const transactionalTopic = "transfers";

/** The topic with a record that fills its limit. */
export const largeRecordTopic = "documents";

/** A topic of the wave that nobody writes to while the rehearsal runs: faults that need stillness use it. */
export const quietTopic = "quiet.archive";
