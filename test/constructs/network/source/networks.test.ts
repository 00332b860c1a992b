import { Lazy } from "cdktf";
import { type PrivateSource } from "../../../../src/constructs/network/source/private-source";
import { aPlace } from "../../../builders/network-place";
import { synthesizedSource } from "../../../builders/source-endpoint";
import { blocksOf } from "../../../builders/synthesized";

const brokers = [
  { host: "b1.kafka.old.example.com", port: 9093 },
  { host: "b2.kafka.old.example.com", port: 9093 },
];

function aPeer(source: Partial<PrivateSource<"peering">> = {}): PrivateSource<"peering"> {
  return {
    kind: "peering",
    protocol: "SASL_SSL",
    brokers,
    peeringConnectionId: "pcx-0a",
    cidrs: ["10.40.0.0/16"],
    ...source,
  };
}

function aTransit(source: Partial<PrivateSource<"transit-gateway">> = {}): PrivateSource<"transit-gateway"> {
  return {
    kind: "transit-gateway",
    protocol: "SSL",
    brokers: [{ host: "192.168.4.7", port: 9093 }],
    transitGatewayId: "tgw-0a",
    cidrs: ["192.168.0.0/20", "fd00:4::/48"],
    ...source,
  };
}

function aPublic(source: Partial<PrivateSource<"public">> = {}): PrivateSource<"public"> {
  return {
    kind: "public",
    protocol: "SASL_SSL",
    brokers,
    reason: "The vendor of the old cluster offers no private way before its contract ends.",
    allow: { by: "networks", cidrs: ["203.0.113.0/24"] },
    ...source,
  };
}

describe("the way to a source in a peered VPC", () => {
  it("is a route from each broker subnet and a rule for the replicator", () => {
    const { stack, way } = synthesizedSource(aPeer());
    expect(blocksOf("aws_route", stack)).toEqual(
      ["rtb-broker-0", "rtb-broker-1", "rtb-broker-2"].map((table) => ({
        route_table_id: table,
        destination_cidr_block: "10.40.0.0/16",
        vpc_peering_connection_id: "pcx-0a",
        lifecycle: { prevent_destroy: true },
      })),
    );
    expect(blocksOf("aws_vpc_security_group_egress_rule", stack)).toMatchObject([
      { security_group_id: "sg-replicator", cidr_ipv4: "10.40.0.0/16", from_port: 9093, to_port: 9093 },
    ]);
    expect(way.bootstrapServers).toBe("b1.kafka.old.example.com:9093,b2.kafka.old.example.com:9093");
    expect(way.endpointId).toBeNull();
  });

  it("is routed from other tiers where asked", () => {
    const { stack } = synthesizedSource(aPeer({ tiers: ["endpoint"] }));
    expect(blocksOf("aws_route", stack).map(({ route_table_id }) => route_table_id)).toEqual([
      "rtb-endpoint-0",
      "rtb-endpoint-1",
      "rtb-endpoint-2",
    ]);
  });

  it("is proved at every broker", () => {
    const { expectations } = synthesizedSource(aPeer());
    expect(expectations.names.map(({ host, resolvesTo }) => [host, resolvesTo])).toEqual([
      ["b1.kafka.old.example.com", "private"],
      ["b2.kafka.old.example.com", "private"],
    ]);
    expect(expectations.ports).toHaveLength(2);
  });

  it.each([
    [
      ["10.20.128.0/17"],
      "source.cidrs: 10.20.128.0/17 shares addresses with orders (10.20.0.0/16), so no route leads there",
    ],
    [["0.0.0.0/0"], "0.0.0.0/0 is the internet or a great part of it"],
    [["10.40.0.1/16"], '"10.40.0.1/16" begins within its network: write 10.40.0.0/16'],
    [[], "source.cidrs is empty: name the networks that the source's brokers lie in"],
  ])("refuses the networks %j", (cidrs, message) => {
    expect(() => synthesizedSource(aPeer({ cidrs }))).toThrow(message);
  });

  it("refuses plaintext, ports that are none and names that are none", () => {
    const plain = { ...aPeer(), ...JSON.parse('{"protocol":"SASL_PLAINTEXT"}') };
    expect(() => synthesizedSource(plain)).toThrow(
      'source.protocol "SASL_PLAINTEXT" is not offered: records and passwords would cross networks unencrypted',
    );
    expect(() => synthesizedSource(aPeer({ brokers: [{ host: "b1", port: 0 }] }))).toThrow('"b1" is not a full name');
    expect(() => synthesizedSource(aPeer({ brokers: [{ host: "b1.old", port: 70000 }] }))).toThrow(
      "b1.old:70000 has no port",
    );
    expect(() => synthesizedSource(aPeer({ brokers: [] }))).toThrow("source.brokers is empty");
  });
});

