import { type Acl } from "../../../kafka/acl";
import { type ResolvedWave } from "../../../waves/resolved-wave";
import { countingByPrefix } from "../names";

/** Whom an ACL's resource pattern reaches. */
export interface AclReach {
  /** A topic or group of the wave, or something that belongs to no wave: transactional ids, the cluster. */
  readonly touchesWave: boolean;
  /** Topics or groups of the source outside the wave that the pattern covers now. */
  readonly outside: number;
  /** The pattern covers more than one name. */
  readonly isPattern: boolean;
}

/** Tells the reach of an ACL. */
export type Reach = (acl: Acl) => AclReach;

/** Prepares the wave's and the source's names once, so that each ACL costs no more than a search among them. */
export function reachOf({ topics, groups, source }: ResolvedWave): Reach {
  const areas = {
    TOPIC: area(
      topics.map(({ name }) => name),
      source.topicNames,
    ),
    GROUP: area(
      groups.map(({ groupId }) => groupId),
      (source.groups ?? []).map(({ groupId }) => groupId),
    ),
  };
  return (acl) => {
    const isPattern = acl.patternType === "PREFIXED" || acl.resourceName === "*";
    const isArea = acl.resourceType === "TOPIC" || acl.resourceType === "GROUP";
    if (!isArea) return { touchesWave: true, outside: 0, isPattern };
    const { inWave, inSource } = areas[acl.resourceType === "TOPIC" ? "TOPIC" : "GROUP"];
    const covered = inWave(acl);
    return { touchesWave: covered > 0, outside: inSource(acl) - covered, isPattern };
  };
}

type Count = (acl: Acl) => number;

function area(
  wave: readonly string[],
  source: readonly string[],
): { readonly inWave: Count; readonly inSource: Count } {
  return { inWave: counting(wave), inSource: counting([...new Set([...source, ...wave])]) };
}

function counting(names: readonly string[]): Count {
  const beginningWith = countingByPrefix(names);
  const set = new Set(names);
  return ({ patternType, resourceName }) => {
    if (patternType === "PREFIXED") return beginningWith(resourceName);
    if (resourceName === "*") return names.length;
    return set.has(resourceName) ? 1 : 0;
  };
}
