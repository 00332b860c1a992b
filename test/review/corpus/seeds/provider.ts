import { configsSeeds } from "./provider/configs";
import { objectsSeeds } from "./provider/objects";
import { type Seed } from "../seed";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const providerSeeds: readonly Seed[] = [...configsSeeds, ...objectsSeeds];
