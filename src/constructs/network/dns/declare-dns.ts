import { type Construct } from "constructs";
import { declare } from "../declared";
import { type KafkaDnsProps } from "../kafka-dns";
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
    alias,
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
                names: applications.map(({ name, to, ttlSeconds: seconds }) => ({ name, to, ttlSeconds: seconds })),
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
        // A name that leads to a public source has public addresses: only those that lead to the target are ours to promise.
        ...applications
          .filter(({ alias }) => alias.method === "config" || (alias.method === "dns" && alias.at === "target"))
          .map(({ name }) => ({
            host: name,
            from: ["target" as const],
            resolvesTo: "private" as const,
            ...(ttlSeconds.applications === undefined ? {} : { ttlSeconds: ttlSeconds.applications }),
          })),
      ],
    },
  });
}
