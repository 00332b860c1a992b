import { apiVersion } from "../../documents/api-version";
import { type Inventory } from "./inventory";

/** When an inventory was taken, and by which release of ours. */
export interface Taken {
  readonly now: Date;
  readonly exporterVersion: string;
}

/** An inventory of which nothing is known yet: what reads a source, or a file, fills its part in. */
export function nothingKnown({ now, exporterVersion }: Taken): Inventory {
  return {
    apiVersion,
    kind: "Inventory",
    exportedAt: now.toISOString(),
    exporter: { name: "kafka-byoc", version: exporterVersion },
    cluster: {
      id: null,
      name: null,
      platform: null,
      kafkaVersion: null,
      controllerId: null,
      brokers: null,
      authorizer: null,
      superUsers: null,
      allowEveryoneIfNoAclFound: null,
      brokerConfigs: null,
    },
    topics: [],
    acls: null,
    quotas: null,
    scramUsers: null,
    groups: null,
    transactionalIds: null,
    reassignments: null,
    clients: null,
    schemas: null,
    connectClusters: null,
    apiKeys: null,
    serviceAccounts: null,
    secretRefs: null,
    roleBindings: null,
    iamPolicies: null,
    certificates: null,
    endpoints: null,
    unknowns: [],
    sources: [],
    provenance: [],
    conflicts: [],
    leftOut: [],
    redactions: [],
  };
}
