import { type Seed } from "../seed";
import { endpointSeeds } from "./private-link/endpoints";
import { kubernetesSeeds } from "./private-link/kubernetes";
import { loadBalancerSeeds } from "./private-link/load-balancers";
import { lostPrincipals } from "./private-link/lost-in-the-whole";
import { serviceSeeds } from "./private-link/services";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const privateLinkSeeds: readonly Seed[] = [
  ...serviceSeeds,
  ...lostPrincipals,
  ...loadBalancerSeeds,
  ...endpointSeeds,
  ...kubernetesSeeds,
];
