export { AccessControl, type AccessControlProps } from "./constructs/kafka/access-control";
export { ClientQuotas, type ClientQuotasProps } from "./constructs/kafka/client-quotas";
export { MirroredTopics, type MirroredTopicsProps, type TopicShape } from "./constructs/kafka/mirrored-topics";
export { reviewAtSynth, type ReviewAtSynth } from "./constructs/review/review-at-synth";
export { checkerAcls, terraformAcls } from "./constructs/kafka/required-acls";
export { type TargetConnection, targetProvider } from "./constructs/kafka/target-provider";
export { scramPasswordVariable, ScramUsers, type ScramUsersProps } from "./constructs/kafka/users";
export { internalTopics, type MirrorMakerNames, mirrorMakerNames } from "./constructs/mirror-maker/internal-topics";
export { renderMirrorMakerProperties } from "./constructs/mirror-maker/properties";
export { type MirrorMakerAcls, requiredAcls } from "./constructs/mirror-maker/required-acls";
export {
  type ClientSecurity,
  type MirroredCluster,
  type MirrorMakerIntervals,
  type MirrorMakerSettings,
  type MirrorMakerWork,
} from "./constructs/mirror-maker/settings";
export {
  MigrationWaveStack,
  type MigrationWaveStackProps,
  type WavePrincipals,
  type WaveTarget,
} from "./constructs/stacks/migration-wave";
export { DocumentError, type Problem } from "./documents/problem";
export { type Acl } from "./kafka/acl";
export { type ClientQuota, type QuotaEntity } from "./kafka/cluster-facts";
export { type LedgerAction, type LedgerLine } from "./target/ledger";
export {
  type PermissionChange,
  type TargetGroup,
  type TargetScramUser,
  type TargetTopic,
  type TargetWave,
} from "./target/target-wave";
export { type WaveFiles } from "./target/wave-files";
export { waveFromFiles } from "./target/wave-from-files";
