import { liesIn } from "./dns-name";

/** A private zone in one VPC. */
export interface ZoneAssociation {
  readonly zone: string;
  /** As the zone's makers and readers call the VPC: an id, or a name. */
  readonly vpc: string;
  /** Who wants it there: a construct's path. */
  readonly wantedBy: string;
}

/** Private zones of one name in one VPC, which Route 53 refuses at the apply (`ConflictingDomainExists`). */
export function zoneConflicts(associations: readonly ZoneAssociation[]): readonly string[] {
  const wanted = new Map<string, ZoneAssociation[]>();
  for (const association of associations) {
    const key = `${association.vpc}\n${association.zone}`;
    const there = wanted.get(key);
    if (there === undefined) wanted.set(key, [association]);
    else there.push(association);
  }
  return [...wanted.values()]
    .filter((all) => all.length > 1)
    .map(
      ([first, ...others]) =>
        `${first?.zone ?? ""} would be ${String(others.length + 1)} times in ${first?.vpc ?? ""} (${[first, ...others]
          .map((one) => one?.wantedBy ?? "")
          .join(
            ", ",
          )}): a VPC holds one private zone of a name. Bring the one that is there (fromExisting), or take another VPC.`,
    );
}

/** Names that must go on being answered in public, and whether a private zone would swallow them: everything below its name is answered by it alone. */
export function swallowedNames(zone: string, staysPublic: readonly string[]): readonly string[] {
  return staysPublic
    .filter((name) => liesIn(name, zone))
    .map(
      (name) =>
        `the private zone ${zone} would swallow ${name}, which must be answered in public: name the zone more closely, as the source's network tells it.`,
    );
}
