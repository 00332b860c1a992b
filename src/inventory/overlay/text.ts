import { z } from "zod";
import { looksLikeSecret } from "../redaction/secret-shapes";

/** Longest text that a person may write into one field: an overlay is no place for a document. */
const longest = 4_000;

/** What a person writes in words. What has the shape of a secret is refused: a reference to where it lies belongs here. */
export const text = z
  .string()
  .min(1)
  .max(longest)
  .refine((value) => !looksLikeSecret(value), {
    error: "has the shape of a secret, which no document may hold: write where it lies (secretRef)",
  });

/** A principal as Kafka writes it. */
export const principalName = text.regex(/^User:.+/, "must be written as Kafka writes it: User:name");

/** A length of time as ISO 8601 writes it. */
export const duration = z.iso.duration({ error: "must be an ISO 8601 duration, such as P7D or PT30M" });

/** A day, or a moment with its zone. */
export const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "must be a day (2027-01-31) or a moment with its zone (2027-01-31T18:00:00Z)",
});

/** A moment with its zone. */
export const moment = z.iso.datetime({ offset: true, error: "must be a moment with its zone: 2027-01-31T18:00:00Z" });

/** The name of one entry under `owners`, of this file or of another. */
export const ownerId = text;

/** The name of one entry under `applications`, of this file or of another. */
export const applicationId = text;
