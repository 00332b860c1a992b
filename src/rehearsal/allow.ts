import { allowing } from "../constructs/kafka/required-acls";
import { type Acl, type Operation, type ResourceType } from "../kafka/acl";

/** One literal ALLOW from any host, as most grants are. */
export function allow(principal: string, operation: Operation, type: ResourceType, name: string): Acl {
  return allowing(principal)(operation, type, name);
}
