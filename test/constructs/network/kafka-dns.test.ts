import { type ApplicationAlias } from "../../../src/constructs/network/dns/application-alias";
import { type VpcReference } from "../../../src/constructs/network/dns/private-zone";
import { SharedZone } from "../../../src/constructs/network/dns/shared-zone";
import { KafkaDns } from "../../../src/constructs/network/kafka-dns";
import { type KafkaDnsProps, type MigrationZoneProps } from "../../../src/constructs/network/dns/dns-props";
import { ttlPlan } from "../../../src/network/ttl-plan";
import { aListenerPlan } from "../../builders/cloud";
import { declared } from "../../builders/private-link";
import { blocksOf, type Synthesized } from "../../builders/synthesized";
import { synthesizedAws } from "../../builders/synthesized-aws";

const inside: VpcReference = { name: "target", vpcId: "vpc-0a" };
const balancer = { dnsName: "payments-0a.elb.us-east-1.amazonaws.com", zoneId: "Z26RNL4JYFTOTI" };
const ttl = ttlPlan({
  loweredAt: "2027-01-30T20:00:00Z",
  windowStarts: "2027-01-31T20:00:00Z",
  windowEnds: "2027-02-14T20:00:00Z",
});
const before = new Date("2027-01-15T12:00:00Z");
const within = new Date("2027-02-01T12:00:00Z");
const after = new Date("2027-02-20T12:00:00Z");

/** A name that may be switched: the source is one's own, and its certificates have the name. */
function switched(alias: Partial<Extract<ApplicationAlias, { method: "dns" }>> = {}): ApplicationAlias {
  return {
    method: "dns",
    name: "orders.kafka.example.com",
    at: "source",
    source: { kind: "peering", host: "kafka.old.example.org", certificateNames: ["orders.kafka.example.com"] },
    ...alias,
  };
}

function aMigration(migration: Partial<MigrationZoneProps> = {}): MigrationZoneProps {
  return {
    name: "kafka.example.com",
    zone: { kind: "made", vpcs: [inside] },
    aliases: [switched()],
    ttl,
    now: before,
    ...migration,
  };
}

function someDns(props: Partial<KafkaDnsProps> = {}): KafkaDnsProps {
  const listeners = props.listeners ?? aListenerPlan();
  return {
    listeners,
    balancers: listeners.shards.map((shard) => ({ shard, ...balancer })),
    clusterZone: { kind: "made", vpcs: [inside] },
    ...props,
  };
}

function dns(props: Partial<KafkaDnsProps> = {}): Synthesized {
  return synthesizedAws((stack) => new KafkaDns(stack, "dns", someDns(props)));
}

function withAliases(aliases: readonly ApplicationAlias[], now = before): Synthesized {
  return dns({ migration: aMigration({ aliases, now }) });
}

function recordOf(name: string, stack: Synthesized): Readonly<Record<string, unknown>> | undefined {
  return blocksOf("aws_route53_record", stack).find((record) => record.name === name);
}

