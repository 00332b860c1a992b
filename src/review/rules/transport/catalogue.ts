import { type Rule } from "../../rule";
import { anonymousIsSuperUser } from "./anonymous-is-super-user";
import { authorizerMissing } from "./authorizer-missing";
import { brokerTrafficUnencrypted } from "./broker-traffic-unencrypted";
import { everyoneAllowedIfNoAcl } from "./everyone-allowed-if-no-acl";
import { helmChartNotRead } from "./helm-chart-not-read";
import { hostnameVerificationOff } from "./hostname-verification-off";
import { kafkaListenerPlaintext } from "./kafka-listener-plaintext";
import { kafkaListenerUnauthenticated } from "./kafka-listener-unauthenticated";
import { kafkaProviderWithoutTls } from "./kafka-provider-without-tls";
import { manifestNotRead } from "./manifest-not-read";
import { mskPublicAccess } from "./msk-public-access";
import { replicationLinkPlaintext } from "./replication-link-plaintext";
import { saslPlainWithoutTls } from "./sasl-plain-without-tls";
import { storageUnencrypted } from "./storage-unencrypted";
import { superUsersTooMany } from "./super-users-too-many";
import { tlsTerminatedAtLoadBalancer } from "./tls-terminated-at-load-balancer";
import { weakTlsPolicy } from "./weak-tls-policy";

/** The rules of this chapter. */
export const transportRules: readonly Rule[] = [
  kafkaListenerPlaintext,
  kafkaListenerUnauthenticated,
  everyoneAllowedIfNoAcl,
  anonymousIsSuperUser,
  replicationLinkPlaintext,
  brokerTrafficUnencrypted,
  hostnameVerificationOff,
  kafkaProviderWithoutTls,
  mskPublicAccess,
  tlsTerminatedAtLoadBalancer,
  saslPlainWithoutTls,
  authorizerMissing,
  weakTlsPolicy,
  superUsersTooMany,
  storageUnencrypted,
  manifestNotRead,
  helmChartNotRead,
];
