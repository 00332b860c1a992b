import { type Construct } from "constructs";
import { type NetworkExpectations } from "../../../expectations/network/document";
import { type TtlPlan } from "../../../network/ttl-plan";
import { declare } from "../declared";
import { type KafkaDnsProps, type MigrationZoneProps } from "./dns-props";
import { type ApplicationAlias } from "./application-alias";
import { leadsTo } from "./alias-records";

/** What the names of a target add to its picture, and what must be proved: they are private, and no cache keeps them longer than planned. */
export function declareDns(
  construct: Construct,
  { listeners, balancers, clusterZone, migration }: KafkaDnsProps,
  ttlSeconds: { readonly brokers: number; readonly applications: number | undefined },
): void {
  const brokers = balancers.flatMap(({ shard }) =>
    [shard.bootstrap, ...shard.brokers].map(({ host }) => ({
      name: host,
      to: `load balancer ${String(shard.index)}`,
      ttlSeconds: null,
    })),
  );
  const applications = (migration?.aliases ?? []).map((alias) => ({
    name: alias.name,
    to: leadsTo(alias, listeners).join(" or "),
    ttlSeconds: ttlSeconds.applications ?? null,
  }));
  declare(construct, {
    network: {
      zones: [
        { name: clusterZone.kind === "existing" ? clusterZone.name : listeners.zone, private: true, names: brokers },
        ...(migration === undefined
          ? []
          : [
              {
                name: migration.name,
                private: true,
                names: applications,
              },
            ]),
      ],
    },
    expectations: {
      names: [
        ...brokers.map(({ name }) => ({
          host: name,
          from: ["target" as const],
          resolvesTo: "private" as const,
          ttlSeconds: ttlSeconds.brokers,
        })),
        ...(migration === undefined ? [] : applicationNames(migration)),
      ],
    },
  });
}

/** What must be true of applications' names, wherever they lead now: the plan tells how long caches may keep them on the day on which somebody looks. */
function applicationNames({ aliases, ttl }: MigrationZoneProps): NetworkExpectations["names"] {
  return aliases.flatMap((alias) => {
    const resolvesTo = kindOfAddresses(alias);
    return resolvesTo === undefined ? [] : [{ host: alias.name, from: ["target"], resolvesTo, ttlPlan: inUtc(ttl) }];
  });
}

/** Undefined where the name leads to a public source or to the target, as it comes. */
function kindOfAddresses(alias: ApplicationAlias): "private" | "public" | undefined {
  if (alias.method === "config" || alias.source.kind !== "public") return "private";
  if (alias.method === "canary") return undefined;
  return alias.at === "source" ? "public" : "private";
}

/** Times as documents have them, however they were written. */
function inUtc({ loweredAt, windowStarts, windowEnds, ...seconds }: TtlPlan): TtlPlan {
  const utc = (time: string): string => new Date(time).toISOString();
  return { ...seconds, loweredAt: utc(loweredAt), windowStarts: utc(windowStarts), windowEnds: utc(windowEnds) };
}
