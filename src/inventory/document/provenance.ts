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
  /** Unique in the document; `provenance`, `conflicts` and `leftOut` name it. */
  id: z.string().min(1),
  format: z.enum(sourceFormats),
  /** The address, or the file's name without its directory. */
  name: z.string(),
  /** When it told; null where a file does not say. */
  takenAt: z.iso.datetime().nullable(),
});

/** Which source told a part. The longest path that a field lies under decides; `""` is the whole document. */
export const provenance = z.strictObject({ path: z.string(), source: z.string() });

const told = z.strictObject({ value: z.string(), source: z.string() });

/** Two sources that tell different things of one field. */
export const conflict = z.strictObject({
  /** `topics["orders"].partitions`. */
  path: z.string(),
  kept: told,
  other: told,
});

/** What an importer met and did not understand, or what has no place in this document. */
export const leftOut = z.strictObject({
  source: z.string(),
  /** In the file's own terms: `msk_sources.regions[0].clusters[0].foo`, or `line 12`. */
  path: z.string(),
  reason: z.string(),
});

/** A value that looked like a secret, and was not taken over. */
export const redaction = z.strictObject({
  path: z.string(),
  /** `key`: the key's name says so. `value`: the value has the shape of a secret. */
  because: z.enum(["key", "value"]),
});

/** A part that is not known, with the reason. */
export const unknown = z.strictObject({
  /** Which part of this document: `acls`, `topics["orders.v1"].configs`. */
  path: z.string(),
  /** Kafka's own name of the error, or `NOT_ASKED`, `NOT_IN_THE_FILE`. */
  error: z.string(),
  message: z.string(),
  /** The grant that would make it known: `DESCRIBE on Cluster kafka-cluster`. */
  grantNeeded: z.string().optional(),
});
