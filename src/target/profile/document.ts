import { z } from "zod";
import { documentHead } from "../../documents/document-head";

/** `4.3`: major and minor; patches do not change what a broker allows. In quotes, or YAML makes a number of it. */
const version = z
  .string('must be text in quotes, such as "4.3"')
  .regex(/^\d+\.\d+$/, "must be a major and a minor version, such as 4.3");

/**
 * Where a fact comes from: a class of the broker, a KIP, a page of the platform's documentation; or the name of one of the
 * document's `sources`. Several are allowed.
 */
const source = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)], "must say where the fact comes from")
  .describe(
    "Where the fact comes from: a class of the broker, a KIP, a page of the platform; or a name under sources.",
  );

/** One value for all versions, or the value from each named version on. */
function byVersion<T extends z.ZodType>(value: T, words: string) {
  return z.union([value, z.record(version, value)], `must be ${words}, or ${words} by version`);
}

const text = z.string();
const wholeNumber = z.number().int();

/**
 * How a key is treated, by what a difference between source and target would do. `must-match`: another value changes what
 * clients see. `at-least`: a larger value does no harm. `safety`: decides whether acknowledged records survive.
 * `may-differ`: carried where a person set it, never proved otherwise. `ignore`: a broker's own tuning, left to the target.
 */
export const configClasses = ["must-match", "at-least", "safety", "may-differ", "ignore"] as const;

/** How a key's value is read. */
export const configTypes = ["boolean", "int", "long", "double", "list", "choice"] as const;

/** One config key; a profile that extends another writes only what differs there, and `null` for what holds no more. */
const configKey = z.strictObject({
  class: z
    .enum(configClasses)
    .optional()
    .describe(
      "must-match: another value changes what clients see; at-least: a larger one does no harm; safety: decides whether acknowledged records survive; may-differ: carried, never proved; ignore: left to the target.",
    ),
  type: z.enum(configTypes).optional().describe("How the value is read."),
  values: z.array(text).optional().describe("All that a choice or a list may hold; absent for free lists."),
  aliases: z
    .record(text, text)
    .optional()
    .describe("Other spellings that people use, by the spelling that Kafka knows."),
  default: byVersion(text, "text in quotes").optional().describe("What holds where nobody sets it."),
  least: byVersion(z.number(), "a number").nullable().optional().describe("The smallest value."),
  most: byVersion(z.number(), "a number").nullable().optional().describe("The largest value."),
  besides: z.array(text).optional().describe("Values outside the bounds that are allowed nevertheless."),
  raise: z
    .boolean()
    .optional()
    .describe("Raise a source's value to least where it is below, with a ledger line; otherwise it is a problem."),
  forced: byVersion(text, "text in quotes")
    .nullable()
    .optional()
    .describe("What the target writes on every topic, whatever is asked for."),
  readOnly: z.boolean().optional().describe("Nobody can set it on a topic there: default holds."),
  under: z
    .enum(["compact", "delete"])
    .nullable()
    .optional()
    .describe("The key has an effect only under this part of cleanup.policy."),
  needs: z
    .enum(["tieredStorage"])
    .nullable()
    .optional()
    .describe("What the target must be able to do for the key to be of use."),
  approveLossOf: z.array(text).optional().describe("Where needs is not met: values whose loss somebody must approve."),
  since: version.optional().describe("The first version that knows the key."),
  removed: z
    .strictObject({
      in: version.describe("The first version without it."),
      reason: text.describe("Why it is gone, as the ledger says it."),
      becomes: z
        .strictObject({
          keys: z.array(text).min(1).describe("Keys that take its value over."),
          whereStill: text.describe("The value that the source's own keys must still have for that."),
        })
        .optional()
        .describe("What its value becomes."),
    })
    .nullable()
    .optional()
    .describe("That newer versions do not have the key."),
  source,
});

/** A family of keys that other Kafka distributions have and this target does not. */
const foreignFamily = z.strictObject({
  keys: text
    .refine(isRegularExpression, "is not a regular expression")
    .describe("A regular expression over the whole key."),
  reason: text.describe("Why they are left out, as the ledger says it."),
  approvalFor: z
    .union([z.literal("any value"), z.array(text)])
    .describe("Someone must accept the loss: always, where the value is one of these, or never (empty)."),
  source,
});

function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

/** A value with its source; `null` where it is not known or no limit is known. */
function fact<T extends z.ZodType>(value: T) {
  return z
    .strictObject({ value: value.describe("What is so."), source })
    .nullable()
    .optional();
}

