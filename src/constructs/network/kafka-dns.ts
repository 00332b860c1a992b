import { Construct } from "constructs";
import { aliasTtlSeconds, ttlAt } from "../../network/ttl-plan";
import { mustHold } from "../must-hold";
import { aliasRecords } from "./dns/alias-records";
import { declareDns } from "./dns/declare-dns";
import { dnsProblems } from "./dns/dns-problems";
import { PrivateZone } from "./dns/private-zone";
import { aliasRecord } from "./dns/records";
import { authorizeVpcs } from "./dns/shared-zone";
import { namedOutput } from "./private-link/named-output";
import { type MigrationZoneProps, type KafkaDnsProps } from "./dns/dns-props";

/**
 * The names of a target: brokers and bootstrap in a zone that Terraform alone writes, applications' names in another. A
 * name leads to the source or to the target; what TLS makes impossible does not synthesize.
 */
export class KafkaDns extends Construct {
  readonly clusterZone: PrivateZone;
  /** Undefined where applications have no names of their own. */
  readonly migrationZone: PrivateZone | undefined;
  /** The TTL of applications' names, in seconds, as it is now. */
  readonly ttlSeconds: number | undefined;

  constructor(scope: Construct, id: string, props: KafkaDnsProps) {
    super(scope, id);
    const { listeners, balancers, clusterZone, migration, authorizedVpcs = [], owner } = props;
    mustHold(this, dnsProblems(props));
    const who = owner === undefined ? {} : { owner };

    this.clusterZone = new PrivateZone(this, "cluster", {
      name: listeners.zone,
      zone: clusterZone,
      what: "Kafka's brokers",
      ...who,
    });
    for (const { shard, ...balancer } of balancers)
      for (const { host } of [shard.bootstrap, ...shard.brokers])
        aliasRecord(this.clusterZone, this.clusterZone.zoneId, host, balancer);
    authorizeVpcs(this.clusterZone, authorizedVpcs);
    namedOutput(this, "cluster-zone-id", {
      value: this.clusterZone.zoneId,
      description: "The zone of the brokers' names, for VPCs of other accounts",
    });

    this.ttlSeconds = migration === undefined ? undefined : ttlAt(migration.ttl, migration.now);
    this.migrationZone = migration === undefined ? undefined : this.#migrationZone(migration, props);
    declareDns(this, props, { brokers: aliasTtlSeconds, applications: this.ttlSeconds });
  }

  #migrationZone(
    { name, zone, aliases, ttl, now, authorizedVpcs = [] }: MigrationZoneProps,
    { listeners, owner }: KafkaDnsProps,
  ): PrivateZone {
    const made = new PrivateZone(this, "migration", {
      name,
      zone,
      what: "Applications' names of Kafka",
      ...(owner === undefined ? {} : { owner }),
    });
    const ttlSeconds = ttlAt(ttl, now);
    for (const alias of aliases) aliasRecords(made, made.zoneId, alias, listeners, ttlSeconds);
    authorizeVpcs(made, authorizedVpcs);
    namedOutput(this, "migration-zone-id", {
      value: made.zoneId,
      description: "The zone of applications' names, for VPCs of other accounts",
    });
    namedOutput(this, "ttl-plan", {
      value: JSON.stringify({ ...ttl, nowSeconds: ttlSeconds }),
      description: "How long applications' names are remembered, and from when to when for a shorter time",
    });
    return made;
  }
}
