import { type ZoneAssociation, zoneConflicts } from "../../../network/zone-conflicts";
import { vpcKeys } from "../../facts/vpc-keys";
import { type Zone, zonesOf } from "../../facts/zones";
import { cannotTell, found, type Rule } from "../../rule";
import { zoneCase } from "./zone-case";

/** Two private zones of one name that the same VPC would have. */
export const twoPrivateZonesOfOneName: Rule = {
  name: "two-private-zones-of-one-name",
  area: "dns",
  severity: "high",
  title: "One VPC would have two private zones of one name",
  what: "Two private zones of the same name are associated with the same VPC, in their own vpc blocks or by associations.",
  why: "Route 53 refuses the second (ConflictingDomainExists) in the middle of the apply: the names of the brokers, or those of the source, are missing when clients are to be moved.",
  remedy: "Use the zone that is there, or give one of them a name of its own.",
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html",
    "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html",
  ],
  *find(plan) {
    for (const [name, zones] of byName([...zonesOf(plan).values()])) {
      const byVpc = new Map<string, Map<string, Zone>>();
      for (const zone of zones)
        for (const vpc of zone.vpcs.flatMap((one) => vpcKeys(one.vpc))) {
          const there = byVpc.get(vpc) ?? new Map<string, Zone>();
          byVpc.set(vpc, there.set(zone.key, zone));
        }
      const conflicts = [...byVpc].filter(([, there]) => there.size > 1);
      for (const [vpc, there] of conflicts) {
        const all = [...there.values()];
        const wanted = all.map((zone): ZoneAssociation => ({ zone: name, vpc, wantedBy: zone.key }));
        const last = all.at(-1);
        for (const problem of zoneConflicts(wanted))
          yield found(
            last?.resource ?? null,
            "vpc",
            problem,
            all.slice(0, -1).map(({ key }) => key),
          );
      }
      const unsure = zones.find(({ vpcs }) => vpcs.some(({ vpc }) => vpcKeys(vpc).length === 0));
      if (conflicts.length === 0 && unsure !== undefined)
        yield cannotTell(
          unsure.resource,
          "vpc",
          `There are ${String(zones.length)} private zones ${name}, and whether they meet in one VPC cannot be told: the VPC of ${unsure.key} is not known in the plan.`,
          zones.map(({ key }) => key).filter((key) => key !== unsure.key),
        );
    }
  },
  cases: {
    nonCompliant: { terraform: zoneCase() + zoneCase("kafka.example.com", "other") },
    compliant: { terraform: zoneCase() + zoneCase("orders.kafka.example.com", "other") },
  },
};

/** Private zones of which there are several of one name. */
function byName(zones: readonly Zone[]): ReadonlyMap<string, readonly Zone[]> {
  const all = new Map<string, Zone[]>();
  for (const zone of zones) {
    if (zone.isPrivate !== true || typeof zone.name !== "string") continue;
    const known = all.get(zone.name);
    if (known === undefined) all.set(zone.name, [zone]);
    else known.push(zone);
  }
  return new Map([...all].filter(([, same]) => same.length > 1));
}
