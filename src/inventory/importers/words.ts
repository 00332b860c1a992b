import { z } from "zod";
import { operations, patternTypes, permissions, resourceTypes } from "../../kafka/acl";

/** The name of a topic: Kafka has none of more than 249 characters (`org.apache.kafka.common.internals.Topic`). */
export const topicName = z.string().min(1).max(249);

/**
 * One of Kafka's own words however a tool spells it: `DescribeConfigs`, `DESCRIBE_CONFIGS`, `describe-configs`. Upper and
 * lower case, `_`, `-` and spaces make no difference.
 *
 * @param aliases other spellings that a tool has, in lower case without separators: `{ prefix: "PREFIXED" }`
 */
export function wordOf<T extends string>(words: readonly T[], aliases: Readonly<Record<string, T>> = {}) {
  const known = foldedWords(words, aliases);
  return z.string().transform((text, context): T => known(text, context) ?? z.NEVER);
}

/** The same where an empty text means that nobody tells it. */
export function wordOrNone<T extends string>(words: readonly T[]) {
  const known = foldedWords(words, {});
  return z.string().transform((text, context): T | null => (text === "" ? null : (known(text, context) ?? z.NEVER)));
}

function foldedWords<T extends string>(words: readonly T[], aliases: Readonly<Record<string, T>>) {
  const byFolded = new Map([...words.map((word) => [folded(word), word] as const), ...Object.entries(aliases)]);
  return (text: string, context: z.RefinementCtx): T | undefined => {
    const word = byFolded.get(folded(text));
    if (word === undefined) context.addIssue(`is none of ${words.join(", ")}`);
    return word;
  };
}

function folded(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}

/** `org.apache.kafka.common.resource.ResourceType` in any spelling: `TransactionalID` too. */
export const resourceTypeWord = wordOf(resourceTypes);

/** `org.apache.kafka.common.resource.PatternType` in any spelling; Strimzi says `prefix`. */
export const patternTypeWord = wordOf(patternTypes, { prefix: "PREFIXED" });

/** `org.apache.kafka.common.acl.AclOperation` in any spelling. */
export const operationWord = wordOf(operations);

/** `org.apache.kafka.common.acl.AclPermissionType` in any spelling. */
export const permissionWord = wordOf(permissions);

/** A schema's compatibility in any spelling; null for an empty text. */
export const compatibilityWord = wordOrNone([
  "BACKWARD",
  "BACKWARD_TRANSITIVE",
  "FORWARD",
  "FORWARD_TRANSITIVE",
  "FULL",
  "FULL_TRANSITIVE",
  "NONE",
]);

/** A registry's mode in any spelling; null for an empty text. */
export const registryModeWord = wordOrNone(["READWRITE", "READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD"]);

/** The same as {@link patternTypeWord} where an empty text means that there is no pattern. */
export const patternTypeOrNone = wordOrNone(patternTypes);
