/**
 * The topic at the target where the source connector keeps how far each partition has come over
 * (Connect's offset storage; `org.apache.kafka.connect.mirror.MirrorMakerConfig`). JSON, compacted.
 */
export function positionsTopic(sourceAlias: string): string {
  return `mm2-offsets.${sourceAlias}.internal`;
}

/** The topic of offset syncs where they are kept at the target (`offset-syncs.topic.location = target`). One partition. */
export function offsetSyncsTopic(sourceAlias: string): string {
  return `mm2-offset-syncs.${sourceAlias}.internal`;
}
