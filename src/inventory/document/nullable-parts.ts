/** The parts at the top of an inventory that may not be known: null there, never an empty list. */
export const nullableParts = [
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
