import { type Acl } from "./acl";

const resourceWords: Readonly<Record<Acl["resourceType"], string>> = {
  TOPIC: "Topic",
  GROUP: "Group",
  CLUSTER: "Cluster",
  TRANSACTIONAL_ID: "TransactionalId",
  DELEGATION_TOKEN: "DelegationToken",
  USER: "User",
};

/** An ACL without its principal, for people: `Allow READ on Topic orders.*` (a prefix ends with `*`), ` from 10.0.0.7` where a host is named. */
export function grantText(acl: Acl): string {
  const verb = acl.permission === "ALLOW" ? "Allow" : "Deny";
  const prefix = acl.patternType === "PREFIXED" ? "*" : "";
  const host = acl.host === "*" ? "" : ` from ${acl.host}`;
  return `${verb} ${acl.operation} on ${resourceWords[acl.resourceType]} ${acl.resourceName}${prefix}${host}`;
}
