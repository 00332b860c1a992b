import { type Acl, clusterResourceName, type ResourceType } from "../../kafka/acl";
import { everyone, indexAcls } from "../../kafka/authorization";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type PermissionChange } from "../target-wave";
import { differencesAt, type Moving, type Sides } from "./access/permission-differences";
import { superUserChange, superUsersOfWave } from "./access/super-users";
import { type GrantFate, type TranslatedAccess } from "./access/translate-access";
import { touchedNames, type WaveNames } from "./access/touched-names";
import { type Openness, opennessChange, withoutAuthorizerChange } from "./access/open-to-everyone";
import { byText, type Draft, type Part } from "./part";
import { type PrincipalMap } from "./principals";

/** What the wave's principals may do before and after, where it is not the same. */
export interface ComparedPermissions extends Part<PermissionChange> {
  /** Rights that are the very same at both ends, but for the principal's name. */
  readonly same: number;
}

/**
 * Compares, by Kafka's own rules, what each principal of the wave may do to the wave's topics and groups, to transactional
 * ids and to the cluster, at the source and at the target. Only what a changed, lost or merged right touches is worked
 * out: everything else is the same. What changes for everyone is told once, and again for a principal that has rights of
 * its own there. Each change names the ledger lines that it comes from; one that no line explains, or one that gives more
 * than the source does and that nobody has to approve so far, gets its own. Linear in the ACLs and in what they touch.
 */
export function comparePermissions(
  resolved: ResolvedWave,
  { fates, lines, openness }: Pick<TranslatedAccess, "fates" | "lines" | "openness">,
  map: PrincipalMap,
): ComparedPermissions {
  const superUsers = superUsersOfWave(resolved) ?? new Set();
  const sides: Sides = {
    before: indexAcls(fates.map(({ source }) => source)),
    after: indexAcls(fates.flatMap(({ target }) => (target === null ? [] : [target]))),
  };
  const names = waveNames(resolved);
  const fatesOf = byPrincipal(fates);
  const ofAll = touchedBy((fatesOf.get(everyone) ?? []).filter((fate) => !isSame(fate)).flatMap(suspectsOf), names);
  const found = [
    ...changesOf({ principal: everyone, target: everyone }, ofAll, sides),
    ...resolved.principals
      .filter((principal) => !superUsers.has(principal))
      .flatMap((principal) => {
        const own = fatesOf.get(principal) ?? [];
        const joining = joiningFates(principal, fatesOf, map);
        const touched = touchedBy(
          [...own.filter((fate) => !isSame(fate)).flatMap(suspectsOf), ...joining.flatMap(suspectsOf)],
          names,
        );
        if (ofAll.size > 0) addShared(touched, ofAll, touchedBy([...own, ...joining].flatMap(suspectsOf), names));
        return changesOf({ principal, target: map.targetOf(principal) }, touched, sides);
      }),
  ];
  const toApprove = new Set(lines.filter(({ needsApproval }) => needsApproval).map(({ change }) => change));
  return {
    same: fates.filter(isSame).length,
    objects: [...found, ...ofSuperUsers(superUsers, map), ...ofEveryone(openness, resolved)],
    lines: found.filter((change) => !isTold(change, toApprove)).map((change) => lineOf(change, map)),
    problems: [],
  };
}

/** A right whose change may change what somebody may do. */
interface Suspect {
  readonly acl: Acl;
  readonly changes: readonly string[];
}

/** Rights of principals that become one with this one, which come to it. */
function joiningFates(
  principal: string,
  fatesOf: ReadonlyMap<string, readonly GrantFate[]>,
  map: PrincipalMap,
): readonly GrantFate[] {
  const merge = map.merges.find(({ sources }) => sources.includes(principal));
  if (merge === undefined) return [];
  return merge.sources
    .filter((other) => other !== principal)
    .flatMap((other) => fatesOf.get(other) ?? [])
    .filter(({ target }) => target !== null)
    .map((fate) => ({ ...fate, changes: [merge.change] }));
}

function isSame({ source, target }: GrantFate): boolean {
  return target !== null && target.host === source.host;
}

function suspectsOf({ source, changes }: GrantFate): readonly Suspect[] {
  return [{ acl: source, changes }];
}

function byPrincipal(fates: readonly GrantFate[]): ReadonlyMap<string, readonly GrantFate[]> {
  const found = new Map<string, GrantFate[]>();
  for (const fate of fates) {
    const list = found.get(fate.source.principal);
    if (list === undefined) found.set(fate.source.principal, [fate]);
    else list.push(fate);
  }
  return found;
}

function waveNames({ topics, groups }: ResolvedWave): WaveNames {
  return {
    TOPIC: topics.map(({ name }) => name).sort(),
    GROUP: groups.map(({ groupId }) => groupId).sort(),
    TRANSACTIONAL_ID: [],
    CLUSTER: [clusterResourceName],
    DELEGATION_TOKEN: [],
    USER: [],
  };
}

