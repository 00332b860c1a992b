import { type Knowledge } from "../../knowledge";
import { grantsOf } from "../../facts/grants";
import { type GrantParts } from "../../facts/grants/grant";
import { atPlaces, few, grantsText, partPath } from "../../facts/grants/places";
import { isEverybody, isPlatform } from "../../facts/workloads";
import { found, type Rule } from "../../rule";

/** Shorter than this and a prefix is no name of anybody's. */
const shortest = 3;

/** A prefix that catches other people's names. */
export const aclPrefixTooShort: Rule = {
  name: "acl-prefix-too-short",
  area: "access",
  severity: "high",
  title: "A prefix is too short",
  what: "A right is allowed on a prefix of less than three characters, or on one that ends within a word and so catches source topics of other names.",
  why: "Topics that somebody makes later fall under it unseen: User:billing with the prefix bi may read bids.",
  remedy: "End the prefix with the separator that the team's names have: billing. in place of billing.",
  references: ["https://cwiki.apache.org/confluence/display/KAFKA/KIP-290%3A+Support+for+Prefixed+ACLs"],
  *find(plan, known) {
    const neighbours = neighboursIn(known);
    const seen = new Map<string, readonly string[] | null>();
    const short = grantsOf(plan).filter(({ parts }) => {
      const prefix = prefixOf(parts);
      if (prefix === null || isEverybody(parts.principal) || isPlatform(parts.principal, known)) return false;
      if (prefix.length < shortest) return true;
      if (parts.resourceType !== "TOPIC") return false;
      if (!seen.has(prefix)) seen.set(prefix, neighbours(prefix));
      return seen.get(prefix) !== null;
    });
    for (const place of atPlaces(short)) {
      const caught = seen.get(prefixOf(place.grants[0]?.parts) ?? "") ?? null;
      const why = caught === null ? "it is hardly a prefix" : `it catches ${few(caught)}`;
      yield found(place.resource, partPath(place, "resourceName"), `${grantsText(place.grants)}: ${why}.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_acl" "read" {
  resource_name                = "bi"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_acl" "read" {
  resource_name                = "billing."
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}`,
    },
  },
};

/** The prefix on which something is allowed; an empty one means every name, and has a rule of its own. */
function prefixOf(parts: GrantParts | undefined): string | null {
  if (parts?.permission !== "ALLOW" || parts.patternType !== "PREFIXED") return null;
  const { resourceName } = parts;
  return typeof resourceName === "string" && resourceName !== "" ? resourceName : null;
}

/** Names of the source by the prefix, where they begin with different words: `order` catches orders and orderbook. */
function neighboursIn({ source }: Knowledge): (prefix: string) => readonly string[] | null {
  const names = (source?.topics ?? []).map(({ name }) => name).sort();
  return (prefix) => {
    if (/[._-]$/.test(prefix)) return null;
    const caught = names.slice(firstFrom(names, prefix), firstFrom(names, `${prefix}\uffff`));
    const words = new Set(caught.map((name) => prefix + (/^[^._-]*/.exec(name.slice(prefix.length))?.[0] ?? "")));
    return words.size > 1 ? caught : null;
  };
}

function firstFrom(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
