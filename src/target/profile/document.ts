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
const source = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)], "must say where the fact comes from");

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
  class: z.enum(configClasses).optional(),
  type: z.enum(configTypes).optional(),
  /** All that a choice or a list may hold; absent for free lists. */
  values: z.array(text).optional(),
  /** Other spellings that people use, by the spelling that Kafka knows. */
  aliases: z.record(text, text).optional(),
  default: byVersion(text, "text in quotes").optional(),
  least: byVersion(z.number(), "a number").nullable().optional(),
  most: byVersion(z.number(), "a number").nullable().optional(),
  /** Values outside the bounds that are allowed nevertheless. */
  besides: z.array(text).optional(),
  /** Raise a source's value to `least` where it is below, with a ledger line; otherwise it is a problem. */
  raise: z.boolean().optional(),
  /** What the target writes on every topic, whatever is asked for. */
  forced: byVersion(text, "text in quotes").nullable().optional(),
  /** Nobody can set it on a topic there: `default` holds. */
  readOnly: z.boolean().optional(),
  /** The key has an effect only under this part of cleanup.policy. */
  under: z.enum(["compact", "delete"]).nullable().optional(),
  /** What the target must be able to do for the key to be of use. */
  needs: z.enum(["tieredStorage"]).nullable().optional(),
  /** Where `needs` is not met: values whose loss somebody must approve. */
  approveLossOf: z.array(text).optional(),
  /** The first version that knows the key. */
  since: version.optional(),
  removed: z
    .strictObject({
      in: version,
      /** Why it is gone, as the ledger says it. */
      reason: text,
      /** Keys that take its value over, where the source's own value of them is still `whereStill`. */
      becomes: z.strictObject({ keys: z.array(text).min(1), whereStill: text }).optional(),
    })
    .nullable()
    .optional(),
  source,
});

/** A family of keys that other Kafka distributions have and this target does not. */
const foreignFamily = z.strictObject({
  /** A regular expression over the whole key. */
  keys: text.refine(isRegularExpression, "is not a regular expression"),
  reason: text,
  /** Someone must accept the loss: always, where the value is one of these, or never (empty). */
  approvalFor: z.union([z.literal("any value"), z.array(text)]),
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
  return z.strictObject({ value, source }).nullable().optional();
}

/** Replicas where the wave names none. */
const replicas = z.union(
  [
    z.strictObject({ least: wholeNumber.min(1), source }),
    z.strictObject({ exactly: wholeNumber.min(1), source }),
    z.strictObject({ serverDecides: wholeNumber.min(1), source }),
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
  name: text.regex(/^[a-z][a-z0-9-]*$/, "must be lower-case letters, digits and hyphens, such as our-kafka"),
  /** As people read it, without a version. A profile that extends another may leave it out. */
  title: text.min(1).optional(),
  /**
   * The profile that this one changes: a known one (`automq`, `apache-kafka@3.9`) or a file beside this one
   * (`./base.yaml`). With a version all of this profile's versions are made from that one.
   */
  extends: text.min(1).optional(),
  /**
   * Oldest first. A map gives the parent's version that each is made from; without any the platform has no versions, or
   * those of its parent.
   */
  versions: z
    .union(
      [z.array(version).min(1), z.record(version, version)],
      "must be a list of versions, or a map to the parent's",
    )
    .optional(),
  /** Sources that several facts share, by the name that their `source` gives. */
  sources: z.record(text, text.min(1)).default({}),
  /** `null` takes a key of the parent away. */
  configs: z.record(text, configKey.nullable()).default({}),
  /** Before those of the parent. */
  foreign: z.array(foreignFamily).default([]),
  replicas: replicas.optional(),
  capabilities: z
    .strictObject({
      tieredStorage: fact(z.boolean()),
      /** What decides who may do what: Kafka's ACLs, or the cloud's IAM policies. */
      access: fact(z.enum(["acls", "iam"])),
      /** A resource without any ACL is open to everyone (`allow.everyone.if.no.acl.found`). */
      openWithoutAcls: fact(z.boolean()),
      /** ACLs may name a host other than `*`. */
      aclHosts: fact(z.boolean()),
      denyAcls: fact(z.boolean()),
      /** SCRAM users are kept in the cluster and can be made over the Kafka protocol. */
      scramUsers: fact(z.boolean()),
      transactions: fact(z.boolean()),
      compaction: fact(z.boolean()),
      quotaEntities: fact(z.array(z.enum(quotaEntities))),
      /** Quotas can be set over the Kafka protocol. */
      quotasOverKafka: fact(z.boolean()),
      /** What the Terraform Kafka provider can hold there. */
      kafkaProvider: fact(z.array(z.enum(providerObjects))),
    })
    .default({}),
  limits: z
    .strictObject({
      partitionsPerTopic: fact(wholeNumber),
      partitionsPerCluster: fact(wholeNumber),
      topicsPerCluster: fact(wholeNumber),
      aclsPerCluster: fact(wholeNumber),
      topicNameLength: fact(wholeNumber),
      scramIterations: fact(z.strictObject({ least: wholeNumber, most: wholeNumber })),
    })
    .default({}),
});

/** See {@link profileSchema}. */
export type ProfileDocument = z.infer<typeof profileSchema>;

/** One config key as a document writes it. */
export type WrittenKey = z.infer<typeof configKey>;
