import { type Acl } from "../../../kafka/acl";
import { type SourceKnowledge } from "../../knowledge";

/** An ACL of the rules' cases: `User:billing` may write the topic `billing.invoices`, but for what is said. */
export function caseAcl(parts: Partial<Acl> = {}): Acl {
  return {
    principal: "User:billing",
    host: "*",
    operation: "WRITE",
    permission: "ALLOW",
    resourceType: "TOPIC",
    resourceName: "billing.invoices",
    patternType: "LITERAL",
    ...parts,
  };
}

/** A source that has these ACLs. */
export function caseSource(...acls: readonly Acl[]): SourceKnowledge {
  return { name: "orders-source", acls, topics: null, groups: null, allowsEveryoneIfNoAcl: false };
}

/** The `kafka_acl` of {@link caseAcl}, in HCL, but for what is said. */
export function caseAclBlock(name: string, parts: Partial<Record<keyof typeof written, string>> = {}): string {
  const lines = Object.entries({ ...written, ...parts }).map(([key, value]) => `  ${key} = ${JSON.stringify(value)}`);
  return [`resource "kafka_acl" ${JSON.stringify(name)} {`, ...lines, "}", ""].join("\n");
}

const written = {
  resource_name: "billing.invoices",
  resource_type: "Topic",
  resource_pattern_type_filter: "Literal",
  acl_principal: "User:billing",
  acl_host: "*",
  acl_operation: "Write",
  acl_permission_type: "Allow",
};
