/** A family of topics that belongs to one cluster or one tool, and that each cluster makes for itself. */
interface Family {
  readonly pattern: RegExp;
  /** `is …`, as a problem's rule says it. */
  readonly is: string;
}

/** In the order in which a name is held against them. */
const families: readonly Family[] = [
  {
    pattern: /^__(consumer_offsets|transaction_state|share_group_state|cluster_metadata)$/,
    is: "is Kafka's own internal topic: each cluster keeps its own",
  },
  {
    pattern: /^(mm2-.*\.internal|.*\.checkpoints\.internal|heartbeats)$/,
    is: "is MirrorMaker's own topic: it makes its own at the target",
  },
  {
    pattern: /^_schemas(_.*)?$/,
    is: "is a schema registry's own store: schemas move through the registry, which gives out the ids",
  },
  {
    pattern: /^(_confluent[-_].*|__confluent.*|confluent-audit-log-events.*|_confluent-ksql-.*)$/,
    is: "is Confluent's own topic: another platform has no use for it",
  },
  {
    pattern: /^(__amazon_msk_.*|__CruiseControl.*|strimzi\.cruisecontrol\..*|__auto_balancer_.*|_redpanda.*)$/,
    is: "is the platform's own topic: each cluster keeps its own",
  },
];

/** Why a topic of this name is never a member of a wave, or undefined where it may be one. */
export function whyItNeverMoves(name: string): string | undefined {
  return families.find((family) => family.pattern.test(name))?.is;
}
