import { z } from "zod";

/** `4.3`: major and minor; patches do not change what a broker allows. */
const version = z.string().regex(/^\d+\.\d+$/, "must be a major and a minor version, such as 4.3");

/** One value for all versions, or the value from each named version on. */
function byVersion<T extends z.ZodType>(value: T) {
  return z.union([value, z.record(version, value)]);
}

/** How a key is treated, by what a difference between source and target would do. */
const configClasses = ["must-match", "at-least", "safety", "may-differ", "ignore"] as const;

/** One of the classes of a profile's config keys; keys that a version removed have none. */
export type ConfigClass = (typeof configClasses)[number];

const configKey = z.strictObject({
  /**
   * `must-match`: another value changes what clients see. `at-least`: a larger value does no harm. `safety`: decides
   * whether acknowledged records survive. `may-differ`: carried where a person set it, never proved otherwise.
   * `ignore`: a broker's own tuning, left to the target.
   */
  class: z.enum(configClasses),
  type: z.enum(["boolean", "int", "long", "double", "list", "choice"]),
  /** All that a choice or a list may hold; absent for free lists. */
  values: z.array(z.string()).optional(),
  /** Other spellings that people use, by the spelling that Kafka knows. */
  aliases: z.record(z.string(), z.string()).optional(),
  default: byVersion(z.string()),
  least: byVersion(z.number()).optional(),
  most: byVersion(z.number()).optional(),
  /** Values outside the bounds that are allowed nevertheless. */
  besides: z.array(z.string()).optional(),
  /** Raise a source's value to `least` where it is below, with a ledger line; otherwise it is a problem. */
  raise: z.boolean().optional(),
  /** The key has an effect only under this part of cleanup.policy. */
  under: z.enum(["compact", "delete"]).optional(),
  /** What the target must be able to do for the key to be of use. */
  needs: z.enum(["tieredStorage"]).optional(),
  /** Where `needs` is not met: values whose loss somebody must approve. */
  approveLossOf: z.array(z.string()).optional(),
  /** The first version that knows the key. */
  since: version.optional(),
  removed: z
    .strictObject({
      in: version,
      /** Why it is gone, as the ledger says it. */
      reason: z.string(),
      /** Keys that take its value over, where the source's own value of them is still `whereStill`. */
      becomes: z.strictObject({ keys: z.array(z.string()).min(1), whereStill: z.string() }).optional(),
    })
    .optional(),
  /** Where the facts come from. */
  source: z.string(),
});

/** A family of keys that other Kafka distributions have and this target does not. */
const foreignFamily = z.strictObject({
  /** A regular expression over the whole key. */
  keys: z.string(),
  reason: z.string(),
  /** Someone must accept the loss: always, where the value is one of these, or never (empty). */
  approvalFor: z.union([z.literal("any value"), z.array(z.string())]),
});

const bounds = z.strictObject({ least: z.number().int(), most: z.number().int() });

/** What one Kafka-compatible platform allows, as data: every version in one document. */
export const profileSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  /** Oldest first. */
  versions: z.array(version).min(1),
  configs: z.record(z.string(), configKey),
  foreign: z.array(foreignFamily),
  /** Replicas where the wave names none: at least so many, never more than brokers. */
  replicas: z.strictObject({ least: z.number().int().min(1), source: z.string() }),
  capabilities: z.strictObject({ tieredStorage: z.boolean() }),
  limits: z.strictObject({ scramIterations: bounds, topicNameLength: z.number().int() }),
});

/** See {@link profileSchema}. */
export type ProfileDocument = z.infer<typeof profileSchema>;

/** One config key as one version of the platform knows it. */
export interface ConfigKey {
  readonly class: ConfigClass;
  readonly type: "boolean" | "int" | "long" | "double" | "list" | "choice";
  readonly values: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly default: string;
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly besides: readonly string[];
  readonly raise: boolean;
  readonly under: "compact" | "delete" | undefined;
  readonly needs: "tieredStorage" | undefined;
  readonly approveLossOf: readonly string[];
}

/** One config key that this version no longer knows. */
export interface RemovedKey {
  readonly in: string;
  readonly reason: string;
  readonly becomes: { readonly keys: readonly string[]; readonly whereStill: string } | undefined;
}

/** A target profile at one version: what `apache-kafka@4.3` allows. */
export interface Profile {
  /** `apache-kafka@4.3`. */
  readonly id: string;
  /** `Apache Kafka 4.3`. */
  readonly title: string;
  readonly configs: ReadonlyMap<string, ConfigKey>;
  readonly removed: ReadonlyMap<string, RemovedKey>;
  readonly foreign: readonly {
    readonly keys: RegExp;
    readonly reason: string;
    readonly approvalFor: "any value" | readonly string[];
  }[];
  readonly replicas: ProfileDocument["replicas"];
  readonly capabilities: ProfileDocument["capabilities"];
  readonly limits: ProfileDocument["limits"];
}

/** The profile as one of its versions has it. `version` is one of the document's own. */
export function profileAt(document: ProfileDocument, version: string): Profile {
  const position = (of: string): number => document.versions.indexOf(of);
  const reached = (since: string | undefined): boolean => since === undefined || position(since) <= position(version);
  const entries = Object.entries(document.configs).filter(([, key]) => reached(key.since));
  const isRemoved = ({ removed }: ProfileDocument["configs"][string]): boolean =>
    removed !== undefined && reached(removed.in);
  return {
    id: `${document.name}@${version}`,
    title: `${document.title} ${version}`,
    configs: new Map(
      entries
        .filter(([, key]) => !isRemoved(key))
        .map(([name, key]) => [name, keyAt(key, (values) => at(values, reached))]),
    ),
    removed: new Map(
      entries.flatMap(([name, { removed }]) =>
        removed !== undefined && reached(removed.in)
          ? [[name, { in: removed.in, reason: removed.reason, becomes: removed.becomes }]]
          : [],
      ),
    ),
    foreign: document.foreign.map((family) => ({ ...family, keys: new RegExp(`^(?:${family.keys})$`) })),
    replicas: document.replicas,
    capabilities: document.capabilities,
    limits: document.limits,
  };
}

type AtVersion = <T extends string | number>(values: T | Readonly<Record<string, T>>) => T | undefined;

function keyAt(key: ProfileDocument["configs"][string], pick: AtVersion): ConfigKey {
  return {
    class: key.class,
    type: key.type,
    values: key.values ?? [],
    aliases: key.aliases ?? {},
    default: pick<string>(key.default) ?? "",
    least: key.least === undefined ? undefined : pick<number>(key.least),
    most: key.most === undefined ? undefined : pick<number>(key.most),
    besides: key.besides ?? [],
    raise: key.raise ?? false,
    under: key.under,
    needs: key.needs,
    approveLossOf: key.approveLossOf ?? [],
  };
}

/** The newest value that the version has reached. */
function at<T extends string | number>(
  values: T | Readonly<Record<string, T>>,
  reached: (since: string) => boolean,
): T | undefined {
  if (typeof values !== "object") return values;
  return Object.entries(values).findLast(([since]) => reached(since))?.[1];
}
