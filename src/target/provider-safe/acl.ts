import { isIP, isIPv4 } from "node:net";
import { type Acl, clusterResourceName, type Operation, type ResourceType } from "../../kafka/acl";
import { operationsOf } from "../../kafka/authorization";

/** Words that the provider's `kafka_acl` has no spelling for (Mongey/kafka 0.13.1, `stringToAclPrincipal` and its kin). */
const unwritable: ReadonlySet<Operation | ResourceType> = new Set([
  "USER",
  "CREATE_TOKENS",
  "DESCRIBE_TOKENS",
  "TWO_PHASE_COMMIT",
]);

/** Whether Kafka ever asks for this operation on this kind of resource; it accepts any other pair as well. */
export function isMeaningful({ resourceType, operation }: Acl): boolean {
  return operation === "ALL" || operationsOf[resourceType].includes(operation);
}

/** Whether the Terraform provider can write the ACL. */
export function isWritable({ resourceType, operation }: Acl): boolean {
  return !unwritable.has(resourceType) && !unwritable.has(operation);
}

/**
 * What the broker would refuse without saying why, or what would never match, with what to do; undefined where nothing
 * is wrong. One such ACL fails its whole batch and leaves the others on the broker, unknown to Terraform.
 */
export function whatIsWrongWithAcl(acl: Acl): { readonly rule: string; readonly instead: string } | undefined {
  if (!/^[^:]+:./s.test(acl.principal))
    return {
      rule: `has the principal ${JSON.stringify(acl.principal)}, and the broker reads TYPE:NAME alone`,
      instead: `Write ${JSON.stringify(`User:${acl.principal}`)}.`,
    };
  if (acl.resourceType === "CLUSTER" && acl.resourceName !== clusterResourceName)
    return {
      rule: `names a cluster resource ${JSON.stringify(acl.resourceName)}, and Kafka knows ${clusterResourceName} alone`,
      instead: `Write ${clusterResourceName}.`,
    };
  if (!isSingleHost(acl.host))
    return {
      rule: `has the host ${JSON.stringify(acl.host)}: Kafka compares hosts with single addresses, so it never matches`,
      instead: "Write one ACL for each address, or *.",
    };
  return undefined;
}

/** Whether a host is `*` or one address: all that Kafka ever finds equal. It takes names and CIDR blocks, and never matches them. */
export function isSingleHost(host: string): boolean {
  return host === "*" || isIP(host) !== 0;
}

/** False for an IPv6 host in another form than Java's own, eight groups without leading zeros, which is the one compared. */
export function isComparableHost(host: string): boolean {
  return host === "*" || isIPv4(host) || /^(?:(?:0|[1-9a-f][0-9a-f]{0,3}):){7}(?:0|[1-9a-f][0-9a-f]{0,3})$/.test(host);
}
