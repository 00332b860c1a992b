import { type Rule } from "../../rule";
import { aliasCannotMove } from "./alias-cannot-move";
import { dnsRecordOverwrites } from "./dns-record-overwrites";
import { dnsTtlTooLongInWindow } from "./dns-ttl-too-long-in-window";
import { failoverRecordOverClusters } from "./failover-record-over-clusters";
import { kafkaNameInPublicZone } from "./kafka-name-in-public-zone";
import { privateZoneInVpcWithoutDns } from "./private-zone-in-vpc-without-dns";
import { privateZoneSwallowsBootstrap } from "./private-zone-swallows-bootstrap";
import { resolverEndpointOpen } from "./resolver-endpoint-open";
import { twoPrivateZonesOfOneName } from "./two-private-zones-of-one-name";
import { weightedRecordOverConsumers } from "./weighted-record-over-consumers";
import { zoneSharedWithUnknownAccount } from "./zone-shared-with-unknown-account";

/** The rules of this chapter: names that clients use, then the zones that they stand in. */
export const dnsRules: readonly Rule[] = [
  weightedRecordOverConsumers,
  failoverRecordOverClusters,
  aliasCannotMove,
  dnsTtlTooLongInWindow,
  dnsRecordOverwrites,
  kafkaNameInPublicZone,
  privateZoneSwallowsBootstrap,
  twoPrivateZonesOfOneName,
  privateZoneInVpcWithoutDns,
  zoneSharedWithUnknownAccount,
  resolverEndpointOpen,
];
