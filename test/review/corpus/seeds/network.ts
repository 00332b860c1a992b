import { type Seed } from "../seed";
import { clean } from "./network/clean";
import { openToInternet, transitive } from "./network/open-to-internet";
import { lostInTheWhole } from "./network/lost-in-the-whole";
import { broad, outwards } from "./network/too-much";
import { untold } from "./network/untold-and-past";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const networkSeeds: readonly Seed[] = [
  ...openToInternet,
  ...transitive,
  ...broad,
  ...outwards,
  ...untold,
  ...lostInTheWhole,
  ...clean,
];
