import { type Acl, clusterResourceName, type Operation, type ResourceType } from "../../kafka/acl";
import { type AclIndex, everyone, hostsNamed, indexAcls, isAuthorized, operationsOf } from "../../kafka/authorization";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type PermissionChange } from "../target-wave";
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
 * out: everything else is the same. Each change names the ledger lines that it comes from; one that no line explains, or
 * one that gives more than the source does and that nobody has to approve so far, gets its own.
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
  const changedBy = byPrincipal(fates.filter((fate) => !isSame(fate)));
  const movedBy = byPrincipal(fates.filter(({ target }) => target !== null));
  const names = waveNames(resolved);
  const found = resolved.principals
    .filter((principal) => !superUsers.has(principal))
    .flatMap((principal) => {
      const merge = map.merges.find(({ sources }) => sources.includes(principal));
      const others = (merge?.sources ?? []).filter((other) => other !== principal);
      const suspects: readonly Suspect[] = [
        ...(changedBy.get(principal) ?? []).flatMap((fate) => suspectsOf(fate, true)),
        ...(changedBy.get(everyone) ?? []).flatMap((fate) => suspectsOf(fate, false)),
        ...others
          .flatMap((other) => movedBy.get(other) ?? [])
          .map(({ source }) => ({ acl: source, isOwn: true, changes: merge === undefined ? [] : [merge.change] })),
      ];
      return suspects.length === 0 ? [] : changesOf(principal, map.targetOf(principal), suspects, sides, names);
    });
  const toApprove = new Set(lines.filter(({ needsApproval }) => needsApproval).map(({ change }) => change));
  return {
    same: fates.filter(isSame).length,
    objects: [...found, ...ofSuperUsers(superUsers, map), ...ofEveryone(openness, resolved)],
    lines: found.filter((change) => !isTold(change, toApprove)).map((change) => lineOf(change, map)),
    problems: [],
  };
}

interface Sides {
  readonly before: AclIndex;
  readonly after: AclIndex;
}

/** A right whose change may change what somebody may do. */
interface Suspect {
  readonly acl: Acl;
  /** The principal's own, and not everyone's. */
  readonly isOwn: boolean;
  readonly changes: readonly string[];
}

function isSame({ source, target }: GrantFate): boolean {
  return target !== null && target.host === source.host;
}

function suspectsOf({ source, target, changes }: GrantFate, isOwn: boolean): readonly Suspect[] {
  return [source, ...(target === null ? [] : [target])].map((acl) => ({ acl, isOwn, changes }));
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

interface Touched {
  readonly resourceType: ResourceType;
  /** The name that is asked for. */
  readonly name: string;
  /** As people read it: `tx-*` where it stands for all that begin so. */
  readonly text: string;
  readonly changes: Set<string>;
}

function changesOf(
  principal: string,
  target: string,
  suspects: readonly Suspect[],
  sides: Sides,
  names: WaveNames,
): readonly PermissionChange[] {
  const touched = new Map<string, Touched>();
  for (const { acl, isOwn, changes } of suspects)
    for (const { name, text } of touchedNames(acl, names, isOwn)) {
      const key = `${acl.resourceType}|${text}`;
      const place = touched.get(key) ?? {
        resourceType: acl.resourceType,
        name,
        text,
        changes: new Set(),
      };
      for (const change of changes) place.changes.add(change);
      touched.set(key, place);
    }
  const groups = new Map<string, PermissionChange & { readonly resources: string[] }>();
  for (const place of [...touched.values()].sort(byText(({ text }) => text)))
    for (const difference of differencesAt(place, principal, target, sides)) {
      const because = [...place.changes].sort();
      const key = JSON.stringify([place.resourceType, difference, because]);
      const group = groups.get(key);
      if (group !== undefined) group.resources.push(place.text);
      else
        groups.set(key, {
          principal,
          target,
          resourceType: place.resourceType,
          resources: [place.text],
          ...difference,
          because,
        });
    }
  return [...groups.values()];
}

type Difference = Pick<PermissionChange, "hosts" | "result" | "operations">;

function differencesAt(place: Touched, principal: string, target: string, sides: Sides): readonly Difference[] {
  const { resourceType, name: resourceName } = place;
  const resource = { resourceType, resourceName, patternType: "LITERAL" } as const;
  const named = new Set([
    ...hostsNamed(sides.before, { ...resource, principal }),
    ...hostsNamed(sides.after, { ...resource, principal: target }),
  ]);
  const found = new Map<string, Difference & { readonly hosts: string[] }>();
  for (const host of ["*", ...[...named].sort()])
    for (const difference of differencesFrom(host, place, principal, target, sides)) {
      const key = `${difference.result} ${difference.operations.join()}`;
      const there = found.get(key);
      if (there === undefined) found.set(key, { ...difference, hosts: [host] });
      else there.hosts.push(host);
    }
  return [...found.values()];
}

function differencesFrom(
  host: string,
  { resourceType, name }: Touched,
  principal: string,
  target: string,
  { before, after }: Sides,
): readonly Omit<Difference, "hosts">[] {
  const may = (index: AclIndex, who: string): readonly Operation[] =>
    operationsOf[resourceType].filter((operation) =>
      isAuthorized(index, { principal: who, host, operation, resourceType, resourceName: name }),
    );
  const [had, has] = [may(before, principal), may(after, target)];
  const lost = had.filter((operation) => !has.includes(operation));
  const gained = has.filter((operation) => !had.includes(operation));
  return [
    ...(lost.length === 0 ? [] : [{ result: has.length === 0 ? "lost" : "narrower", operations: lost } as const]),
    ...(gained.length === 0 ? [] : [{ result: had.length === 0 ? "new" : "wider", operations: gained } as const]),
  ];
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