/** A name at which rights may differ, with what it differs for. */
export interface Touched {
  readonly resourceType: ResourceType;
  /** The name that is asked for. */
  readonly name: string;
  /** As people read it: `tx-*` where it stands for all that begin so. */
  readonly text: string;
  readonly changes: Set<string>;
}

/** By kind of resource and text. */
export type TouchedPlaces = Map<string, Touched>;

function touchedBy(suspects: readonly Suspect[], names: WaveNames): TouchedPlaces {
  const touched: TouchedPlaces = new Map();
  for (const { acl, changes } of suspects)
    for (const { name, text } of touchedNames(acl, names)) touch(touched, { ...acl, name, text, changes });
  return touched;
}

/** Puts a name among those that are touched. */
export function touch(
  touched: TouchedPlaces,
  { resourceType, name, text, changes }: Omit<Touched, "changes"> & { readonly changes: Iterable<string> },
): void {
  const key = `${resourceType}|${text}`;
  const place = touched.get(key) ?? { resourceType, name, text, changes: new Set() };
  for (const change of changes) place.changes.add(change);
  touched.set(key, place);
}

/** What changes for everyone, where the principal has rights of its own. */
function addShared(touched: TouchedPlaces, ofAll: TouchedPlaces, own: TouchedPlaces): void {
  for (const key of own.keys()) {
    const shared = ofAll.get(key);
    if (shared !== undefined) touch(touched, shared);
  }
}

/** What one principal may do at either end and not at the other, among the names that were touched, like with like. */
export function changesOf(moving: Moving, touched: TouchedPlaces, sides: Sides): readonly PermissionChange[] {
  const groups = new Map<string, PermissionChange & { readonly resources: string[] }>();
  for (const place of [...touched.values()].sort(byText(({ text }) => text)))
    for (const difference of differencesAt(place.resourceType, place.name, moving, sides)) {
      const because = [...place.changes].sort();
      const key = JSON.stringify([place.resourceType, difference, because]);
      const group = groups.get(key);
      if (group !== undefined) group.resources.push(place.text);
      else
        groups.set(key, {
          ...moving,
          resourceType: place.resourceType,
          resources: [place.text],
          ...difference,
          because,
        });
    }
  return [...groups.values()];
}

function ofSuperUsers(superUsers: ReadonlySet<string>, map: PrincipalMap): readonly PermissionChange[] {
  return [...superUsers].sort().map((principal) => ({
    principal,
    target: map.targetOf(principal),
    resourceType: "CLUSTER",
    resources: [clusterResourceName],
    hosts: ["*"],
    result: "narrower",
    operations: ["ALL"],
    because: [superUserChange(principal)],
  }));
}

function ofEveryone({ closed, opened }: Openness, { source }: ResolvedWave): readonly PermissionChange[] {
  const kinds = [
    ["topic", "TOPIC"],
    ["group", "GROUP"],
  ] as const;
  const results = [
    [closed, "lost"],
    [opened, "wider"],
  ] as const;
  return results.flatMap(([members, result]) =>
    kinds.flatMap(([kind, resourceType]): readonly PermissionChange[] => {
      const some = members.filter((member) => member.kind === kind);
      if (some.length === 0) return [];
      return [
        {
          principal: everyone,
          target: everyone,
          resourceType,
          resources: some.map(({ name }) => name).sort(),
          hosts: ["*"],
          result,
          operations: ["ALL"],
          because:
            source.cluster.authorizer === "off" && result === "lost"
              ? [withoutAuthorizerChange]
              : some.map(opennessChange),
        },
      ];
    }),
  );
}

function isTold({ result, because }: PermissionChange, toApprove: ReadonlySet<string>): boolean {
  if (because.length === 0) return false;
  return result === "lost" || result === "narrower" || because.some((change) => toApprove.has(change));
}

const namesShown = 3;

function lineOf(change: PermissionChange, map: PrincipalMap): Draft {
  const { principal, target, resourceType, resources, hosts, result, operations } = change;
  const names = resources.slice(0, namesShown).join(", ");
  const more = resources.length > namesShown ? ` and ${String(resources.length - namesShown)} more` : "";
  const from = hosts.includes("*") ? "" : ` from ${hosts.join(", ")}`;
  const place = `${resourceType} ${names}${more}${from}`;
  const isMore = result === "new" || result === "wider";
  return {
    change: `permissions ${principal} ${result} ${operations.join(",")} on ${place}`,
    object: { kind: "principal", name: principal },
    field: "permissions",
    action: "changed",
    source: isMore ? "may not" : `may ${operations.join(", ")} on ${place}`,
    target: isMore ? `${target} may ${operations.join(", ")} on ${place}` : "may not",
    reason: isMore
      ? "by Kafka's own rules it may do more at the target than at the source"
      : "by Kafka's own rules it may do less at the target than at the source",
    rule: `permission-${result}`,
    needsApproval: true,
    at: map.placeOf(principal),
    otherwise: "change the ACLs at the source and export again.",
  };
}
