import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  type AclEntry,
  type Admin,
  ResourcePatternTypes,
} from "kafkajs";
import { type Acl, type Operation, type ResourceType } from "../../kafka/acl";
import { grantText } from "../../kafka/acl-text";
import { ProgramFailed } from "../terraform/program-failed";

/** An ACL as the client library writes it. Delegation tokens and users are not in any rehearsal. */
export function aclEntry(acl: Acl): AclEntry {
  return {
    principal: acl.principal,
    host: acl.host,
    operation: operations[acl.operation],
    permissionType: AclPermissionTypes[acl.permission],
    resourceType: resourceTypes[acl.resourceType],
    resourceName: acl.resourceName,
    resourcePatternType: ResourcePatternTypes[acl.patternType],
  };
}

/** Creates ACLs on a cluster of our own. */
export async function createAcls(admin: Admin, acls: readonly Acl[]): Promise<void> {
  if (acls.length > 0) await admin.createAcls({ acl: acls.map(aclEntry) });
}

/**
 * Deletes exactly these ACLs from a cluster of our own.
 *
 * @throws ProgramFailed where one of them was not there: what is taken away must have been given
 */
export async function deleteAcls(admin: Admin, acls: readonly Acl[]): Promise<void> {
  if (acls.length === 0) return;
  const { filterResponses } = await admin.deleteAcls({ filters: acls.map(aclEntry) });
  const missing = acls.filter((_, index) => filterResponses[index]?.matchingAcls.length === 0);
  if (missing.length > 0)
    throw new ProgramFailed(
      `There was no such ACL to delete: ${missing.map((acl) => `${acl.principal} ${grantText(acl)}`).join("; ")}`,
    );
}

const operations: Readonly<Record<Operation, AclOperationTypes>> = {
  ALL: AclOperationTypes.ALL,
  READ: AclOperationTypes.READ,
  WRITE: AclOperationTypes.WRITE,
  CREATE: AclOperationTypes.CREATE,
  DELETE: AclOperationTypes.DELETE,
  ALTER: AclOperationTypes.ALTER,
  DESCRIBE: AclOperationTypes.DESCRIBE,
  CLUSTER_ACTION: AclOperationTypes.CLUSTER_ACTION,
  DESCRIBE_CONFIGS: AclOperationTypes.DESCRIBE_CONFIGS,
  ALTER_CONFIGS: AclOperationTypes.ALTER_CONFIGS,
  IDEMPOTENT_WRITE: AclOperationTypes.IDEMPOTENT_WRITE,
  CREATE_TOKENS: AclOperationTypes.UNKNOWN,
  DESCRIBE_TOKENS: AclOperationTypes.UNKNOWN,
  TWO_PHASE_COMMIT: AclOperationTypes.UNKNOWN,
};

const resourceTypes: Readonly<Record<ResourceType, AclResourceTypes>> = {
  TOPIC: AclResourceTypes.TOPIC,
  GROUP: AclResourceTypes.GROUP,
  CLUSTER: AclResourceTypes.CLUSTER,
  TRANSACTIONAL_ID: AclResourceTypes.TRANSACTIONAL_ID,
  DELEGATION_TOKEN: AclResourceTypes.DELEGATION_TOKEN,
  USER: AclResourceTypes.UNKNOWN,
};