function refused(props: Partial<KafkaDnsProps>): string {
  try {
    dns(props);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

function refusedAliases(...aliases: readonly ApplicationAlias[]): string {
  return refused({ migration: aMigration({ aliases }) });
}

describe("the names of a target's brokers", () => {
  it("follow the load balancer in a private zone, and stay where targets are unhealthy", () => {
    const stack = dns();
    expect(blocksOf("aws_route53_zone", stack)).toEqual([
      {
        name: "c1.kafka.example.com",
        comment: "Kafka's brokers",
        vpc: [{ vpc_id: "vpc-0a" }],
        tags: { Name: "c1.kafka.example.com", "kafka-byoc/path": "data" },
        lifecycle: { ignore_changes: ["vpc"] },
      },
    ]);
    expect(recordOf("b-1.c1.kafka.example.com", stack)).toEqual({
      zone_id: expect.stringContaining("aws_route53_zone"),
      name: "b-1.c1.kafka.example.com",
      type: "A",
      alias: { name: balancer.dnsName, zone_id: balancer.zoneId, evaluate_target_health: false },
    });
    expect(blocksOf("aws_route53_record", stack)).toHaveLength(4);
  });

  it("lead to the load balancer of their shard", () => {
    const brokers = Array.from({ length: 60 }, (_, nodeId) => ({ nodeId, azId: "use1-az1" }));
    const listeners = aListenerPlan({ brokers, maxBrokers: 90 });
    const balancers = listeners.shards.map((shard) => ({ shard, ...balancer, dnsName: `nlb-${String(shard.index)}` }));
    const stack = dns({ listeners, balancers });
    expect(recordOf("b-44.c1.kafka.example.com", stack)?.alias).toMatchObject({ name: "nlb-0" });
    expect(recordOf("b-45.c1.kafka.example.com", stack)?.alias).toMatchObject({ name: "nlb-1" });
    expect(refused({ listeners, balancers: balancers.slice(0, 1) })).toContain(
      "balancers: shard 1 of the listener plan has none, so its brokers would have no name",
    );
  });

  it("may lie in a zone that was there before", () => {
    const stack = dns({ clusterZone: { kind: "existing", name: "kafka.example.com", zoneId: "Z1" } });
    expect(stack.resource).not.toHaveProperty("aws_route53_zone");
    expect(recordOf("b-0.c1.kafka.example.com", stack)?.zone_id).toBe("Z1");
    expect(refused({ clusterZone: { kind: "existing", name: "example.org", zoneId: "Z1" } })).toContain(
      "clusterZone: c1.kafka.example.com does not lie in example.org: bring the zone that holds its names.",
    );
  });

  it("are answered in other VPCs, of other regions and accounts too", () => {
    const stack = dns({
      clusterZone: { kind: "made", vpcs: [inside, { name: "batch", vpcId: "vpc-0b", region: "us-west-2" }] },
      authorizedVpcs: [{ name: "orders", vpcId: "vpc-0c" }],
    });
    expect(blocksOf("aws_route53_zone_association", stack)).toEqual([
      expect.objectContaining({ vpc_id: "vpc-0b", vpc_region: "us-west-2" }),
    ]);
    expect(blocksOf("aws_route53_vpc_association_authorization", stack)).toEqual([
      expect.objectContaining({ vpc_id: "vpc-0c" }),
    ]);
  });

  it("are shared with other accounts apart from applications' names: PrivateLink's consumers have a zone of their own", () => {
    const stack = dns({ migration: aMigration({ authorizedVpcs: [{ name: "orders", vpcId: "vpc-0c" }] }) });
    expect(blocksOf("aws_route53_vpc_association_authorization", stack)).toEqual([
      { vpc_id: "vpc-0c", zone_id: expect.stringContaining("migration") },
    ]);
  });

  it("are answered in another account's VPC once that account asks for it", () => {
    const stack = synthesizedAws((one) => {
      new SharedZone(one, "kafka", {
        name: "c1.kafka.example.com",
        zoneId: "Z1",
        vpc: { name: "orders", vpcId: "vpc-0c" },
      });
    });
    expect(blocksOf("aws_route53_zone_association", stack)).toEqual([{ zone_id: "Z1", vpc_id: "vpc-0c" }]);
  });

  it("are refused where they would be public, or where the VPC has such a zone already", () => {
    expect(refused({ clusterZone: { kind: "made", vpcs: [] } })).toContain(
      "clusterZone: is answered in no VPC, so Route 53 would make it public: name at least one.",
    );
    const twice = (): unknown =>
      synthesizedAws((stack) => {
        new KafkaDns(stack, "dns", someDns());
        new SharedZone(stack, "shared", { name: "c1.kafka.example.com", zoneId: "Z1", vpc: inside });
      });
    expect(twice).toThrow(
      "c1.kafka.example.com would be 2 times in vpc-0a (foundation/dns/cluster, foundation/shared): a VPC holds one private zone of a name.",
    );
    expect(
      refused({
        authorizedVpcs: Array.from({ length: 300 }, (_, index) => ({
          name: `v${String(index)}`,
          vpcId: `vpc-${String(index)}`,
        })),
      }),
    ).toContain("clusterZone: 301 VPCs of one private zone");
    expect(refused({ authorizedVpcs: [inside] })).toContain(
      "clusterZone: target is there twice: give each VPC its own name, and name it once.",
    );
  });
});

describe("the name of an application", () => {
  it("leads to the source or to the target, by one plain record", () => {
    const source = recordOf("orders.kafka.example.com", withAliases([switched()]));
    expect(source).toMatchObject({ type: "CNAME", records: ["kafka.old.example.org"] });
    const target = recordOf("orders.kafka.example.com", withAliases([switched({ at: "target" })], within));
    expect(target).toMatchObject({ type: "CNAME", records: ["bootstrap.c1.kafka.example.com"] });
    for (const record of [source, target]) {
      expect(record).not.toHaveProperty("weighted_routing_policy");
      expect(record).not.toHaveProperty("set_identifier");
    }
  });

  it("leads to the target from the beginning where clients come by their configuration", () => {
    const stack = withAliases([{ method: "config", name: "orders.kafka.example.com" }]);
    expect(recordOf("orders.kafka.example.com", stack)).toMatchObject({
      records: ["bootstrap.c1.kafka.example.com"],
    });
  });

  it("is remembered shortly around the window, and long before and after", () => {
    const ttlAt = (now: Date): unknown => recordOf("orders.kafka.example.com", withAliases([switched()], now))?.ttl;
    expect(ttlAt(before)).toBe(300);
    expect(ttlAt(new Date("2027-01-31T00:00:00Z"))).toBe(60);
    expect(ttlAt(within)).toBe(60);
    expect(ttlAt(after)).toBe(300);
  });

  it("is split by weight for idempotent producers alone, with a reason", () => {
    const canary: ApplicationAlias = {
      method: "canary",
      role: "producer-idempotent-canary",
      name: "orders.kafka.example.com",
      source: { kind: "peering", host: "kafka.old.example.org", certificateNames: ["orders.kafka.example.com"] },
      targetPercent: 5,
      reason: "One producer of five writes to both for a day",
    };
    const records = blocksOf("aws_route53_record", withAliases([canary])).filter(({ type }) => type === "CNAME");
    expect(
      records.map(({ set_identifier, weighted_routing_policy, records: to }) => [
        set_identifier,
        weighted_routing_policy,
        to,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["source", { weight: 95 }, ["kafka.old.example.org"]],
        ["target", { weight: 5 }, ["bootstrap.c1.kafka.example.com"]],
      ]),
    );
    expect(refusedAliases({ ...canary, reason: " " })).toContain(
      "orders.kafka.example.com: reason is empty: say why producers may write to two clusters at once.",
    );
    expect(refusedAliases({ ...canary, targetPercent: 100 })).toContain(
      'targetPercent 100 is no part of both: write 1 to 99, or method "dns".',
    );
  });

  it("cannot be moved by DNS away from a platform whose certificates nobody can add to", () => {
    const source = { kind: "confluent-dedicated", host: "lkc-1.us-east-1.aws.confluent.cloud" } as const;
    expect(refusedAliases(switched({ source }))).toContain(
      "migration.aliases: orders.kafka.example.com cannot be moved by DNS: the source is Confluent Cloud, whose certificates have no name of yours",
    );
    expect(
      refusedAliases(switched({ source: { kind: "msk-multi-vpc", host: "b-1.x.kafka.us-east-1.amazonaws.com" } })),
    ).toContain("the source is Amazon MSK");
  });

  it("cannot be moved by DNS where either side's certificates lack it", () => {
    const name = "billing.kafka.example.com";
    const told = refusedAliases(
      switched({
        name,
        source: { kind: "peering", host: "kafka.old.example.org", certificateNames: ["kafka.old.example.org"] },
      }),
    );
    expect(told).toContain(
      `${name} cannot be moved by DNS: the source's certificates lack it (they have kafka.old.example.org).`,
    );
    expect(told).toContain(`${name} cannot be moved by DNS: the target's certificates lack it.`);
  });

  it("must not be moved by DNS where clients would move by themselves", () => {
    expect(refusedAliases(switched({ clientsMayRebootstrap: true }))).toContain(
      "orders.kafka.example.com must not be moved by DNS: some of its clients may look it up anew",
    );
  });

  it("must be in the target's certificates even where nothing is switched", () => {
    expect(refusedAliases({ method: "config", name: "billing.kafka.example.com" })).toContain(
      'billing.kafka.example.com leads to the target, whose certificates lack it: clients would end with "No name matching". Add it to the aliases of the listener plan.',
    );
  });

  it("does not lead to the target before the window starts", () => {
    expect(refusedAliases(switched({ at: "target" }))).toContain(
      "migration.aliases: orders.kafka.example.com leads to the target before the window starts (2027-01-31T20:00:00Z)",
    );
  });

  it("lies in the zone, below its top, once", () => {
    const listeners = aListenerPlan({
      aliases: ["kafka.example.com", "orders.kafka.example.org", "orders.kafka.example.com"],
    });
    const told = refused({
      listeners,
      migration: aMigration({
        aliases: [
          { method: "config", name: "kafka.example.com" },
          { method: "config", name: "orders.kafka.example.org" },
          { method: "config", name: "orders.kafka.example.com" },
          { method: "config", name: "orders.kafka.example.com" },
        ],
      }),
    });
    expect(told).toContain("kafka.example.com is the zone's own name, which can be no CNAME: write a name below it.");
    expect(told).toContain(
      "orders.kafka.example.org does not lie in the zone kafka.example.com: write orders.kafka.example.com, or take another zone.",
    );
    expect(told).toContain("aliases: orders.kafka.example.com is there twice: a name leads to one place.");
  });

  it("does not lead into its own zone, which would swallow the source", () => {
    const source = {
      kind: "peering",
      host: "old.kafka.example.com",
      certificateNames: ["orders.kafka.example.com"],
    } as const;
    expect(refusedAliases(switched({ source }))).toContain(
      "migration.aliases: the private zone kafka.example.com would swallow old.kafka.example.com",
    );
  });

  it("has a zone of its own", () => {
    expect(refused({ migration: aMigration({ name: "c1.kafka.example.com", aliases: [] }) })).toContain(
      "migration.name: c1.kafka.example.com is the brokers' own zone, which one VPC cannot have twice",
    );
  });

  it("is refused with a plan of TTLs that comes too late", () => {
    expect(refused({ migration: aMigration({ ttl: { ...ttl, loweredAt: "2027-01-31T19:59:00Z" } }) })).toContain(
      "migration.ttl.loweredAt: 2027-01-31T19:59:00Z is too late",
    );
  });

  it("is told with its TTLs as an output, and declared with what must be proved", () => {
    const stack = synthesizedAws((one) => {
      const names = new KafkaDns(
        one,
        "dns",
        someDns({
          listeners: aListenerPlan({ aliases: ["orders.kafka.example.com", "billing.kafka.example.com"] }),
          migration: aMigration({
            aliases: [switched(), { method: "config", name: "billing.kafka.example.com" }],
            now: within,
          }),
        }),
      );
      expect(names.ttlSeconds).toBe(60);
      const { network, expectations } = declared(one);
      expect(expectations.names).toContainEqual({
        host: "b-0.c1.kafka.example.com",
        from: ["target"],
        resolvesTo: "private",
        ttlSeconds: 60,
      });
      const applications = expectations.names.filter(({ ttlPlan: plan }) => plan !== undefined);
      expect(applications).toEqual(
        ["orders", "billing"].map((name) => ({
          host: `${name}.kafka.example.com`,
          from: ["target"],
          resolvesTo: "private",
          ttlPlan: {
            steadySeconds: 300,
            windowSeconds: 60,
            loweredAt: "2027-01-30T20:00:00.000Z",
            windowStarts: "2027-01-31T20:00:00.000Z",
            windowEnds: "2027-02-14T20:00:00.000Z",
          },
        })),
      );
      expect(network.zones[1]).toEqual({
        name: "kafka.example.com",
        private: true,
        names: [
          { name: "orders.kafka.example.com", to: "kafka.old.example.org", ttlSeconds: 60 },
          { name: "billing.kafka.example.com", to: "bootstrap.c1.kafka.example.com", ttlSeconds: 60 },
        ],
      });
    });
    const plan = Object.values(stack.output).find(({ description }) => String(description).includes("remembered"));
    expect(JSON.parse(String(plan?.value))).toMatchObject({ steadySeconds: 300, windowSeconds: 60, nowSeconds: 60 });
  });

  it("has the addresses of what it leads to: those of a public source are public, and of a canary's nobody knows which", () => {
    const kindOf = (alias: ApplicationAlias): string | undefined => {
      const found: (string | undefined)[] = [];
      synthesizedAws((one) => {
        const listeners = aListenerPlan({ aliases: [alias.name] });
        new KafkaDns(one, "dns", someDns({ listeners, migration: aMigration({ aliases: [alias], now: within }) }));
        found.push(declared(one).expectations.names.find(({ host }) => host === alias.name)?.resolvesTo);
      });
      return found[0];
    };
    const source = {
      kind: "public",
      host: "kafka.old.example.org",
      certificateNames: ["orders.kafka.example.com"],
    } as const;
    expect(kindOf(switched({ source }))).toBe("public");
    expect(kindOf(switched({ source, at: "target" }))).toBe("private");
    const canary = {
      method: "canary",
      role: "producer-idempotent-canary",
      targetPercent: 5,
      reason: "A first look.",
    } as const;
    expect(kindOf({ ...canary, name: "orders.kafka.example.com", source })).toBeUndefined();
    expect(kindOf({ ...canary, name: "orders.kafka.example.com", source: { ...source, kind: "peering" } })).toBe(
      "private",
    );
  });
});
