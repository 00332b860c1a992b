/** Who takes part in the target's network with machines of its own: each has one security group and never shares it. */
export const groupedRoles = [
  "nlb",
  "broker",
  "replicator",
  "connect",
  "source-endpoint",
  "kubernetes-api",
  "console",
  "schema-registry",
  "aws-endpoints",
  "scraper",
  "collector",
  "dashboards",
  "resolver",
] as const;

/** Who is known by the networks that it comes from or lies in, and has no security group of ours. */
export const networkRoles = ["client", "operator", "on-premises", "object-store"] as const;

/** A role with a security group of its own. */
export type GroupedRole = (typeof groupedRoles)[number];

/** A role that is a list of networks: CIDRs, or an AWS prefix list. */
export type NetworkRole = (typeof networkRoles)[number];

/** Anybody who takes part. */
export type Role = GroupedRole | NetworkRole;
