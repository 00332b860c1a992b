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
];

/** Why a topic of this name is never a member of a wave, or undefined where it may be one. */
export function whyItNeverMoves(name: string): string | undefined {
  return families.find((family) => family.pattern.test(name))?.is;
}
