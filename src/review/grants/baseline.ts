import { type Acl, aclKey, operations, patternTypes, permissions, resourceTypes } from "../../kafka/acl";
import { type LedgerLine } from "../../target/ledger";
import { type PermissionChange, type TargetWave } from "../../target/target-wave";
import { acceptanceOf, linesOn } from "../facts/accepted-lines";
import { type Knowledge } from "../knowledge";

/** One right that the plan should grant, and the right at the source that it is for. */
export interface ExpectedGrant {
  /** Under its principal's name at the target. */
  readonly target: Acl;
  /** As the source has it. */
  readonly source: Acl;
  /** Whether the translation itself made it wider: a host that the target knows not. */
  readonly isWider: boolean;
  readonly accepted: string | null;
}

/** A right of the source that the translation left behind, and says so. */
export interface LeftBehind {
  readonly source: Acl;
  /** Its principal at the target. */
  readonly principal: string;
  readonly accepted: string | null;
}

/** What a plan's grants are held against. */
export interface Baseline {
  /** `the wave w01-orders`, `the ACLs of orders-source`. */
  readonly comparedWith: string;
  /** Whether all of it should be in the plan: a wave says so, an inventory holds other waves' rights too. */
  readonly isWhole: boolean;
  readonly expected: readonly ExpectedGrant[];
  readonly leftBehind: readonly LeftBehind[];
  /** The principals of the source that one at the target stands for. */
  readonly sourcesOf: (principal: string) => readonly string[];
  /** Differences that the translation knows of, by the principal at the target. */
  readonly permissions: ReadonlyMap<string, readonly PermissionChange[]>;
}

/** The wave where there is one, else the source's ACLs by the names that they have there; null where neither is known. */
export function baselineOf(known: Knowledge): Baseline | null {
  if (known.wave !== null) return ofWave(known.wave, known);
  const { source } = known;
  if (source === null || source.acls === null) return null;
  const principals = new Set(source.acls.map(({ principal }) => principal));
  return {
    comparedWith: `the ACLs of ${source.name}`,
    isWhole: false,
    expected: source.acls.map((acl) => ({ target: acl, source: acl, isWider: false, accepted: null })),
    leftBehind: [],
    sourcesOf: (principal) => (principals.has(principal) ? [principal] : []),
    permissions: new Map(),
  };
}

function ofWave(wave: TargetWave, known: Knowledge): Baseline {
  const ledger = known.ledger ?? wave.ledger;
  const sources = sourcesIn(ledger);
  const atTarget = new Map([...sources].flatMap(([target, names]) => names.map((name) => [name, target] as const)));
  const principals = new Set(wave.acls.map(({ principal }) => principal));
  const sourcesOf = (principal: string): readonly string[] =>
    sources.get(principal) ?? (principals.has(principal) ? [principal] : []);
  const atSource = new Map((known.source?.acls ?? []).map((acl) => [aclKey(acl), acl]));
  const acceptedOf = (line: LedgerLine): string | null => acceptanceOf(line, known.today);
  return {
    comparedWith: `the wave ${wave.id}`,
    isWhole: true,
    expected: wave.acls.map((target) => {
      const lines = linesOn(target, { ...known, ledger });
      const wider = lines.find(({ field, action }) => field === "host" && action === "changed");
      const written = wider === undefined ? null : aclOfKey(wider.object.name);
      const names = sourcesOf(target.principal).map((principal) => ({ ...target, principal }));
      const source = written ?? names.find((acl) => atSource.has(aclKey(acl))) ?? names[0] ?? target;
      const accepted = lines.map(acceptedOf).find((by) => by !== null) ?? null;
      return { target, source, isWider: wider !== undefined, accepted };
    }),
    leftBehind: ledger.filter(isLoss).flatMap((line) => {
      const source = aclOfKey(line.object.name);
      if (source === null) return [];
      return [{ source, principal: atTarget.get(source.principal) ?? source.principal, accepted: acceptedOf(line) }];
    }),
    sourcesOf,
    permissions: byTarget(wave.permissions),
  };
}

/** Principals at the target with those of the source that become them, where the name changes. */
function sourcesIn(ledger: readonly LedgerLine[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { rule, source, target } of ledger) {
    if (rule !== "principal-renamed" || source === null || target === null) continue;
    const there = found.get(target);
    if (there === undefined) found.set(target, [source]);
    else there.push(source);
  }
  return found;
}

function isLoss({ object, action, target, field }: LedgerLine): boolean {
  return object.kind === "acl" && action === "dropped" && target === null && field === "*";
}

/** An ACL from the key that {@link aclKey} made of it; null where a name holds a `|`, or it is another text. */
function aclOfKey(key: string): Acl | null {
  const parts = key.split("|");
  const [principal, host, , , , resourceName] = parts;
  const operation = operations.find((each) => each === parts[2]);
  const permission = permissions.find((each) => each === parts[3]);
  const resourceType = resourceTypes.find((each) => each === parts[4]);
  const patternType = patternTypes.find((each) => each === parts[6]);
  if (parts.length !== 7 || principal === undefined || host === undefined || resourceName === undefined) return null;
  if (operation === undefined || permission === undefined || resourceType === undefined || patternType === undefined)
    return null;
  return { principal, host, operation, permission, resourceType, resourceName, patternType };
}

function byTarget(changes: readonly PermissionChange[]): ReadonlyMap<string, readonly PermissionChange[]> {
  const found = new Map<string, PermissionChange[]>();
  for (const change of changes) {
    const there = found.get(change.target);
    if (there === undefined) found.set(change.target, [change]);
    else there.push(change);
  }
  return found;
}