describe("the way to a source behind a transit gateway", () => {
  it("is a route and a rule for each of its networks, of either family", () => {
    const { stack, expectations } = synthesizedSource(aTransit());
    expect(blocksOf("aws_route", stack)).toHaveLength(6);
    expect(blocksOf("aws_route", stack)).toContainEqual({
      route_table_id: "rtb-broker-0",
      destination_ipv6_cidr_block: "fd00:4::/48",
      transit_gateway_id: "tgw-0a",
      lifecycle: { prevent_destroy: true },
    });
    const rules = blocksOf("aws_vpc_security_group_egress_rule", stack);
    expect(rules.map(({ cidr_ipv4, cidr_ipv6 }) => cidr_ipv4 ?? cidr_ipv6).sort()).toEqual([
      "192.168.0.0/20",
      "fd00:4::/48",
    ]);
    expect(expectations.names).toEqual([]);
    expect(expectations.certificates).toEqual([]);
    expect(expectations.ports).toMatchObject([{ host: "192.168.4.7", port: 9093 }]);
  });
});

describe("the way to a source on the internet", () => {
  it("lets connections out to its networks alone, and warns with the reason", () => {
    const { stack, expectations } = synthesizedSource(aPublic());
    expect(blocksOf("aws_vpc_security_group_egress_rule", stack)).toMatchObject([{ cidr_ipv4: "203.0.113.0/24" }]);
    expect(stack.warnings.join("\n")).toContain(
      "The source is reached over the internet: The vendor of the old cluster",
    );
    expect(expectations.names).toMatchObject([{ resolvesTo: "public" }, { resolvesTo: "public" }]);
  });

  it("takes a prefix list that only the apply knows", () => {
    const known = Lazy.stringValue({ produce: () => "pl-0a" });
    const { stack } = synthesizedSource(aPublic({ allow: { by: "prefix-list", prefixListId: known } }));
    expect(blocksOf("aws_vpc_security_group_egress_rule", stack)).toMatchObject([{ prefix_list_id: "pl-0a" }]);
  });

  it("makes a firewall's list of names where addresses change", () => {
    const { stack } = synthesizedSource(aPublic({ allow: { by: "names", hosts: [".kafka.old.example.com"] } }));
    expect(blocksOf("aws_networkfirewall_rule_group", stack)).toMatchObject([
      {
        type: "STATEFUL",
        rule_group: {
          rule_variables: { ip_sets: [{ key: "HOME_NET", ip_set: { definition: ["10.20.0.0/16"] } }] },
          rules_source: {
            rules_source_list: {
              generated_rules_type: "ALLOWLIST",
              target_types: ["TLS_SNI"],
              targets: [".kafka.old.example.com"],
            },
          },
        },
      },
    ]);
    expect(Object.keys(stack.output)).toContainEqual(expect.stringMatching(/rule-group-arn/));
    expect(stack.warnings.join("\n")).toContain("works only in the policy of a firewall that all egress passes");
  });

  it.each([
    [{ reason: " - " }, 'source.reason " - " does not say why the source is reached over the internet'],
    [
      { allow: { by: "networks" as const, cidrs: ["0.0.0.0/1", "128.0.0.0/1"] } },
      "0.0.0.0/1 is the internet or a great part of it",
    ],
    [{ allow: { by: "names" as const, hosts: [] } }, "source.allow.hosts is empty"],
    [{ allow: { by: "names" as const, hosts: ["*.example.com"] } }, '"*.example.com" is no name'],
    [
      { allow: { by: "names" as const, hosts: ["b1.kafka.old.example.com"] } },
      "source.allow.hosts lacks the broker b2.kafka.old.example.com: it would be dropped",
    ],
  ])("refuses %j", (source, message) => {
    expect(() => synthesizedSource(aPublic(source), { place: aPlace() })).toThrow(message);
  });
});
