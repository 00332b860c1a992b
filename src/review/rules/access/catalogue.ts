import { type Rule } from "../../rule";
import { aclAllOnEveryResource } from "./acl-all-on-every-resource";
import { aclDeclaredTwice } from "./acl-declared-twice";
import { aclForEveryone } from "./acl-for-everyone";
import { aclHostNeverMatches } from "./acl-host-never-matches";
import { aclOnInternalTopic } from "./acl-on-internal-topic";
import { aclPrefixTooShort } from "./acl-prefix-too-short";
import { aclRefusesEveryone } from "./acl-refuses-everyone";
import { clusterControlForWorkload } from "./cluster-control-for-workload";
import { consumerWithoutGroupRight } from "./consumer-without-group-right";
import { denyLost } from "./deny-lost";
import { grantNew } from "./grant-new";
import { grantNotResolved } from "./grant-not-resolved";
import { grantWiderThanSource } from "./grant-wider-than-source";
import { iamKafkaAccessTooWide } from "./iam-kafka-access-too-wide";
import { mskClusterPolicyOpen } from "./msk-cluster-policy-open";
import { policyOfKafkasStoreOpen } from "./policy-of-kafkas-store-open";
import { principalsMerged } from "./principals-merged";
import { replicatorKeepsWriting } from "./replicator-keeps-writing";
import { roleBindingTooWide } from "./role-binding-too-wide";
import { sourceGrantLost } from "./source-grant-lost";
import { topicControlForWorkload } from "./topic-control-for-workload";
import { transactionalProducerWithoutRights } from "./transactional-producer-without-rights";

/** The rules of this chapter. */
export const accessRules: readonly Rule[] = [
  aclForEveryone,
  aclAllOnEveryResource,
  clusterControlForWorkload,
  topicControlForWorkload,
  aclPrefixTooShort,
  aclOnInternalTopic,
  iamKafkaAccessTooWide,
  mskClusterPolicyOpen,
  policyOfKafkasStoreOpen,
  roleBindingTooWide,
  grantNotResolved,
  grantWiderThanSource,
  grantNew,
  sourceGrantLost,
  denyLost,
  principalsMerged,
  consumerWithoutGroupRight,
  transactionalProducerWithoutRights,
  replicatorKeepsWriting,
  aclHostNeverMatches,
  aclRefusesEveryone,
  aclDeclaredTwice,
];
