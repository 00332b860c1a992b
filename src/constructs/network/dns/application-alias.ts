import { cutoverProblems } from "../../../network/cutover";
import { covers } from "../../../network/certificate-names";
import { dnsNameProblem, liesIn } from "../../../network/dns-name";
import { type ListenerPlan } from "../../../network/listeners";
import { type SourceKind } from "../../../network/source-kind";
import { swallowedNames } from "../../../network/zone-conflicts";
import { repeated } from "../../must-hold";

/** The source as an application's name leads to it. */
export interface AliasSource {
  readonly kind: SourceKind;
  /** The source's bootstrap by its own name. */
  readonly host: string;
  /** Names of its certificates, as brokers show them. */
  readonly certificateNames?: readonly string[];
}

/**
 * A name that leads to the target from the day on which it is made. Clients come to it by their configuration and a
 * restart: until then nobody uses it, and checks can prove it.
 */
export interface ConfiguredAlias {
  readonly method: "config";
  /** In full: `orders.kafka.example.com`. */
  readonly name: string;
}

/** A name that clients keep, and that leads to the source or to the target, never to both: half a consumer group would read elsewhere. */
export interface SwitchedAlias {
  readonly method: "dns";
  readonly name: string;
  readonly at: "source" | "target";
  readonly source: AliasSource;
  /** Whether some of its clients look their bootstrap up anew by themselves (`metadata.recovery.strategy=rebootstrap`). */
  readonly clientsMayRebootstrap?: boolean;
}

/** A name of producers alone, some of which are led to the target. Consumers may never use it. */
export interface CanaryAlias {
  readonly method: "canary";
  readonly name: string;
  readonly role: "producer-idempotent-canary";
  readonly source: AliasSource;
  /** Of a hundred look-ups, how many lead to the target: 1 to 99. */
  readonly targetPercent: number;
  /** Why producers may write to two clusters at once, for the reviewer. */
  readonly reason: string;
}

/** A name that an application uses. */
export type ApplicationAlias = ConfiguredAlias | SwitchedAlias | CanaryAlias;

/** What is wrong with applications' names in a zone. */
export function aliasProblems(
  aliases: readonly ApplicationAlias[],
  zone: string,
  listeners: ListenerPlan,
): readonly string[] {
  const own = new Set(aliases.map(({ name }) => name));
  const sources = aliases.flatMap((alias) => ("source" in alias ? [alias.source.host] : []));
  return [
    ...repeated(aliases.map(({ name }) => name)).map(
      (name) => `aliases: ${name} is there twice: a name leads to one place.`,
    ),
    ...swallowedNames(
      zone,
      [...new Set(sources)].filter((host) => !own.has(host)),
    ).map((problem) => `aliases: ${problem}`),
    ...aliases.flatMap((alias) =>
      [...placeProblems(alias.name, zone), ...certificateProblems(alias, listeners), ...canaryProblems(alias)].map(
        (problem) => `aliases: ${problem}`,
      ),
    ),
  ];
}

function placeProblems(name: string, zone: string): readonly string[] {
  const wrong = dnsNameProblem(name);
  if (wrong !== undefined) return [wrong];
  if (name === zone) return [`${name} is the zone's own name, which can be no CNAME: write a name below it.`];
  return liesIn(name, zone)
    ? []
    : [`${name} does not lie in the zone ${zone}: write ${name.split(".")[0] ?? name}.${zone}, or take another zone.`];
}

function certificateProblems(alias: ApplicationAlias, { certificateNames }: ListenerPlan): readonly string[] {
  if (alias.method !== "config")
    return cutoverProblems({
      alias: alias.name,
      method: "dns",
      source: alias.source,
      target: { certificateNames },
      ...("clientsMayRebootstrap" in alias && alias.clientsMayRebootstrap === true
        ? { clientsMayRebootstrap: true }
        : {}),
    });
  return covers(certificateNames, alias.name)
    ? []
    : [
        `${alias.name} leads to the target, whose certificates lack it: clients would end with "No name matching". Add it to the aliases of the listener plan.`,
      ];
}

function canaryProblems(alias: ApplicationAlias): readonly string[] {
  if (alias.method !== "canary") return [];
  const { name, targetPercent, reason } = alias;
  return [
    ...(Number.isInteger(targetPercent) && targetPercent >= 1 && targetPercent <= 99
      ? []
      : [`${name}: targetPercent ${String(targetPercent)} is no part of both: write 1 to 99, or method "dns".`]),
    ...(reason.trim() === "" ? [`${name}: reason is empty: say why producers may write to two clusters at once.`] : []),
  ];
}