/** Replicas where the wave names none. */
const replicas = z.union(
  [
    z.strictObject({
      least: wholeNumber.min(1).describe("At least so many, never more than brokers."),
      odd: z.boolean().optional().describe("Even numbers are refused there."),
      source,
    }),
    z.strictObject({ exactly: wholeNumber.min(1).describe("Always so many."), source }),
    z.strictObject({ serverDecides: wholeNumber.min(1).describe("The platform decides; it has so many."), source }),
  ],
  "must be one of least, exactly or serverDecides with a number, and a source",
);

/** Who may have a quota: by one of these, by two together, or by default. */
export const quotaEntities = ["user", "client-id", "ip", "user+client-id", "default"] as const;

/** What the Terraform Kafka provider can hold at a platform. */
export const providerObjects = ["topics", "acls", "quotas", "users"] as const;

/** What one Kafka-compatible platform allows, as data: every version in one document. */
export const profileSchema = z.strictObject({
  ...documentHead("TargetProfile"),
  name: text
    .regex(/^[a-z][a-z0-9-]*$/, "must be lower-case letters, digits and hyphens, such as our-kafka")
    .describe("What waves call it, before the @."),
  title: text
    .min(1)
    .optional()
    .describe("As people read it, without a version; a profile that extends another may leave it out."),
  extends: text
    .min(1)
    .optional()
    .describe(
      "The profile that this one changes: a known one (automq, apache-kafka@3.9) or a file beside this one (./base.yaml). With a version all of this profile's versions are made from that one.",
    ),
  versions: z
    .union(
      [z.array(version).min(1), z.record(version, version)],
      "must be a list of versions, or a map to the parent's",
    )
    .optional()
    .describe(
      "Oldest first. A map gives the parent's version that each is made from; without any the platform has none, or those of its parent.",
    ),
  sources: z
    .record(text, text.min(1))
    .default({})
    .describe("Sources that several facts share, by the name that their source gives."),
  configs: z
    .record(text, configKey.nullable())
    .default({})
    .describe("Topic configs by Kafka's key; null takes a key of the parent away."),
  foreign: z
    .array(foreignFamily)
    .default([])
    .describe("Families of keys that other Kafkas have and this one has not; before those of the parent."),
  replicas: replicas.optional().describe("Replicas where the wave names none."),
  capabilities: z
    .strictObject({
      tieredStorage: fact(z.boolean()).describe("Old segments can lie in object storage (KIP-405)."),
      access: fact(z.enum(["acls", "iam"])).describe(
        "What decides who may do what: Kafka's ACLs, or the cloud's IAM policies.",
      ),
      openWithoutAcls: fact(z.boolean()).describe(
        "A resource without any ACL is open to everyone (allow.everyone.if.no.acl.found).",
      ),
      aclHosts: fact(z.boolean()).describe("ACLs may name a host other than *."),
      denyAcls: fact(z.boolean()).describe("ACLs may deny."),
      scramUsers: fact(z.boolean()).describe(
        "SCRAM users are kept in the cluster and can be made over the Kafka protocol.",
      ),
      transactions: fact(z.boolean()).describe("Producers can use transactions."),
      compaction: fact(z.boolean()).describe("Topics can be compacted."),
      quotaEntities: fact(z.array(z.enum(quotaEntities))).describe("Who may have a quota."),
      quotasOverKafka: fact(z.boolean()).describe("Quotas can be set over the Kafka protocol."),
      kafkaProvider: fact(z.array(z.enum(providerObjects))).describe(
        "What the Terraform Kafka provider can hold there.",
      ),
    })
    .default({})
    .describe("What it can do and cannot."),
  limits: z
    .strictObject({
      partitionsPerTopic: fact(wholeNumber).describe("Most partitions of one topic."),
      partitionsPerCluster: fact(wholeNumber).describe("Most partitions of the cluster."),
      topicsPerCluster: fact(wholeNumber).describe("Most topics of the cluster."),
      aclsPerCluster: fact(wholeNumber).describe("Most ACLs of the cluster."),
      topicNameLength: fact(wholeNumber).describe("Most letters of a topic name."),
      scramIterations: fact(
        z.strictObject({ least: wholeNumber.describe("The fewest."), most: wholeNumber.describe("The most.") }),
      ).describe("How many times SCRAM may hash a password."),
    })
    .default({})
    .describe("How much it takes."),
});

/** See {@link profileSchema}. */
export type ProfileDocument = z.infer<typeof profileSchema>;

/** One config key as a document writes it. */
export type WrittenKey = z.infer<typeof configKey>;
