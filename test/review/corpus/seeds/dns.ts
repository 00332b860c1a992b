import { type Seed } from "../seed";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const dnsSeeds: readonly Seed[] = [];
