import { type TopicShape } from "../kafka/mirrored-topics";

/** The names of what MirrorMaker keeps at the target, the same for the identity and the default policy. */
export interface MirrorMakerNames {
  /** Kafka Connect's group of the workers. */
  readonly group: string;
  readonly configs: string;
  /** How far each source partition has been copied. */
  readonly offsets: string;
  readonly status: string;
  /** Which source offset became which target offset. */
  readonly offsetSyncs: string;
  /** Translated offsets of groups. */
  readonly checkpoints: string;
}

/** See {@link MirrorMakerNames}; made of the source's alias (`MirrorMakerConfig.workerConfig`, `DefaultReplicationPolicy`). */
export function mirrorMakerNames(sourceAlias: string): MirrorMakerNames {
  return {
    group: `${sourceAlias}-mm2`,
    configs: `mm2-configs.${sourceAlias}.internal`,
    offsets: `mm2-offsets.${sourceAlias}.internal`,
    status: `mm2-status.${sourceAlias}.internal`,
    offsetSyncs: `mm2-offset-syncs.${sourceAlias}.internal`,
    checkpoints: `${sourceAlias}.checkpoints.internal`,
  };
}

/**
 * The topics that MirrorMaker needs at the target. Terraform creates them too, so that MirrorMaker needs no CREATE.
 * Connect refuses any cleanup policy but exactly `compact` (`TopicAdmin.verifyTopicCleanupPolicyOnlyCompact`); partition
 * counts are Connect's own.
 */
export function internalTopics(sourceAlias: string, replicationFactor: number): readonly TopicShape[] {
  const names = mirrorMakerNames(sourceAlias);
  const partitions = [
    [names.configs, 1],
    [names.offsets, 25],
    [names.status, 5],
    [names.offsetSyncs, 1],
    [names.checkpoints, 1],
  ] as const;
  return partitions.map(([name, count]) => ({
    name,
    partitions: count,
    replicationFactor,
    configs: { "cleanup.policy": "compact" },
  }));
}
