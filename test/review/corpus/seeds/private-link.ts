import { type Seed } from "../seed";
import { endpointSeeds } from "./private-link/endpoints";
import { kubernetesSeeds } from "./private-link/kubernetes";
import { loadBalancerSeeds } from "./private-link/load-balancers";
import { serviceSeeds } from "./private-link/services";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const privateLinkSeeds: readonly Seed[] = [
  ...serviceSeeds,
  ...loadBalancerSeeds,
  ...endpointSeeds,
  ...kubernetesSeeds,
];
