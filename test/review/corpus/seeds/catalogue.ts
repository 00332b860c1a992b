import { type Area } from "../../../../src/review/rule";
import { type Seed } from "../seed";
import { accessSeeds } from "./access";
import { certificatesSeeds } from "./certificates";
import { destructionSeeds } from "./destruction";
import { dnsSeeds } from "./dns";
import { migrationSeeds } from "./migration";
import { networkSeeds } from "./network";
import { observabilitySeeds } from "./observability";
import { privateLinkSeeds } from "./private-link";
import { providerSeeds } from "./provider";
import { secretsSeeds } from "./secrets";
import { topicsSeeds } from "./topics";
import { transportSeeds } from "./transport";

/** Every seed, by the area whose rules it is about. */
export const seeds: Readonly<Record<Exclude<Area, "review">, readonly Seed[]>> = {
  network: networkSeeds,
  "private-link": privateLinkSeeds,
  transport: transportSeeds,
  certificates: certificatesSeeds,
  dns: dnsSeeds,
  access: accessSeeds,
  secrets: secretsSeeds,
  topics: topicsSeeds,
  destruction: destructionSeeds,
  provider: providerSeeds,
  migration: migrationSeeds,
  observability: observabilitySeeds,
};
