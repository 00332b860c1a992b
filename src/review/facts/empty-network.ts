import { type DeclaredNetwork } from "../knowledge";

/** A declared network in which nothing is: where rules' cases begin. */
export const emptyNetwork: DeclaredNetwork = {
  target: "orders",
  cidrs: [],
  edges: [],
  consumers: [],
  listeners: [],
  sources: [],
};
