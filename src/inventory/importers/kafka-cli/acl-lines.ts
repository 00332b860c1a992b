import {
  type Acl,
  type Operation,
  operations,
  patternTypes,
  permissions,
  type ResourceType,
  resourceTypes,
} from "../../../kafka/acl";
import { closed, type LineReader, type Section } from "./line-reader";
import { type Told } from "./told";

type Resource = Pick<Acl, "resourceType" | "resourceName" | "patternType">;

/**
 * Texts of `kafka-acls --list` (`AclCommand`): the resource, then its entries. 2.3 and newer write Kafka's own words
 * (`ResourcePattern(resourceType=TOPIC, …)`), 2.2 and older `Topic:LITERAL:orders` and sentences.
 */
export const aclLines: LineReader = (line, told, place) => {
  if (/^ACLs for principal `.*`\s*$/.test(line)) {
    told.aclsOfPrincipals = true;
    told.acls ??= [];
    return closed;
  }
  const header = /^Current ACLs for (?:resource )?`(.*)`:?\s*$/.exec(line);
  if (header === null) return undefined;
  told.acls ??= [];
  const resource = resourceOf(header[1] ?? "");
  if (resource === undefined) {
    told.leftOut.push({ path: place, reason: `ACLs on a resource that is not known: ${header[1] ?? ""}` });
    return { take: (entry) => entryOf(entry) !== undefined };
  }
  return entriesOf(resource, told);
};

function entriesOf(resource: Resource, told: Told): Section {
  return {
    take: (line, place) => {
      const entry = entryOf(line);
      if (entry === undefined) return false;
      if (typeof entry === "string") told.leftOut.push({ path: place, reason: entry });
      else told.acls?.push(...entry.map((part) => ({ ...part, ...resource })));
      return true;
    },
  };
}

function resourceOf(text: string): Resource | undefined {
  const now = /^ResourcePattern\(resourceType=(\w+), name=(.*), patternType=(\w+)\)$/.exec(text);
  if (now !== null) return made(now[1], now[2], now[3]);
  const withPattern = /^(\w+):(LITERAL|PREFIXED):(.*)$/.exec(text);
  if (withPattern !== null) return made(withPattern[1], withPattern[3], withPattern[2]);
  const old = /^(\w+):(.*)$/.exec(text);
  return old === null ? undefined : made(old[1], old[2], "LITERAL");
}

function made(type = "", resourceName = "", pattern = ""): Resource | undefined {
  const resourceType = worded<ResourceType>(type, resourceTypes);
  const patternType = patternTypes.find((one) => one === pattern);
  if (resourceType === undefined || patternType === undefined || resourceName === "") return undefined;
  return { resourceType, resourceName, patternType };
}

/** `TransactionalId` and `TRANSACTIONAL_ID` are one word. */
function worded<T extends string>(word: string, words: readonly T[]): T | undefined {
  const bare = (text: string): string => text.replace(/_/g, "").toUpperCase();
  return words.find((one) => bare(one) === bare(word));
}

type Entry = Pick<Acl, "principal" | "host" | "operation" | "permission">;

/** Undefined: not an entry at all. A sentence: an entry whose words are not known. */
function entryOf(line: string): readonly Entry[] | string | undefined {
  const now = /^\s*\(principal=(.*), host=(.*?), operation=(\w+), permissionType=(\w+)\)\s*$/.exec(line);
  if (now !== null) return entry(now[1], now[2], now[3], now[4]);
  const old = /^\s*(\S.*) has (\w+) permission for operations?: (\w+) from hosts?: (.*?)\s*$/.exec(line);
  if (old === null) return undefined;
  const entries = (old[4] ?? "").split(/,\s*/).map((host) => entry(old[1], host, old[3], old[2]));
  return (
    entries.find((one) => typeof one === "string") ?? entries.flatMap((one) => (typeof one === "string" ? [] : one))
  );
}

function entry(principal = "", host = "", operationWord = "", permissionWord = ""): readonly Entry[] | string {
  const operation = worded<Operation>(operationWord, operations);
  const permission = permissions.find((one) => one === permissionWord.toUpperCase());
  if (operation === undefined || permission === undefined || principal === "" || host === "")
    return `an ACL of ${principal} whose words are not known: ${permissionWord} ${operationWord}`;
  return [{ principal, host, operation, permission }];
}
