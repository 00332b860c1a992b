import { type Acl } from "../../../kafka/acl";

/** The principal that stands for all of them. */
export const everyone = "User:*";

/** `ALLOW READ on TOPIC orders to User:billing from *`, with `PREFIXED` where it is. */
export function aclText(acl: Acl): string {
  const pattern = acl.patternType === "PREFIXED" ? "PREFIXED " : "";
  return `${acl.permission} ${acl.operation} on ${acl.resourceType} ${pattern}${acl.resourceName} to ${acl.principal} from ${acl.host}`;
}
