import { ResolverEndpoints } from "../../../src/constructs/network/resolver-endpoints";
import { type ResolverEndpointsProps } from "../../../src/constructs/network/dns/resolver-props";
import { type PathSecurity } from "../../../src/constructs/network/path-security";
import { edgesOf } from "../../../src/network/matrix";
import { aPlace } from "../../builders/network-place";
import { declared } from "../../builders/private-link";
import { blocksOf, type Synthesized } from "../../builders/synthesized";
import { synthesizedAws } from "../../builders/synthesized-aws";

const forward = [
  { domain: "corp.example.com", resolvers: [{ ip: "192.168.1.53" }, { ip: "192.168.2.53", port: 5353 }] },
];

function someEndpoints(props: Partial<ResolverEndpointsProps> = {}): ResolverEndpointsProps {
  return {
    name: "payments",
    network: aPlace(),
    security: { onPremises: ["192.168.0.0/16"] },
    inbound: {},
    outbound: { forward },
    ...props,
  };
}

function resolver(props: Partial<ResolverEndpointsProps> = {}): Synthesized {
  return synthesizedAws((stack) => new ResolverEndpoints(stack, "resolver", someEndpoints(props)));
}

function refused(props: Partial<ResolverEndpointsProps>): string {
  try {
    resolver(props);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

describe("names over the border to networks on premises", () => {
  it("have an endpoint each way, with one address a zone", () => {
    const endpoints = blocksOf("aws_route53_resolver_endpoint", resolver());
    expect(endpoints.map(({ direction }) => direction)).toEqual(["INBOUND", "OUTBOUND"]);
    for (const endpoint of endpoints) {
      expect(endpoint).toMatchObject({
        security_group_ids: [expect.stringContaining("aws_security_group")],
      });
      expect(endpoint.ip_address).toEqual([
        { subnet_id: "subnet-endpoint-0" },
        { subnet_id: "subnet-endpoint-1" },
        { subnet_id: "subnet-endpoint-2" },
      ]);
    }
  });

  it("pass DNS over both protocols from and to the named networks, on the ports that resolvers there have, and nothing else", () => {
    const stack = resolver();
    const rules = ["ingress", "egress"].flatMap((side) =>
      blocksOf(`aws_vpc_security_group_${side}_rule`, stack).map(
        ({ ip_protocol, from_port, to_port, cidr_ipv4 }) =>
          `${side} ${String(ip_protocol)} ${String(from_port)}-${String(to_port)} ${String(cidr_ipv4)}`,
      ),
    );
    expect(rules.sort()).toEqual([
      "egress tcp 53-53 192.168.0.0/16",
      "egress tcp 5353-5353 192.168.0.0/16",
      "egress udp 53-53 192.168.0.0/16",
      "egress udp 5353-5353 192.168.0.0/16",
      "ingress tcp 53-53 192.168.0.0/16",
      "ingress udp 53-53 192.168.0.0/16",
    ]);
  });

  it("open only the way that is used", () => {
    const { name, network, security, inbound = {} } = someEndpoints();
    const onlyIn = { name, network, security, inbound };
    const stack = synthesizedAws((one) => new ResolverEndpoints(one, "resolver", onlyIn));
    expect(blocksOf("aws_vpc_security_group_ingress_rule", stack)).toHaveLength(2);
    expect(blocksOf("aws_vpc_security_group_egress_rule", stack)).toEqual([]);
    expect(blocksOf("aws_route53_resolver_rule", stack)).toEqual([]);
  });

  it("use the target's own group where there is one, whose edges must let names through", () => {
    const security: PathSecurity = {
      edges: edgesOf({ roles: ["on-premises", "resolver"] }),
      securityGroupId: (role) => `sg-${role}`,
    };
    expect(refused({ security })).toContain('security: has no edge "control resolver→on-premises udp 5353"');
    const outbound = { forward: [{ domain: "corp.example.com", resolvers: [{ ip: "192.168.1.53" }] }] };
    const stack = resolver({ security, outbound });
    expect(stack.resource).not.toHaveProperty("aws_security_group");
    expect(blocksOf("aws_route53_resolver_endpoint", stack)[0]?.security_group_ids).toEqual(["sg-resolver"]);
    expect(refused({ security: { ...security, edges: [] } })).toContain(
      'security: has no edge "control on-premises→resolver udp 53": names would not be answered.',
    );
  });

  it("forward a domain to its resolvers, for the VPCs that ask", () => {
    const stack = resolver({
      outbound: {
        forward: forward.map((one) => ({
          ...one,
          vpcs: [
            { name: "orders", vpcId: "vpc-0a" },
            { name: "batch", vpcId: "vpc-0b" },
          ],
        })),
      },
    });
    expect(blocksOf("aws_route53_resolver_rule", stack)).toEqual([
      expect.objectContaining({
        domain_name: "corp.example.com",
        rule_type: "FORWARD",
        target_ip: [
          { ip: "192.168.1.53", port: 53 },
          { ip: "192.168.2.53", port: 5353 },
        ],
      }),
    ]);
    expect(
      blocksOf("aws_route53_resolver_rule_association", stack)
        .map(({ vpc_id }) => vpc_id)
        .sort(),
    ).toEqual(["vpc-0a", "vpc-0b"]);
  });

  it("may answer at fixed addresses, which are declared, and tell others after the apply", () => {
    const addresses = { "use1-az1": "10.20.64.10", "use1-az2": "10.20.65.10", "use1-az4": "10.20.66.10" };
    const stack = synthesizedAws((one) => {
      new ResolverEndpoints(one, "resolver", someEndpoints({ inbound: { addresses } }));
      const { expectations, network } = declared(one);
      expect(expectations.ports.map(({ host, port, from }) => `${host}:${String(port)} ${from.join()}`)).toEqual([
        "10.20.64.10:53 on-premises",
        "10.20.65.10:53 on-premises",
        "10.20.66.10:53 on-premises",
      ]);
      expect(expectations.servers).toEqual([]);
      expect(network.edges).toHaveLength(6);
    });
    expect(blocksOf("aws_route53_resolver_endpoint", stack)[0]?.ip_address).toContainEqual({
      subnet_id: "subnet-endpoint-1",
      ip: "10.20.65.10",
    });
    const [address] = Object.keys(stack.resource.aws_route53_resolver_endpoint ?? {});
    const [output] = Object.values(stack.output);
    expect(output?.value).toBe(`\${aws_route53_resolver_endpoint.${address ?? ""}.ip_address[*].ip}`);
  });
});

describe("where names over the border are answered", () => {
  it("is proved from networks on premises by what the apply tells", () => {
    const stack = synthesizedAws((one) => {
      new ResolverEndpoints(one, "resolver", someEndpoints());
      expect(declared(one).expectations.servers).toEqual([
        {
          name: "resolver of payments",
          servers: { output: expect.stringContaining("inbound-servers") },
          path: "control",
          role: "resolver",
          from: ["on-premises"],
          layer: "tcp",
          resolvesTo: "private",
        },
      ]);
    });
    expect(Object.values(stack.output).map(({ value }) => value)).toContainEqual(
      expect.stringMatching(
        /^\$\{join\(",", formatlist\("%s:53", aws_route53_resolver_endpoint\.\w+\.ip_address\[\*\]\.ip\)\)\}$/,
      ),
    );
  });

  it("is proved nowhere where nobody may ask", () => {
    const { name, network, security } = someEndpoints();
    synthesizedAws((one) => {
      new ResolverEndpoints(one, "resolver", { name, network, security, outbound: { forward } });
      expect(declared(one).expectations).toMatchObject({ servers: [], ports: [] });
    });
  });
});

describe("names over the border are refused", () => {
  it("where a rule leads back to the VPC that asks", () => {
    const loop = { domain: "corp.example.com", resolvers: [{ ip: "10.20.64.10" }] };
    const security = { onPremises: ["192.168.0.0/16", "10.20.64.0/24"] };
    expect(refused({ security, outbound: { forward: [loop] } })).toContain(
      "outbound.forward: corp.example.com is asked for at 10.20.64.10, which lies in orders itself, where the inbound endpoint hands the question back to the same rule: it would go round for ever.",
    );
    const elsewhere = { ...loop, vpcs: [{ name: "batch", vpcId: "vpc-0b" }] };
    expect(refused({ security, outbound: { forward: [elsewhere] } })).toBe("");
  });

  it("with fewer than 2 addresses, or more than 10", () => {
    const subnets = (count: number) => () =>
      Array.from({ length: count }, (_, index) => ({
        azId: `use1-az${String(index + 1)}`,
        subnetId: `subnet-${String(index)}`,
        cidr: null,
      }));
    expect(refused({ network: aPlace({ subnets: subnets(1) }) })).toContain(
      "network: endpoint tier: 1 addresses of one resolver endpoint; it takes 2 to 10.",
    );
    expect(refused({ network: aPlace({ subnets: subnets(11) }) })).toContain("11 addresses of one resolver endpoint");
  });

  it("from or to the internet, or nobody", () => {
    expect(refused({ security: { onPremises: ["0.0.0.0/0"] } })).toContain(
      "security.onPremises: 0.0.0.0/0 is the internet or a great part of it",
    );
    expect(refused({ security: { onPremises: [] } })).toContain("security.onPremises: names no network");
  });

  it("where a resolver lies behind a closed door", () => {
    expect(
      refused({ outbound: { forward: [{ domain: "corp.example.com", resolvers: [{ ip: "172.16.0.53" }] }] } }),
    ).toContain(
      "outbound.forward: corp.example.com is asked for at 172.16.0.53, which lies in none of security.onPremises: no rule would let it through.",
    );
  });

  it("where a rule would hide a zone that is answered here", () => {
    expect(refused({ answeredHere: ["corp.example.com"] })).toContain(
      "outbound.forward: corp.example.com is answered here by a private zone, which a rule of the same name hides",
    );
  });

  it("where nothing is asked for, or nobody is asked", () => {
    const { name, network, security } = someEndpoints();
    const nothing = { name, network, security };
    expect(() => synthesizedAws((one) => new ResolverEndpoints(one, "resolver", nothing))).toThrow(
      "neither inbound nor outbound is asked for",
    );
    expect(refused({ outbound: { forward: [] } })).toContain("outbound.forward: is empty");
    expect(refused({ outbound: { forward: [{ domain: "corp.example.com", resolvers: [] }] } })).toContain(
      "outbound.forward: corp.example.com has no resolvers: name at least one.",
    );
  });

  it("with addresses that lie elsewhere than their subnet", () => {
    const told = refused({ inbound: { addresses: { "use1-az1": "10.20.65.10", "use1-az9": "10.20.64.10" } } });
    expect(told).toContain(
      "inbound.addresses: 10.20.65.10 does not lie in the subnet 10.20.64.0/24 of use1-az1: take an address of it.",
    );
    expect(told).toContain("inbound.addresses: use1-az9 has no subnet of the endpoint tier");
  });
});
