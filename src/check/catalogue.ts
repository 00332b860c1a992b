import { type Check } from "./check";
import { certificatesOutliveWindow } from "./checks/certificates-outlive-window";
import { clientsReachBrokers } from "./checks/clients-reach-brokers";
import { deployRightsHold } from "./checks/deploy-rights-hold";
import { grantsHold } from "./checks/grants-hold";
import { groupOffsetsResume } from "./checks/group-offsets-resume";
import { noRecordsSkipped } from "./checks/no-records-skipped";
import { noTargetOnlyWrites } from "./checks/no-target-only-writes";
import { nothingMoreGranted } from "./checks/nothing-more-granted";
import { partitionCountsEqual } from "./checks/partition-counts-equal";
import { quotasEqual } from "./checks/quotas-equal";
import { replicationCaughtUp } from "./checks/replication-caught-up";
import { replicationFactorsHold } from "./checks/replication-factors-hold";
import { scramUsersExist } from "./checks/scram-users-exist";
import { sourceTopicsUnchanged } from "./checks/source-topics-unchanged";
import { topicConfigsHold } from "./checks/topic-configs-hold";
import { topicsExist } from "./checks/topics-exist";

/** Every check, in the order in which a person reads a report: what stands in the way of the others comes first. */
export const catalogue: readonly Check[] = [
  clientsReachBrokers,
  certificatesOutliveWindow,
  topicsExist,
  partitionCountsEqual,
  replicationFactorsHold,
  topicConfigsHold,
  sourceTopicsUnchanged,
  deployRightsHold,
  grantsHold,
  nothingMoreGranted,
  quotasEqual,
  scramUsersExist,
  replicationCaughtUp,
  noRecordsSkipped,
  noTargetOnlyWrites,
  groupOffsetsResume,
];
