import { type Acl, clusterResourceName } from "../../kafka/acl";
import { allow } from "../allow";

/** Those who work on a migration, beside the applications. */
export const workers = {
  auditor: "auditor",
  terraform: "terraform",
  mm2Source: "mm2-source",
  mm2Target: "mm2-target",
} as const;

/** Who exports and checks: may look at everything and change nothing. */
export const auditorAcls: readonly Acl[] = [
  allow("User:auditor", "READ", "TOPIC", "*"),
  allow("User:auditor", "DESCRIBE_CONFIGS", "TOPIC", "*"),
  allow("User:auditor", "DESCRIBE", "GROUP", "*"),
  allow("User:auditor", "DESCRIBE", "CLUSTER", clusterResourceName),
  allow("User:auditor", "DESCRIBE_CONFIGS", "CLUSTER", clusterResourceName),
];

/** Terraform at the target: enough to create, change and grow, nothing that deletes. */
export const terraformAcls: readonly Acl[] = [
  ...(["CREATE", "ALTER", "ALTER_CONFIGS"] as const).map((operation) =>
    allow("User:terraform", operation, "TOPIC", "*"),
  ),
  allow("User:terraform", "ALTER", "CLUSTER", clusterResourceName),
  allow("User:terraform", "ALTER_CONFIGS", "CLUSTER", clusterResourceName),
];
