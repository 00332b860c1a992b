import { z } from "zod";
import { documentHead } from "../../documents/document-head";
import { aclSchema } from "../../kafka/acl-schema";
import { clientQuotaSchema } from "../../kafka/client-quota-schema";
import { cluster } from "./cluster";
import { connectCluster } from "./connect";
import { group, observedClient, transactionalId } from "./groups";
import { conflict, leftOut, provenance, redaction, source, unknown } from "./provenance";
import { schemas } from "./schemas";
import {
  apiKey,
  certificate,
  endpoint,
  iamPolicy,
  roleBinding,
  scramUser,
  secretRef,
  serviceAccount,
} from "./security";
import { reassignment, topic } from "./topics";

/** A list that may be not known; an older document that does not have it does not know it. */
function notKnownByDefault<T extends z.ZodType>(element: T) {
  return z.array(element).nullable().default(null);
}

/**
 * What exists at the source, as machines tell it. `null` means "not known", never "none"; each null of an export is named
 * in `unknowns` with the reason and the grant that would help. What only people know is in overlays, never here.
 */
export const inventorySchema = z.strictObject({
  ...documentHead("Inventory"),
  exportedAt: z.iso.datetime().describe("When it was taken, RFC 3339 in UTC."),
  exporter: z
    .strictObject({
      name: z.string().describe("Name of the program."),
      version: z.string().describe("Its version."),
    })
    .describe("What made this document."),
  cluster: cluster.describe("The source cluster itself."),
  topics: z.array(topic).describe("Every topic."),
  acls: z.array(aclSchema).nullable().describe("Every ACL."),
  quotas: z.array(clientQuotaSchema).nullable().describe("Every client quota."),
  scramUsers: z.array(scramUser).nullable().describe("Users with SCRAM credentials."),
  groups: z.array(group).nullable().describe("Every group."),
  transactionalIds: notKnownByDefault(transactionalId).describe("Transactional ids that the coordinators know."),
  reassignments: notKnownByDefault(reassignment).describe("Partitions whose replicas are being moved."),
  clients: notKnownByDefault(observedClient).describe("Who was seen producing to and consuming from what."),
  schemas: schemas.nullable().default(null).describe("Schema registries and their subjects."),
  connectClusters: notKnownByDefault(connectCluster).describe("Groups of Connect workers and what runs on them."),
  apiKeys: notKnownByDefault(apiKey).describe("API keys by their ids."),
  serviceAccounts: notKnownByDefault(serviceAccount).describe("Service accounts by their ids."),
  secretRefs: notKnownByDefault(secretRef).describe("Where the secrets of principals lie."),
  roleBindings: notKnownByDefault(roleBinding).describe("Roles of principals (Confluent RBAC)."),
  iamPolicies: notKnownByDefault(iamPolicy).describe("AWS IAM policies, as far as they speak of Kafka."),
  certificates: notKnownByDefault(certificate).describe("Certificates that were seen."),
  endpoints: notKnownByDefault(endpoint).describe("Addresses at which something of the source is reached."),
  unknowns: z.array(unknown).describe("Why each part that is null is not known."),
  sources: z
    .array(source)
    .default([])
    .describe(
      "What this document was made from; the first is where everything is from unless provenance says otherwise.",
    ),
  provenance: z.array(provenance).default([]).describe("Which source told a part."),
  conflicts: z.array(conflict).default([]).describe("Fields of which two sources tell different things."),
  leftOut: z.array(leftOut).default([]).describe("What importers met and did not take over."),
  redactions: z.array(redaction).default([]).describe("Where something that looked like a secret was taken out."),
});

/** See {@link inventorySchema}. */
export type Inventory = z.infer<typeof inventorySchema>;

/** One topic of an inventory. */
export type InventoryTopic = Inventory["topics"][number];

/** One group of an inventory. */
export type InventoryGroup = NonNullable<Inventory["groups"]>[number];

/** One group of Connect workers of an inventory. */
export type InventoryConnectCluster = NonNullable<Inventory["connectClusters"]>[number];

/** Registries and subjects of an inventory. */
export type InventorySchemas = NonNullable<Inventory["schemas"]>;
