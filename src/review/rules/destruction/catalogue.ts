import { type Rule } from "../../rule";
import { aclDestroyed } from "./acl-destroyed";
import { authorityDestroyed } from "./authority-destroyed";
import { brokersRemoved } from "./brokers-removed";
import { clientWayClosed } from "./client-way-closed";
import { clusterDestroyed } from "./cluster-destroyed";
import { destroyedInFreeze } from "./destroyed-in-freeze";
import { driftToBeOverwritten } from "./drift-to-be-overwritten";
import { endpointDestroyed } from "./endpoint-destroyed";
import { everythingDestroyed } from "./everything-destroyed";
import { keyDestroyed } from "./key-destroyed";
import { networkDestroyed } from "./network-destroyed";
import { quotaDestroyed } from "./quota-destroyed";
import { recordsDeletedByConfig } from "./records-deleted-by-config";
import { recordsStoreDestroyed } from "./records-store-destroyed";
import { resourceForgotten } from "./resource-forgotten";
import { resourceMoved } from "./resource-moved";
import { scramUserDestroyed } from "./scram-user-destroyed";
import { topicDestroyed } from "./topic-destroyed";
import { topicRenamed } from "./topic-renamed";
import { topicReplaced } from "./topic-replaced";
import { topicWithoutPreventDestroy } from "./topic-without-prevent-destroy";
import { workerDestroyed } from "./worker-destroyed";
import { workerStopped } from "./worker-stopped";
import { zoneDestroyed } from "./zone-destroyed";

/** The rules of this chapter. */
export const destructionRules: readonly Rule[] = [
  topicDestroyed,
  topicReplaced,
  topicRenamed,
  recordsDeletedByConfig,
  aclDestroyed,
  scramUserDestroyed,
  quotaDestroyed,
  endpointDestroyed,
  clientWayClosed,
  zoneDestroyed,
  authorityDestroyed,
  keyDestroyed,
  workerDestroyed,
  workerStopped,
  clusterDestroyed,
  brokersRemoved,
  recordsStoreDestroyed,
  networkDestroyed,
  destroyedInFreeze,
  everythingDestroyed,
  resourceForgotten,
  resourceMoved,
  topicWithoutPreventDestroy,
  driftToBeOverwritten,
];
