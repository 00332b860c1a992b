import { type Rule } from "../../rule";
import { aclSpellingRefused } from "./acl-spelling-refused";
import { configNeverSettles } from "./config-never-settles";
import { configRefused } from "./config-refused";
import { deletesWithUpdates } from "./deletes-with-updates";
import { kafkaProviderTimeoutTooShort } from "./kafka-provider-timeout-too-short";
import { minInsyncAboveReplication } from "./min-insync-above-replication";
import { quotaCreatedBeforeDestroyed } from "./quota-created-before-destroyed";
import { quotaReplaced } from "./quota-replaced";
import { scramPasswordReset } from "./scram-password-reset";
import { topicLooksNew } from "./topic-looks-new";
import { topicNameRefused } from "./topic-name-refused";
import { topicNamesCollide } from "./topic-names-collide";

/** The rules of this chapter. */
export const providerRules: readonly Rule[] = [
  deletesWithUpdates,
  topicLooksNew,
  quotaReplaced,
  quotaCreatedBeforeDestroyed,
  configNeverSettles,
  configRefused,
  topicNameRefused,
  aclSpellingRefused,
  topicNamesCollide,
  minInsyncAboveReplication,
  scramPasswordReset,
  kafkaProviderTimeoutTooShort,
];
