import {
  type Acl,
  type Operation,
  operations,
  type PatternType,
  patternTypes,
  type Permission,
  permissions,
  type ResourceType,
  resourceTypes,
} from "../../../kafka/acl";
import { type PlannedResource } from "../../plan/plan";
import { isUnknown, type Unknown } from "../../plan/value";

/**
 * The parts of a right, in Kafka's own words, whoever spells them. Unknown: the plan does not tell. Null: a word that Kafka
 * has not, or that is not there; {@link Grant.written} holds it.
 */
export interface GrantParts {
  readonly principal: string | null | Unknown;
  readonly host: string | null | Unknown;
  readonly operation: Operation | null | Unknown;
  readonly permission: Permission | null | Unknown;
  readonly resourceType: ResourceType | null | Unknown;
  readonly resourceName: string | null | Unknown;
  readonly patternType: PatternType | null | Unknown;
}

/** One of the seven parts. */
export type GrantPart = keyof GrantParts;

/** A right as somebody writes it: provider's spelling, defaults not filled in. */
export type WrittenGrant = Readonly<Record<GrantPart, string | null | Unknown>>;

/** One right that a plan gives or refuses, whichever resource says so. A role or a policy that amounts to several is several. */
export interface Grant {
  readonly resource: PlannedResource;
  /** Where in the resource it stands: `manifest.spec.authorization.acls[0]`; null where it is the whole resource. */
  readonly path: string | null;
  /** `acl`: Kafka keeps it. `role`: a platform's role. `iam`: a policy of AWS. */
  readonly by: "acl" | "role" | "iam";
  /** The ACL that it is or amounts to; null where one of its parts is not told or no word of Kafka. */
  readonly acl: Acl | null;
  readonly parts: GrantParts;
  readonly written: WrittenGrant;
  /** The parts that the plan does not tell. */
  readonly unknown: readonly GrantPart[];
  /** Whether a condition of a policy keeps it to some callers. */
  readonly isConditional: boolean;
}

/** Where a grant stands. */
export type GrantPlace = Pick<Grant, "resource" | "path" | "by"> & Partial<Pick<Grant, "isConditional">>;

/** A grant from its written parts; what is not written has Kafka's and the providers' common default. */
export function grantOf(place: GrantPlace, written: WrittenGrant): Grant {
  const parts: GrantParts = {
    principal: written.principal,
    host: written.host ?? "*",
    operation: operationIn(written.operation),
    permission: permissionIn(written.permission ?? "ALLOW"),
    resourceType: resourceTypeIn(written.resourceType),
    resourceName: written.resourceName,
    patternType: patternTypeIn(written.patternType ?? "LITERAL"),
  };
  return {
    isConditional: false,
    ...place,
    acl: aclOf(parts),
    parts,
    written,
    unknown: grantParts.filter((part) => isUnknown(parts[part])),
  };
}

/** A grant of an ACL that is known wholly. */
export function grantOfAcl(place: GrantPlace, acl: Acl): Grant {
  return { isConditional: false, ...place, acl, parts: acl, written: acl, unknown: [] };
}

const grantParts = [
  "principal",
  "host",
  "operation",
  "permission",
  "resourceType",
  "resourceName",
  "patternType",
] as const;

function aclOf({
  principal,
  host,
  operation,
  permission,
  resourceType,
  resourceName,
  patternType,
}: GrantParts): Acl | null {
  if (typeof principal !== "string" || typeof host !== "string" || typeof resourceName !== "string") return null;
  if (operation === null || permission === null || resourceType === null || patternType === null) return null;
  if (isUnknown(operation) || isUnknown(permission) || isUnknown(resourceType) || isUnknown(patternType)) return null;
  return { principal, host, operation, permission, resourceType, resourceName, patternType };
}

type Told<W> = W | null | Unknown;

/** Providers write `TransactionalID`, `TRANSACTIONAL_ID` and `transactionalId`: words are known by their letters alone. */
function readerOf<W extends string>(
  words: readonly W[],
  others: readonly (readonly [string, W])[] = [],
): (written: Told<string>) => Told<W> {
  const known = new Map<string, W>([...words.map((word) => [bare(word), word] as const), ...others]);
  const seen = new Map<string, W | null>();
  return (written) => {
    if (written === null || isUnknown(written)) return written;
    const before = seen.get(written);
    if (before !== undefined) return before;
    const word = known.get(bare(written)) ?? null;
    // A plan's own texts are no end of them: only words are kept.
    if (word !== null && written.length < 40) seen.set(written, word);
    return word;
  };
}

function bare(word: string): string {
  return word.replace(/[-_ ]/g, "").toUpperCase();
}

const operationIn = readerOf(operations);
const permissionIn = readerOf(permissions);
const resourceTypeIn = readerOf(resourceTypes);
/** Strimzi writes `prefix`. */
const patternTypeIn = readerOf(patternTypes, [["PREFIX", "PREFIXED"]]);
