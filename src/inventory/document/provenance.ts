import { z } from "zod";

/** Where inventories come from. */
export const sourceFormats = [
  "kafka",
  "schema-registry",
  "connect",
  "kcp",
  "kafka-cli",
  "strimzi",
  "julie",
  "confluent-cli",
] as const;

/** One thing that an inventory was made from: a live cluster, or a file that was imported. */
export const source = z.strictObject({
  id: z.string().min(1).describe("Unique in the document; provenance, conflicts and leftOut name it."),
  format: z.enum(sourceFormats).describe("What kind of source it is."),
  name: z.string().describe("The address, or the file's name without its directory."),
  takenAt: z.iso.datetime().nullable().describe("When it told, RFC 3339 in UTC; null where a file does not say."),
});

/** Which source told a part. The longest path that a field lies under decides; `""` is the whole document. */
export const provenance = z.strictObject({
  path: z
    .string()
    .describe("A part of this document; the longest that a field lies under decides, the empty one is all of it."),
  source: z.string().describe("Id of the source that told it."),
});

const told = z.strictObject({
  value: z.string().describe("The value as text."),
  source: z.string().describe("Id of the source that tells it."),
});

/** Two sources that tell different things of one field. */
export const conflict = z.strictObject({
  path: z.string().describe('The field: topics["orders"].partitions.'),
  kept: told.describe("What this document says."),
  other: told.describe("What the other source says."),
});

/** What an importer met and did not understand, or what has no place in this document. */
export const leftOut = z.strictObject({
  source: z.string().describe("Id of the source that had it."),
  path: z.string().describe("Where, in the source's own terms: msk_sources.regions[0].clusters[0].foo, or line 12."),
  reason: z.string().describe("Why it is not in this document, as a sentence."),
});

/** A value that looked like a secret, and was not taken over. */
export const redaction = z.strictObject({
  path: z.string().describe("Where in this document something was taken out."),
  because: z
    .enum(["key", "value"])
    .describe("key: the key's name says that it is a secret; value: it has the shape of one."),
});

/** A part that is not known, with the reason. */
export const unknown = z.strictObject({
  path: z.string().describe('Which part of this document: acls, topics["orders.v1"].configs.'),
  error: z.string().describe("Kafka's own name of the error, or NOT_ASKED, NOT_IN_THE_FILE."),
  message: z.string().describe("Why it is not known, as a sentence."),
  grantNeeded: z.string().optional().describe("The grant that would make it known: DESCRIBE on Cluster kafka-cluster."),
});
