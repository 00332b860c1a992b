import { type Acl } from "../../../kafka/acl";
import { isComparableHost, isMeaningful, isWritable } from "../../provider-safe/acl";
import { type AclReach } from "./acl-reach";
import { everyone } from "./acl-text";
import { type Draft } from "../part";

/** Why an ACL that the wave brings in does not come to the target. */
export type Loss = Pick<Draft, "action" | "reason" | "rule" | "needsApproval"> & { readonly otherwise?: string };

interface Judgement extends Loss {
  readonly holds: (acl: Acl, reach: AclReach) => boolean;
}

/** `User:CN=b-3.orders.x1y2z3.c2.kafka.eu-west-1.amazonaws.com`: a managed broker's own certificate. */
const brokerIdentity = /^User:CN=b-\d+\..*kafka.*/i;

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
    holds: ({ resourceType }, { touchesWave }) => resourceType === "TOPIC" && !touchesWave,
    action: "kept-aside",
    reason: "the topic is not in the wave",
    rule: "acl-of-topic-outside-wave",
    needsApproval: false,
  },
];

/** The reason for which an ACL of the wave does not come to the target, or undefined where it does. */
export function lossOf(acl: Acl, reach: AclReach): Loss | undefined {
  const judgement = losses.find(({ holds }) => holds(acl, reach));
  if (judgement === undefined) return undefined;
  const { action, reason, rule, needsApproval, otherwise } = judgement;
  return { action, reason, rule, needsApproval, ...(otherwise === undefined ? {} : { otherwise }) };
}

/** Something to know of an ACL that is the same at the target. */
export interface AclRemark {
  readonly field: "host" | "resourceName" | "principal" | "operation";
  readonly action: "noted";
  readonly reason: string;
  readonly rule: string;
  readonly needsApproval: boolean;
  readonly otherwise?: string;
}

const harmlessForAll = new Set(["IDEMPOTENT_WRITE", "DESCRIBE"]);

/** What to say of an ACL that moves as it is. */
export function keptWithRemarks(acl: Acl, { outside, isPattern }: AclReach): readonly AclRemark[] {
  const remarks: AclRemark[] = [];
  const note = (field: AclRemark["field"], rule: string, reason: string, needsApproval = false): void => {
    const otherwise = "narrow the ACL at the source and export again.";
    remarks.push({ field, action: "noted", reason, rule, needsApproval, ...(needsApproval ? { otherwise } : {}) });
  };
  const isAllow = acl.permission === "ALLOW";
  if (acl.host !== "*")
    note(
      "host",
      "acl-host-of-old-network",
      isComparableHost(acl.host)
        ? "the address belongs to the source's network: clients may come from another one"
        : "Kafka compares with the long form of an IPv6 address, eight groups: this spelling never matches",
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
