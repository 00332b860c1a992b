import { type Acl } from "../../../kafka/acl";
import { isComparableHost, isMeaningful, isSingleHost, isWritable } from "../../provider-safe/acl";
import { type AclReach } from "./acl-reach";
import { type AclRoom } from "./acl-room";
import { everyone } from "./acl-text";
import { type Draft } from "../part";

/** Why an ACL that the wave brings in does not come to the target. */
export type Loss = Pick<Draft, "action" | "reason" | "rule" | "needsApproval"> & { readonly otherwise?: string };

interface Judgement extends Loss {
  readonly holds: (acl: Acl, reach: AclReach, room: AclRoom) => boolean;
}

/**
 * `User:CN=b-3.orders.x1y2z3.c2.kafka.eu-west-1.amazonaws.com` is a broker of Amazon MSK, `User:CN=orders-kafka,O=io.strimzi`
 * one of Strimzi's.
 */
const brokerIdentity = /^User:CN=(?:b-\d+\..*kafka.*|.*-kafka,O=io\.strimzi$)/i;

/** Whoever comes in over a listener that asks for no name. */
const anonymous = "User:ANONYMOUS";

const takesNone = "acl-target-takes-none";

/** In this order; the first that holds decides. */
const losses: readonly Judgement[] = [
  {
    holds: ({ principal }) => brokerIdentity.test(principal),
    action: "dropped",
    reason: "the principal is a broker of the source; the target's brokers have their own identities",
    rule: "acl-of-broker-identity",
    needsApproval: false,
  },
  {
    holds: ({ principal }) => principal === anonymous,
    action: "dropped",
    reason: "it is for clients without a name: at the target every client has one",
    rule: "acl-of-anonymous",
    needsApproval: true,
    otherwise: "have these clients sign in at the source, and name them in ACLs.",
  },
  {
    holds: ({ operation }) => operation === "CLUSTER_ACTION",
    action: "dropped",
    reason: "brokers alone need it, among themselves",
    rule: "acl-cluster-action",
    needsApproval: false,
  },
  {
    holds: (acl) => !isMeaningful(acl),
    action: "dropped",
    reason: "Kafka never asks for this operation on this kind of resource: the ACL has no effect",
    rule: "acl-without-effect",
    needsApproval: false,
  },
  {
    holds: ({ host }) => !isSingleHost(host),
    action: "dropped",
    reason:
      "Kafka compares hosts letter by letter with single addresses: this one never matched, so nobody gains or loses anything",
    rule: "acl-host-never-matches",
    needsApproval: false,
  },
  {
    holds: (_, __, { whyNoAcls }) => whyNoAcls !== null,
    action: "dropped",
    reason: "no ACLs can be written to the target",
    rule: takesNone,
    needsApproval: false,
  },
  {
    holds: ({ permission }, _, { takesDenials }) => permission === "DENY" && !takesDenials,
    action: "dropped",
    reason: "the target knows no ACLs that refuse",
    rule: "acl-target-takes-no-deny",
    needsApproval: false,
  },
  {
    holds: ({ permission, host }, _, { takesHosts }) => permission === "DENY" && host !== "*" && !takesHosts,
    action: "dropped",
    reason: "the target knows no hosts in ACLs, and refusing from everywhere would refuse too much",
    rule: "acl-target-takes-no-hosts",
    needsApproval: true,
    otherwise: "keep that address out by the network.",
  },
  {
    holds: (acl) => !isWritable(acl),
    action: "dropped",
    reason: "the Kafka provider for Terraform cannot write it",
    rule: "acl-not-writable",
    needsApproval: true,
    otherwise: "remove the ACL at the source and export again.",
  },
  {
    holds: ({ resourceType, resourceName }) => resourceType === "DELEGATION_TOKEN" && resourceName !== "*",
    action: "dropped",
    reason: "delegation tokens do not move: clients get new ones from the target",
    rule: "acl-of-delegation-token",
    needsApproval: false,
  },
  {
    // What refuses comes along in any case: a pattern that allows may reach the topic once it is there.
    holds: ({ resourceType, permission }, { touchesWave }) =>
      resourceType === "TOPIC" && permission === "ALLOW" && !touchesWave,
    action: "kept-aside",
    reason: "the topic is not in the wave",
    rule: "acl-of-topic-outside-wave",
    needsApproval: false,
  },
];

/** The reason for which an ACL of the wave does not come to the target, or undefined where it does. */
export function lossOf(acl: Acl, reach: AclReach, room: AclRoom): Loss | undefined {
  const judgement = losses.find(({ holds }) => holds(acl, reach, room));
  if (judgement === undefined) return undefined;
  const { action, rule, needsApproval, otherwise } = judgement;
  const reason = rule === takesNone ? `${judgement.reason}: ${room.whyNoAcls ?? ""}` : judgement.reason;
  return { action, reason, rule, needsApproval, ...(otherwise === undefined ? {} : { otherwise }) };
}

/** Something to know of an ACL that is the same at the target. */
export interface AclRemark {
  readonly field: "host" | "resourceName" | "principal" | "operation";
  readonly action: "noted" | "changed";
  readonly reason: string;
  readonly rule: string;
  readonly needsApproval: boolean;
  readonly otherwise?: string;
}

const harmlessForAll = new Set(["IDEMPOTENT_WRITE", "DESCRIBE"]);

/** What to say of an ACL that moves as it is. */
export function keptWithRemarks(
  acl: Acl,
  { outside, isPattern }: AclReach,
  { takesHosts }: AclRoom,
): readonly AclRemark[] {
  const remarks: AclRemark[] = [];
  const note = (field: AclRemark["field"], rule: string, reason: string, needsApproval = false): void => {
    const otherwise = "narrow the ACL at the source and export again.";
    remarks.push({ field, action: "noted", reason, rule, needsApproval, ...(needsApproval ? { otherwise } : {}) });
  };
  const isAllow = acl.permission === "ALLOW";
  if (acl.host !== "*" && !takesHosts)
    remarks.push({
      field: "host",
      action: "changed",
      reason: "the target knows no hosts in ACLs: the right holds from everywhere",
      rule: "acl-target-takes-no-hosts",
      needsApproval: true,
      otherwise: "take the ACL away at the source and export again; the network can keep other addresses out.",
    });
  else if (acl.host !== "*" && !isComparableHost(acl.host))
    note(
      "host",
      "acl-host-of-old-network",
      "Kafka compares with the long form of an IPv6 address, eight groups: this spelling never matches",
    );
  else if (acl.host !== "*")
    note(
      "host",
      "acl-host-of-old-network",
      isAllow
        ? "the address belongs to the source's network: clients may come from another one, and lose the right"
        : "the address belongs to the source's network: clients that come from another one are no longer refused",
      !isAllow,
    );
  if (acl.principal === everyone && isAllow && isPattern)
    note("principal", "acl-for-everyone", "everyone who can log in at the target gets it, on all that matches", true);
  if (isPattern && outside > 0)
    note(
      "resourceName",
      "acl-reaches-beyond-wave",
      `the pattern also covers ${String(outside)} ${acl.resourceType === "TOPIC" ? "topic(s)" : "group(s)"} outside the wave`,
    );
  if (acl.resourceType === "CLUSTER" && isAllow && !harmlessForAll.has(acl.operation))
    note("operation", "acl-reaches-whole-cluster", "it is a right on the whole target, not on the wave's part of it");
  return remarks;
}
