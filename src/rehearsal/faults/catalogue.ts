import { advertisedListenerUnreachable } from "./advertised-listener-unreachable";
import { expiredCertificate } from "./expired-certificate";
import { extraAcl } from "./extra-acl";
import { type Fault } from "./fault";
import { grantWiderThanSource } from "./grant-wider-than-source";
import { groupOffsetAbsent } from "./group-offset-absent";
import { missingAcl } from "./missing-acl";
import { mm2NoReadOnTopic } from "./mm2-no-read-on-topic";
import { mm2SourcePasswordWrong } from "./mm2-source-password-wrong";
import { offsetBeyondLogEnd } from "./offset-beyond-log-end";
import { partitionCount } from "./partition-count";
import { sourceRecordsDeleted } from "./source-records-deleted";
import { sourceTopicRecreated } from "./source-topic-recreated";
import { targetOnlyWrites } from "./target-only-writes";
import { topicConfigDrift } from "./topic-config-drift";
import { topicReplaced } from "./topic-replaced";

/** Every fault that a rehearsal can inject, in the order in which a migration meets them. */
export const faults: readonly Fault[] = [
  grantWiderThanSource,
  topicReplaced,
  advertisedListenerUnreachable,
  expiredCertificate,
  topicConfigDrift,
  partitionCount,
  missingAcl,
  extraAcl,
  mm2SourcePasswordWrong,
  mm2NoReadOnTopic,
  sourceRecordsDeleted,
  sourceTopicRecreated,
  targetOnlyWrites,
  groupOffsetAbsent,
  offsetBeyondLogEnd,
];
