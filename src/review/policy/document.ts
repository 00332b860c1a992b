import { z } from "zod";
import { documentHead } from "../../documents/document-head";
import { paths } from "../../network/path";
import { severities } from "../severity";

const severity = z.enum(severities);
const day = z.iso.date();

const port = z.union([
  z.number().int().min(1).max(65_535),
  z.string().regex(/^\d{1,5}-\d{1,5}$/, "is no range of ports: write it as 19092-19121"),
]);

const freeze = z.strictObject({
  name: z.string().min(1).describe("What it is for, as reports call it."),
  from: day.describe("The first day."),
  to: day.describe("The last day."),
});

const review = z.strictObject({
  failOn: severity.default("medium").describe("Open findings from this severity on fail a review."),
  severities: z
    .record(
      z.string(),
      z.union([
        severity,
        z.strictObject({
          off: z
            .string()
            .min(20, "is too short: say why nobody needs this rule here, in a sentence")
            .describe("Turns the rule off: the reason, as every report tells it."),
        }),
      ]),
    )
    .default({})
    .describe("Severities other than a rule's own, by rule; off with its reason turns a rule off."),
  kafkaPorts: z
    .array(port)
    .default([])
    .describe("Ports that are Kafka's here beside the usual: 29092, or 19092-19121."),
  allowedCidrs: z
    .array(z.string())
    .nullable()
    .default(null)
    .describe(
      "Networks and prefix lists (pl-…) that may reach Kafka; without it any private one that is not broader than /16.",
    ),
  allowedPrincipals: z
    .array(z.string())
    .nullable()
    .default(null)
    .describe("Principals at AWS that may make endpoints; without it those that the declared network names."),
  requiredPaths: z.array(z.enum(paths)).default([]).describe("Paths that must have security groups of their own."),
  platformPrincipals: z
    .array(z.string())
    .default([])
    .describe("Kafka principals of the platform, who may administer: User:terraform."),
  replicatorPrincipals: z.array(z.string()).default([]).describe("Kafka principals that replicate: User:mm2."),
  closedWaves: z.array(z.string()).default([]).describe("Waves that are closed: rights that served them must be gone."),
  released: z
    .array(z.string())
    .default([])
    .describe("What may be destroyed: addresses, or Kafka's names as in kafka_topic orders.v1."),
  freezes: z.array(freeze).default([]).describe("When nothing may be destroyed or restarted."),
  window: z
    .strictObject({
      lastWaveEnds: day.describe("The day on which the last wave ends."),
      rollbackDays: z.number().int().min(0).describe("Days in which people may go back after it."),
      marginDays: z.number().int().min(0).optional().describe("Days beyond that, to renew in peace; 14."),
    })
    .optional()
    .describe("How long the migration needs what it is built on."),
  suppressions: z.string().optional().describe("The file of suppressions, from here; kafka-byoc.suppressions.yaml."),
  rules: z.array(z.string()).default([]).describe("Files with rules of one's own, from here."),
});

/** What a team decided once for all its reviews: `kafka-byoc.yaml`. */
export const configurationSchema = z.strictObject({
  ...documentHead("Configuration"),
  review: review.prefault({}).describe("How plans are reviewed."),
});
