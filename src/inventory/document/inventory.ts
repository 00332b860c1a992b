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
  /** RFC 3339, UTC. */
  exportedAt: z.iso.datetime(),
  exporter: z.strictObject({ name: z.string(), version: z.string() }),
  cluster,
  topics: z.array(topic),
  acls: z.array(aclSchema).nullable(),
  quotas: z.array(clientQuotaSchema).nullable(),
  scramUsers: z.array(scramUser).nullable(),
  groups: z.array(group).nullable(),
  transactionalIds: notKnownByDefault(transactionalId),
  reassignments: notKnownByDefault(reassignment),
  clients: notKnownByDefault(observedClient),
  schemas: schemas.nullable().default(null),
  connectClusters: notKnownByDefault(connectCluster),
  apiKeys: notKnownByDefault(apiKey),
  serviceAccounts: notKnownByDefault(serviceAccount),
  secretRefs: notKnownByDefault(secretRef),
  roleBindings: notKnownByDefault(roleBinding),
  iamPolicies: notKnownByDefault(iamPolicy),
  certificates: notKnownByDefault(certificate),
  endpoints: notKnownByDefault(endpoint),
  unknowns: z.array(unknown),
  /** What this document was made from; the first is the one that everything is from unless `provenance` says otherwise. */
  sources: z.array(source).default([]),
  provenance: z.array(provenance).default([]),
  conflicts: z.array(conflict).default([]),
  leftOut: z.array(leftOut).default([]),
  redactions: z.array(redaction).default([]),
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
