import { PrivateLinkClient } from "../../../src/constructs/network/private-link-client";
import { type PrivateLinkClientProps } from "../../../src/constructs/network/private-link/client-props";
import { aListenerPlan, synthesizedCloud } from "../../builders/cloud";
import { aPlace } from "../../builders/network-place";
import { aClient, declared } from "../../builders/private-link";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

function client(props: Partial<PrivateLinkClientProps> = {}): Synthesized {
  return synthesizedCloud((stack) => new PrivateLinkClient(stack, "kafka", aClient(props)));
}

function refused(props: Partial<PrivateLinkClientProps>): string {
  try {
    client(props);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

const hosts = [
  "b-0.c1.kafka.example.com",
  "b-1.c1.kafka.example.com",
  "b-2.c1.kafka.example.com",
  "bootstrap.c1.kafka.example.com",
];

describe("a consumer of brokers through PrivateLink", () => {
  it("has an endpoint with a group of its own, and no private DNS of AWS's", () => {
    const stack = client();
    const [endpoint] = blocksOf("aws_vpc_endpoint", stack);
    expect(endpoint).toEqual({
      vpc_id: "vpc-0b",
      vpc_endpoint_type: "Interface",
      service_name: "com.amazonaws.vpce.us-east-1.vpce-svc-0a",
      subnet_ids: ["subnet-endpoint-0", "subnet-endpoint-1", "subnet-endpoint-2"],
      security_group_ids: [expect.stringMatching(/^\$\{aws_security_group\..*\.id\}$/)],
      private_dns_enabled: false,
      ip_address_type: "ipv4",
      tags: { Name: "orders to Kafka 0", "kafka-byoc/path": "data" },
    });
  });

  it("lets its clients reach the bootstrap and every broker to come, and nothing out", () => {
    const stack = client({
      clients: [
        { name: "apps", cidr: "10.30.0.0/16" },
        { name: "batch", securityGroupId: "sg-batch" },
        { name: "vpn", prefixListId: "pl-vpn" },
      ],
    });
    const rules = blocksOf("aws_vpc_security_group_ingress_rule", stack);
    expect(rules).toHaveLength(6);
    expect(rules).toContainEqual(
      expect.objectContaining({
        cidr_ipv4: "10.30.0.0/16",
        ip_protocol: "tcp",
        from_port: 19092,
        to_port: 19121,
        description: "apps reaches Kafka: brokers",
      }),
    );
    expect(rules).toContainEqual(
      expect.objectContaining({ referenced_security_group_id: "sg-batch", from_port: 19000, to_port: 19000 }),
    );
    expect(rules).toContainEqual(expect.objectContaining({ prefix_list_id: "pl-vpn", from_port: 19000 }));
    expect(blocksOf("aws_vpc_security_group_egress_rule", stack)).toEqual([]);
    expect(blocksOf("aws_security_group", stack)[0]).not.toHaveProperty("egress");
  });

  it("sees the brokers under the same names as the target, in a zone of its own", () => {
    const stack = client();
    expect(blocksOf("aws_route53_zone", stack)).toEqual([
      expect.objectContaining({
        name: "c1.kafka.example.com",
        vpc: [{ vpc_id: "vpc-0b" }],
        lifecycle: { ignore_changes: ["vpc"] },
      }),
    ]);
    const records = blocksOf("aws_route53_record", stack);
    expect(records.map(({ name }) => name).sort()).toEqual(hosts);
    for (const record of records) {
      expect(record).toMatchObject({ type: "A", alias: { evaluate_target_health: false } });
      expect(record).not.toHaveProperty("weighted_routing_policy");
    }
  });

  it("has no names until they are asked for: who comes by peering would change over at once", () => {
    const stack = client({ resolvesIn: [] });
    expect(blocksOf("aws_vpc_endpoint", stack)).toHaveLength(1);
    expect(stack.resource).not.toHaveProperty("aws_route53_zone");
    expect(stack.resource).not.toHaveProperty("aws_route53_record");
  });

  it("has its names answered in other VPCs by associations of their own", () => {
    const resolvesIn = [
      { name: "orders-apps", vpcId: "vpc-0b" },
      { name: "orders-batch", vpcId: "vpc-0c", region: "us-west-2" },
    ];
    expect(blocksOf("aws_route53_zone_association", client({ resolvesIn }))).toEqual([
      { zone_id: expect.stringContaining("zone_id"), vpc_id: "vpc-0c", vpc_region: "us-west-2" },
    ]);
  });

  it("may use a zone that was there before", () => {
    const existingZone = { kind: "existing", name: "kafka.example.com", zoneId: "Z1" } as const;
    const stack = client({ existingZone, resolvesIn: [] });
    expect(stack.resource).not.toHaveProperty("aws_route53_zone");
    expect(blocksOf("aws_route53_record", stack).map(({ zone_id }) => zone_id)).toEqual(["Z1", "Z1", "Z1", "Z1"]);
    expect(refused({ existingZone: { ...existingZone, name: "example.org" } })).toContain(
      "existingZone: c1.kafka.example.com does not lie in example.org: bring the zone that holds the brokers' names.",
    );
  });

  it("reaches each broker in its own zone where the service does not balance across zones", () => {
    const stack = client({ crossZone: false });
    const records = blocksOf("aws_route53_record", stack);
    const broker = records.find(({ name }) => name === "b-1.c1.kafka.example.com");
    expect(broker).toMatchObject({ type: "CNAME", ttl: 60 });
    expect(JSON.stringify(broker)).toMatch(/replace\(.*\/\^\(\[\^\.\]\+\)\/.*\$1-.*aws_availability_zone/);
    expect(records.find(({ name }) => name === "bootstrap.c1.kafka.example.com")).toMatchObject({ type: "A" });
    expect(Object.values(JSON.parse(stack.text).data.aws_availability_zone)).toHaveLength(3);
  });

  it("has its endpoint only in zones where the service is", () => {
    const stack = client({ serviceAzIds: ["use1-az2", "use1-az4", "use1-az6"] });
    expect(blocksOf("aws_vpc_endpoint", stack)[0]?.subnet_ids).toEqual(["subnet-endpoint-1", "subnet-endpoint-2"]);
  });

  it("has an endpoint for each shard, and each broker's name leads to its own", () => {
    const brokers = Array.from({ length: 60 }, (_, nodeId) => ({ nodeId, azId: `use1-az${String(1 + (nodeId % 2))}` }));
    const stack = client({
      listeners: aListenerPlan({ brokers, maxBrokers: 90 }),
      serviceNames: ["com.amazonaws.vpce.us-east-1.vpce-svc-0a", "com.amazonaws.vpce.us-east-1.vpce-svc-0b"],
    });
    expect(blocksOf("aws_vpc_endpoint", stack).map(({ service_name }) => service_name)).toEqual([
      "com.amazonaws.vpce.us-east-1.vpce-svc-0a",
      "com.amazonaws.vpce.us-east-1.vpce-svc-0b",
    ]);
    const leads = (host: string): string =>
      JSON.stringify(blocksOf("aws_route53_record", stack).find(({ name }) => name === host)?.alias);
    expect(leads("b-44.c1.kafka.example.com")).toBe(leads("bootstrap.c1.kafka.example.com"));
    expect(leads("b-45.c1.kafka.example.com")).not.toBe(leads("b-44.c1.kafka.example.com"));
    expect(leads("bootstrap-1.c1.kafka.example.com")).toBe(leads("b-45.c1.kafka.example.com"));
  });

  it("declares that its endpoint is available, and that names, ports and certificates are right from there", () => {
    const outputsNamed: string[] = [];
    const stack = synthesizedCloud((one) => {
      new PrivateLinkClient(one, "kafka", aClient());
      const { network, expectations } = declared(one);
      expect(expectations.names).toContainEqual({
        host: "b-0.c1.kafka.example.com",
        from: ["consumer"],
        resolvesTo: "private",
        ttlSeconds: 60,
      });
      expect(expectations.ports).toHaveLength(4);
      expect(expectations.edges.map(({ from, to, ports }) => [from, to, ports.from, ports.to])).toEqual([
        ["client", "nlb", 19000, 19000],
        ["client", "nlb", 19092, 19121],
      ]);
      expect(expectations.certificates).toContainEqual({
        host: "b-2.c1.kafka.example.com",
        port: 19094,
        from: ["consumer"],
        names: ["b-2.c1.kafka.example.com"],
      });
      expect(network.zones.map(({ name }) => name)).toEqual(["c1.kafka.example.com"]);
      outputsNamed.push(
        ...expectations.endpoints.flatMap(({ id, state }) => [
          "output" in id ? id.output : "",
          "output" in state ? state.output : "",
        ]),
      );
    });
    expect(outputsNamed).toHaveLength(2);
    expect(Object.keys(stack.output)).toEqual(expect.arrayContaining(outputsNamed));
  });

  it("promises no names before they are there", () => {
    synthesizedCloud((one) => {
      new PrivateLinkClient(one, "kafka", aClient({ resolvesIn: [] }));
      const { expectations } = declared(one);
      expect(expectations.names).toEqual([]);
      expect(expectations.ports).toEqual([]);
      expect(expectations.endpoints).toHaveLength(1);
    });
  });
});

describe("a consumer of brokers through PrivateLink is refused", () => {
  it("where it shares too few zones with the service", () => {
    expect(refused({ serviceAzIds: ["use1-az5", "use1-az6"] })).toContain(
      "the service is offered in use1-az5, use1-az6 and the consumer has subnets in use1-az1, use1-az2, use1-az4: none is common.",
    );
  });

  it("where one broker's zone is missing and nothing balances across zones", () => {
    const listeners = aListenerPlan({
      brokers: [
        { nodeId: 0, azId: "use1-az1" },
        { nodeId: 1, azId: "use1-az2" },
        { nodeId: 2, azId: "use1-az6" },
      ],
    });
    expect(refused({ listeners, crossZone: false })).toContain(
      "crossZone: broker 2 stands in use1-az6, where the consumer has no subnet: it could not be reached.",
    );
    expect(refused({ listeners })).toBe("");
  });

  it("with other services than the target has", () => {
    expect(refused({ serviceNames: [] })).toContain(
      "serviceNames: 0 are given, and the target has 1 shard(s) with a service each: name one a shard, in their order.",
    );
  });

  it("for clients of IPv6 alone, which it does not answer", () => {
    const modern = { name: "modern", cidr: "fd00:1::/48" };
    expect(refused({ clients: [modern] })).toContain("clients: fd00:1::/48 is IPv6, and load balancer");
    expect(() => client({ clients: [modern, { name: "vpn", prefixListId: "pl-1" }] })).not.toThrow();
  });

  it("without clients, with the internet as one, or with two of a name", () => {
    expect(refused({ clients: [] })).toContain(
      "clients: nobody may use the endpoint: name at least one network or security group.",
    );
    expect(refused({ clients: [{ name: "all", cidr: "0.0.0.0/0" }] })).toContain(
      "clients: 0.0.0.0/0 is the internet or a great part of it",
    );
    expect(
      refused({
        clients: [
          { name: "halves", cidr: "10.0.0.0/8" },
          { name: "halves", cidr: "10.30.0.0/16" },
        ],
      }),
    ).toContain("clients: halves is there twice: give each client its own name.");
    expect(
      refused({
        clients: [
          { name: "a", securityGroupId: "sg-1" },
          { name: "b", securityGroupId: "sg-1" },
        ],
      }),
    ).toContain("clients: sg-1 is there twice: AWS refuses a rule that is there already.");
    expect(
      refused({
        clients: [
          { name: "low", cidr: "0.0.0.0/8" },
          ...Array.from({ length: 127 }, (_, index) => ({
            name: `n${String(index)}`,
            cidr: `${String(index + 1)}.0.0.0/8`,
          })),
        ],
      }),
    ).toContain("together half of all IPv4 addresses");
  });

  it("with two subnets in one zone", () => {
    const subnet = { azId: "use1-az1", subnetId: "subnet-a", cidr: null };
    const network = aPlace({ subnets: () => [subnet, { ...subnet, subnetId: "subnet-b" }] });
    expect(refused({ network })).toContain(
      "network: two subnets of the endpoint tier lie in use1-az1: an endpoint takes one a zone.",
    );
  });

  it("where the VPC has the zone already, in whichever stack", () => {
    const twice = (): unknown =>
      synthesizedCloud((stack) => {
        new PrivateLinkClient(stack, "one", aClient());
        new PrivateLinkClient(stack, "two", aClient({ name: "other" }));
      });
    expect(twice).toThrow("c1.kafka.example.com would be 2 times in vpc-0b (target/one/zone, target/two/zone)");
  });
});
