/** Parts of an inventory of which a person may say that the source has none, where no machine could tell. */
export const absentParts = [
  "acls",
  "quotas",
  "scramUsers",
  "groups",
  "transactionalIds",
  "reassignments",
  "clients",
  "schemas",
  "connectClusters",
  "apiKeys",
  "serviceAccounts",
  "secretRefs",
  "roleBindings",
  "iamPolicies",
  "certificates",
  "endpoints",
] as const;

/** One of {@link absentParts}. */
export type AbsentPart = (typeof absentParts)[number];
