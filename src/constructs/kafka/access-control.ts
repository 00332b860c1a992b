import { type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { type Acl } from "../../kafka/acl";
import { whatIsWrongWithAcl } from "../../target/provider-safe/acl";
import { addressesDiffer, constructId } from "../construct-id";
import { mustHold } from "../must-hold";
import { looksLikeToken, terraformText } from "../terraform-text";
import { Acl as AclBlock, type AclConfig } from "./bindings/acl";
import { spelledOperation, spelledPattern, spelledPermission, spelledResourceType } from "./provider-spelling";

/** The ACLs of one group. */
export interface AccessControlProps {
  /** In any order. Two that are equal are one ACL to Kafka, and one block here. */
  readonly acls: readonly Acl[];
  /** Where a stack has several Kafka providers. */
  readonly provider?: TerraformProvider;
}

/**
 * ACLs: one `kafka_acl` block each, addressed by its seven parts, so that the order of the declaration never matters.
 * Two blocks for one ACL would be worse than useless: removing one of them would remove the ACL.
 */
export class AccessControl extends Construct {
  readonly elements: readonly AclBlock[];

  constructor(scope: Construct, id: string, props: AccessControlProps) {
    super(scope, id);
    mustHold(this, props.acls.flatMap(problemsOf));
    const byId = new Map(props.acls.map((acl) => [idOf(acl), acl]));
    this.elements = [...byId].map(([key, acl]) => new AclBlock(this, key, blockOf(acl, props.provider)));
    addressesDiffer(this);
  }
}

function idOf(acl: Acl): string {
  const { principal, permission, operation, resourceType, resourceName, patternType, host } = acl;
  const object = [principal, permission, operation, resourceType, resourceName, patternType];
  return host === "*" ? constructId(...object) : constructId(...object, host);
}

function blockOf(acl: Acl, provider: TerraformProvider | undefined): AclConfig {
  return {
    aclPrincipal: terraformText(acl.principal),
    aclHost: terraformText(acl.host),
    aclOperation: spelledOperation[acl.operation] ?? acl.operation,
    aclPermissionType: spelledPermission[acl.permission],
    resourceType: spelledResourceType[acl.resourceType] ?? acl.resourceType,
    resourceName: terraformText(acl.resourceName),
    resourcePatternTypeFilter: spelledPattern[acl.patternType],
    ...(provider === undefined ? {} : { provider }),
  };
}

function problemsOf(acl: Acl): readonly string[] {
  const problems: string[] = [];
  const say = (problem: string): void => {
    problems.push(`ACL ${acl.principal} ${acl.operation} on ${acl.resourceType} "${acl.resourceName}": ${problem}`);
  };
  if (spelledResourceType[acl.resourceType] === undefined) say("the Kafka provider has no such resource type");
  if (spelledOperation[acl.operation] === undefined) say("the Kafka provider has no such operation");
  if ([acl.principal, acl.host, acl.resourceName].some(looksLikeToken))
    say('holds cdktf\'s own marker "TfToken[", which cannot be written');
  else {
    const wrong = whatIsWrongWithAcl(acl);
    if (wrong !== undefined) say(`${wrong.rule}. ${wrong.instead}`);
  }
  return problems;
}
