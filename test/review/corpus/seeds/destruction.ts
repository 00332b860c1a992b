import { inPlaceSeeds } from "./destruction/in-place";
import { storesSeeds } from "./destruction/stores";
import { topicsSeeds } from "./destruction/topics";
import { rightsAndUsersSeeds } from "./destruction/rights-and-users";
import { waysAndNetworksSeeds } from "./destruction/ways-and-networks";
import { workersAndFreezesSeeds } from "./destruction/workers-and-freezes";
import { type Seed } from "../seed";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const destructionSeeds: readonly Seed[] = [
  ...topicsSeeds,
  ...rightsAndUsersSeeds,
  ...waysAndNetworksSeeds,
  ...workersAndFreezesSeeds,
  ...inPlaceSeeds,
  ...storesSeeds,
];
