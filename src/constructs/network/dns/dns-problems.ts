import { dnsNameProblem, liesIn } from "../../../network/dns-name";
import { limitProblems } from "../../../network/limits/table";
import { type ListenerPlan } from "../../../network/listeners";
import { ttlProblems, type TtlPlan } from "../../../network/ttl-plan";
import { repeated } from "../../must-hold";
import { type KafkaDnsProps, type MigrationZoneProps } from "./dns-props";
import { aliasProblems, type ApplicationAlias } from "./application-alias";
import { type VpcReference, type ZoneChoice } from "./private-zone";

/** What is wrong with the names of a target. */
export function dnsProblems({
  listeners,
  balancers,
  clusterZone,
  migration,
  authorizedVpcs = [],
}: KafkaDnsProps): readonly string[] {
  const named = new Set(balancers.map(({ shard }) => shard.index));
  return [
    ...listeners.shards
      .filter(({ index }) => !named.has(index))
      .map(
        ({ index }) =>
          `balancers: shard ${String(index)} of the listener plan has none, so its brokers would have no name: give the load balancers of the whole service.`,
      ),
    ...repeated(balancers.map(({ shard }) => String(shard.index))).map(
      (index) => `balancers: shard ${index} is there twice: it has one load balancer.`,
    ),
    ...zoneProblems("clusterZone", clusterZone, listeners.zone, authorizedVpcs),
    ...(migration === undefined ? [] : migrationProblems(migration, listeners)),
  ];
}

function migrationProblems(
  { name, zone, aliases, ttl, now, authorizedVpcs = [] }: MigrationZoneProps,
  listeners: ListenerPlan,
): readonly string[] {
  const wrong = dnsNameProblem(name);
  return [
    ...(wrong === undefined ? [] : [`migration.name: ${wrong}`]),
    ...(name === listeners.zone
      ? [
          `migration.name: ${name} is the brokers' own zone, which one VPC cannot have twice: give applications a zone of their own.`,
        ]
      : []),
    ...zoneProblems("migration.zone", zone, name, authorizedVpcs),
    ...(zone.kind === "existing" && zone.name !== name
      ? [`migration.zone: is ${zone.name}, and migration.name is ${name}: write the same.`]
      : []),
    ...aliasProblems(aliases, name, listeners).map((problem) => `migration.${problem}`),
    ...ttlProblems(ttl).map((problem) => `migration.ttl.${problem}`),
    ...(Number.isNaN(now.getTime()) ? ["migration.now: is no time: give the time of the synthesis."] : []),
    ...earlyProblems(aliases, ttl, now),
    ...limitProblems({ recordsPerZone: aliases.length }, "migration.zone"),
  ];
}

/** A name that moves before the window lives on in caches with its old TTL. */
function earlyProblems(aliases: readonly ApplicationAlias[], { windowStarts }: TtlPlan, now: Date): readonly string[] {
  if (!(now.getTime() < Date.parse(windowStarts))) return [];
  return aliases
    .filter((alias) => alias.method === "dns" && alias.at === "target")
    .map(
      ({ name }) =>
        `migration.aliases: ${name} leads to the target before the window starts (${windowStarts}): caches still hold the source for the long TTL. Leave it at "source" until then, or let the window start earlier.`,
    );
}

function zoneProblems(
  what: string,
  zone: ZoneChoice,
  name: string,
  authorized: readonly VpcReference[],
): readonly string[] {
  const vpcs = zone.vpcs ?? [];
  return [
    ...(zone.kind === "made" && vpcs.length === 0
      ? [`${what}: is answered in no VPC, so Route 53 would make it public: name at least one.`]
      : []),
    ...(zone.kind === "existing" && !liesIn(name, zone.name)
      ? [`${what}: ${name} does not lie in ${zone.name}: bring the zone that holds its names.`]
      : []),
    ...repeated([...vpcs, ...authorized].map((vpc) => vpc.name)).map(
      (vpc) => `${what}: ${vpc} is there twice: give each VPC its own name, and name it once.`,
    ),
    ...limitProblems({ associationsPerZone: vpcs.length + authorized.length }, what),
  ];
}
