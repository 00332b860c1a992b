import { type Role } from "../../network/role";

/** Who takes part in a target where nothing else is said: brokers behind a load balancer, workers beside them, who steers and who watches. */
export const usualRoles: readonly Role[] = [
  "client",
  "operator",
  "nlb",
  "broker",
  "object-store",
  "replicator",
  "connect",
  "kubernetes-api",
  "aws-endpoints",
  "scraper",
  "collector",
  "dashboards",
];
