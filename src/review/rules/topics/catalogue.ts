import { type Rule } from "../../rule";
import { minInsyncOne } from "./min-insync-one";
import { partitionsAdded } from "./partitions-added";
import { replicationFactorTooLow } from "./replication-factor-too-low";
import { retentionUnlimited } from "./retention-unlimited";
import { topicDiffersFromWave } from "./topic-differs-from-wave";
import { topicOutsideWave } from "./topic-outside-wave";
import { uncleanLeaderElectionOn } from "./unclean-leader-election-on";

/** The rules of this chapter. */
export const topicsRules: readonly Rule[] = [
  replicationFactorTooLow,
  uncleanLeaderElectionOn,
  minInsyncOne,
  retentionUnlimited,
  topicDiffersFromWave,
  partitionsAdded,
  topicOutsideWave,
];
