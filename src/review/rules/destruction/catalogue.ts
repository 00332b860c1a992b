import { type Rule } from "../../rule";
import { aclDestroyed } from "./acl-destroyed";
import { authorityDestroyed } from "./authority-destroyed";
import { clusterDestroyed } from "./cluster-destroyed";
import { destroyedInFreeze } from "./destroyed-in-freeze";
import { driftToBeOverwritten } from "./drift-to-be-overwritten";
import { endpointDestroyed } from "./endpoint-destroyed";
import { everythingDestroyed } from "./everything-destroyed";
import { keyDestroyed } from "./key-destroyed";
import { networkDestroyed } from "./network-destroyed";
import { quotaDestroyed } from "./quota-destroyed";
import { resourceForgotten } from "./resource-forgotten";
import { resourceMoved } from "./resource-moved";
import { scramUserDestroyed } from "./scram-user-destroyed";
import { topicDestroyed } from "./topic-destroyed";
import { topicRenamed } from "./topic-renamed";
import { topicReplaced } from "./topic-replaced";
import { topicWithoutPreventDestroy } from "./topic-without-prevent-destroy";
import { workerDestroyed } from "./worker-destroyed";
import { zoneDestroyed } from "./zone-destroyed";

/** The rules of this chapter. */
export const destructionRules: readonly Rule[] = [
  topicDestroyed,
  topicReplaced,
  topicRenamed,
  aclDestroyed,
  scramUserDestroyed,
  quotaDestroyed,
  endpointDestroyed,
  zoneDestroyed,
  authorityDestroyed,
  keyDestroyed,
  workerDestroyed,
  clusterDestroyed,
  networkDestroyed,
  destroyedInFreeze,
  everythingDestroyed,
  resourceForgotten,
  resourceMoved,
  topicWithoutPreventDestroy,
  driftToBeOverwritten,
];
