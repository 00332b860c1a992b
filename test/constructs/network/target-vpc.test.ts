import { declaredIn } from "../../../src/constructs/network/declared";
import { type NetworkPlace } from "../../../src/constructs/network/place";
import { TargetVpc, type TargetVpcProps } from "../../../src/constructs/network/target-vpc";
import { type ExistingVpcProps } from "../../../src/constructs/network/vpc/existing-vpc";
import { type NetworkDocument } from "../../../src/network/document";
import { blocksOf, type Synthesized } from "../../builders/synthesized";
import { synthesizedAws } from "../../builders/synthesized-aws";

const zones = ["use1-az1", "use1-az2", "use1-az4"];

function aVpc(props: Partial<TargetVpcProps> = {}): TargetVpcProps {
  return { name: "orders", addresses: { cidr: "10.20.0.0/16" }, azIds: zones, ...props };
}

function vpc(props: Partial<TargetVpcProps> = {}): Synthesized {
  return synthesizedAws((stack) => new TargetVpc(stack, "vpc", aVpc(props)));
}

function nameOf({ tags }: Readonly<Record<string, unknown>>): unknown {
  return tags !== null && typeof tags === "object" && "Name" in tags ? tags.Name : undefined;
}

function subnetsOf(stack: Synthesized): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    blocksOf("aws_subnet", stack).map((subnet) => [nameOf(subnet), [subnet.availability_zone_id, subnet.cidr_block]]),
  );
}

describe("the VPC of a target", () => {
  it("has subnets by tier and zone id, whose addresses are carved from its own", () => {
    const stack = vpc();
    expect(subnetsOf(stack)).toEqual({
      "orders-broker-use1-az1": ["use1-az1", "10.20.0.0/20"],
      "orders-broker-use1-az2": ["use1-az2", "10.20.16.0/20"],
      "orders-broker-use1-az4": ["use1-az4", "10.20.32.0/20"],
      "orders-endpoint-use1-az1": ["use1-az1", "10.20.64.0/24"],
      "orders-endpoint-use1-az2": ["use1-az2", "10.20.65.0/24"],
      "orders-endpoint-use1-az4": ["use1-az4", "10.20.66.0/24"],
    });
    for (const subnet of blocksOf("aws_subnet", stack)) {
      expect(subnet.map_public_ip_on_launch).toBe(false);
      expect(subnet).not.toHaveProperty("availability_zone");
    }
    expect(blocksOf("aws_route_table", stack)).toHaveLength(6);
    expect(blocksOf("aws_route_table_association", stack)).toHaveLength(6);
  });

  it("has no way out, names that resolve, and a default group that lets nothing through", () => {
    const stack = vpc();
    for (const type of ["aws_route", "aws_internet_gateway", "aws_nat_gateway", "aws_eip"])
      expect(blocksOf(type, stack)).toEqual([]);
    expect(blocksOf("aws_vpc", stack)).toEqual([
      {
        cidr_block: "10.20.0.0/16",
        enable_dns_hostnames: true,
        enable_dns_support: true,
        enable_network_address_usage_metrics: true,
        tags: { Name: "orders" },
      },
    ]);
    const [closed] = blocksOf("aws_default_security_group", stack);
    expect(closed).not.toHaveProperty("ingress");
    expect(closed).not.toHaveProperty("egress");
  });

  it("logs all of its traffic by the minute, encrypted, for a year, by a role for this alone", () => {
    const stack = vpc();
    const [log] = blocksOf("aws_flow_log", stack);
    expect(log).toMatchObject({
      traffic_type: "ALL",
      max_aggregation_interval: 60,
      log_destination_type: "cloud-watch-logs",
    });
    const [group] = blocksOf("aws_cloudwatch_log_group", stack);
    expect(group).toMatchObject({ name: "/kafka-byoc/orders/flow-logs", retention_in_days: 365 });
    expect(group!.kms_key_id).toContain("aws_kms_key");
    const [key] = blocksOf("aws_kms_key", stack);
    expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
    const statements = JSON.parse(String(key!.policy)).Statement;
    expect(statements[1].Condition.ArnEquals["kms:EncryptionContext:aws:logs:arn"]).toMatch(
      /:log-group:\/kafka-byoc\/orders\/flow-logs$/,
    );
    const [role] = blocksOf("aws_iam_role", stack);
    const [trust] = JSON.parse(String(role!.assume_role_policy)).Statement;
    expect(trust.Condition.StringEquals["aws:SourceAccount"]).toContain("data.aws_caller_identity");
    const [rights] = blocksOf("aws_iam_role_policy", stack);
    expect(JSON.parse(String(rights!.policy)).Statement[0].Resource).toEqual([
      expect.stringMatching(/^\$\{aws_cloudwatch_log_group\..*\.arn\}$/),
      expect.stringMatching(/^\$\{aws_cloudwatch_log_group\..*\.arn\}:\*$/),
    ]);
  });

  it("takes a key that is there", () => {
    const stack = vpc({ flowLogs: { kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/a", retentionDays: 731 } });
    expect(blocksOf("aws_kms_key", stack)).toEqual([]);
    expect(blocksOf("aws_cloudwatch_log_group", stack)).toMatchObject([
      { kms_key_id: "arn:aws:kms:us-east-1:111122223333:key/a", retention_in_days: 731 },
    ]);
  });

  it("takes its addresses from IPAM", () => {
    const stack = vpc({ addresses: { ipam: { poolId: "ipam-pool-1", netmaskLength: 20 } } });
    expect(blocksOf("aws_vpc", stack)).toMatchObject([{ ipv4_ipam_pool_id: "ipam-pool-1", ipv4_netmask_length: 20 }]);
    expect(blocksOf("aws_vpc", stack)[0]).not.toHaveProperty("cidr_block");
    const cidrs = blocksOf("aws_subnet", stack).map(({ cidr_block }) => String(cidr_block));
    expect(cidrs).toContainEqual(expect.stringMatching(/^\$\{cidrsubnet\(aws_vpc\..*\.cidr_block, 4, 2\)\}$/));
  });

  it("moves no subnet when a zone or a tier comes", () => {
    const before = subnetsOf(vpc());
    const after = subnetsOf(vpc({ azIds: [...zones, "use1-az6"], transitTier: true }));
    expect(after).toMatchObject(before);
    expect(after).toMatchObject({ "orders-transit-use1-az1": ["use1-az1", "10.20.68.0/28"] });
    expect(Object.keys(after)).toHaveLength(12);
  });

  it("tags subnets for those who look for them", () => {
    const stack = vpc({ owner: "platform", subnetTags: { endpoint: { "kubernetes.io/role/internal-elb": "1" } } });
    const found = blocksOf("aws_subnet", stack).find((subnet) => nameOf(subnet) === "orders-endpoint-use1-az1");
    expect(found!.tags).toEqual({
      Name: "orders-endpoint-use1-az1",
      "kafka-byoc/owner": "platform",
      "kafka-byoc/tier": "endpoint",
      "kubernetes.io/role/internal-elb": "1",
    });
  });

  it("goes out where somebody said why: brokers only", () => {
    const reason = "The operator pulls images from a public registry.";
    const nat = vpc({ egress: { kind: "nat", reason } });
    expect(blocksOf("aws_nat_gateway", nat)).toHaveLength(3);
    const byNat = blocksOf("aws_route", nat).filter((route) => "nat_gateway_id" in route);
    expect(byNat).toHaveLength(3);
    for (const { route_table_id } of byNat) expect(route_table_id).toContain("routes_broker");
    expect(subnetsOf(nat)).toMatchObject({ "orders-nat-use1-az1": ["use1-az1", "10.20.68.64/28"] });

    const destinations = ["10.0.0.0/8", "0.0.0.0/0"];
    const transit = vpc({ egress: { kind: "transit-gateway", reason, transitGatewayId: "tgw-1", destinations } });
    expect(blocksOf("aws_ec2_transit_gateway_vpc_attachment", transit)[0]!.subnet_ids).toHaveLength(3);
    const from = (tier: string): readonly unknown[] =>
      blocksOf("aws_route", transit)
        .filter(({ route_table_id }) => String(route_table_id).includes(`routes_${tier}`))
        .map(({ destination_cidr_block, transit_gateway_id }) => [destination_cidr_block, transit_gateway_id]);
    expect(from("broker")).toHaveLength(6);
    expect(from("broker")).toContainEqual(["0.0.0.0/0", "tgw-1"]);
    expect(from("endpoint")).toEqual(zones.map(() => ["10.0.0.0/8", "tgw-1"]));
    expect(from("transit")).toEqual([]);

    const firewall = vpc({ egress: { kind: "firewall", reason, endpointServiceName: "com.amazonaws.vpce.x" } });
    expect(blocksOf("aws_vpc_endpoint", firewall)).toHaveLength(3);
    expect(blocksOf("aws_route", firewall)[0]).toMatchObject({ destination_cidr_block: "0.0.0.0/0" });
  });

  it("is declared", () => {
    let network: NetworkDocument | undefined;
    synthesizedAws((stack) => {
      new TargetVpc(stack, "vpc", aVpc());
      network = declaredIn(stack, { target: "orders", region: null }).network;
    });
    expect(network?.vpcs).toHaveLength(1);
    expect(network?.vpcs[0]).toMatchObject({ name: "orders", cidrs: ["10.20.0.0/16"], existing: false });
    expect(network?.vpcs[0]?.subnets[0]).toEqual({ tier: "broker", azId: "use1-az1", cidr: "10.20.0.0/20" });
  });

  it("refuses what cannot be, all at once", () => {
    const wrong = (): unknown =>
      vpc({
        name: "the orders",
        azIds: ["us-east-1a"],
        addresses: { cidr: "10.20.0.0/12" },
        egress: { kind: "transit-gateway", reason: "why", transitGatewayId: "tgw-1", destinations: [] },
        flowLogs: { retentionDays: 30 },
      });
    expect(wrong).toThrow('name: "the orders"; write letters, digits and hyphens');
    expect(wrong).toThrow("azIds: us-east-1a is a zone's name, which is another zone in another account");
    expect(wrong).toThrow("azIds: 1 zone(s) are too few");
    expect(wrong).toThrow('addresses.cidr: "10.20.0.0/12" begins within its network: write 10.16.0.0/12.');
    expect(wrong).toThrow('egress.reason: "why"; a way out of the VPC is read by reviewers');
    expect(wrong).toThrow("egress.destinations: none;");
    expect(wrong).toThrow("flowLogs.retentionDays: 30;");
    expect(() => vpc({ addresses: { cidr: "10.0.0.0/8" } })).toThrow("AWS takes IPv4 networks of /16 to /28");
    expect(() => vpc({ addresses: { ipam: { poolId: "p", netmaskLength: 29 } } })).toThrow(
      "addresses.ipam.netmaskLength: 29; AWS takes 16 to 28",
    );
    expect(() => vpc({ addresses: { cidr: "10.20.0.0/26" } })).toThrow("need 256 addresses");
    expect(() => vpc({ subnetPrefixes: { broker: 16 } })).toThrow(
      "subnets of broker with /16 in a VPC of /16: write a whole number from 17 to 28",
    );
  });
});

function anExistingVpc(props: Partial<ExistingVpcProps> = {}): ExistingVpcProps {
  return {
    name: "landing-zone",
    vpcId: "vpc-0a",
    cidrBlocks: ["10.20.0.0/16"],
    subnets: {
      broker: { "use1-az1": { subnetId: "subnet-b1", cidr: "10.20.0.0/20" }, "use1-az2": { subnetId: "subnet-b2" } },
      endpoint: { "use1-az1": { subnetId: "subnet-e1" }, "use1-az2": { subnetId: "subnet-e2" } },
    },
    routeTableIds: { broker: ["rtb-1"] },
    ...props,
  };
}

describe("a VPC that was there before", () => {
  it("is described, and nothing is made", () => {
    let place: NetworkPlace | undefined;
    const stack = synthesizedAws((scope) => {
      place = TargetVpc.fromExisting(scope, "vpc", anExistingVpc());
    });
    expect(stack.resource).toEqual({});
    expect(place).toMatchObject({ vpcId: "vpc-0a", azIds: ["use1-az1", "use1-az2"], existing: true });
    expect(place?.subnets("broker")[0]).toEqual({ azId: "use1-az1", subnetId: "subnet-b1", cidr: "10.20.0.0/20" });
    expect(place?.subnets("transit")).toEqual([]);
    expect(place?.routeTableIds("broker")).toEqual(["rtb-1"]);
  });

  it("is asked at every plan whether names are answered in it", () => {
    const stack = synthesizedAws((scope) => TargetVpc.fromExisting(scope, "vpc", anExistingVpc()));
    const [asked] = Object.values<Readonly<Record<string, unknown>>>(JSON.parse(stack.text).data.aws_vpc);
    expect(asked).toMatchObject({
      id: "vpc-0a",
      lifecycle: {
        postcondition: [
          {
            condition: "${self.enable_dns_support}",
            error_message: expect.stringContaining("Turn enable_dns_support on."),
          },
          {
            condition: "${self.enable_dns_hostnames}",
            error_message: expect.stringContaining("Turn enable_dns_hostnames on."),
          },
        ],
      },
    });
  });

  it("is refused where the description cannot be true", () => {
    const wrong = (): unknown =>
      synthesizedAws((scope) =>
        TargetVpc.fromExisting(
          scope,
          "vpc",
          anExistingVpc({
            subnets: {
              broker: {
                "us-east-1a": { subnetId: "subnet-1", cidr: "10.21.0.0/20" },
                "use1-az2": { subnetId: "subnet-2", cidr: "10.20.0.0/20" },
              },
              endpoint: { "use1-az2": { subnetId: "subnet-2", cidr: "10.20.1.0/24" } },
            },
          }),
        ),
      );
    expect(wrong).toThrow("subnets.broker: us-east-1a is a zone's name");
    expect(wrong).toThrow("subnets.endpoint: none in us-east-1a, where brokers stand");
    expect(wrong).toThrow("subnets: subnet-2 is named twice");
    expect(wrong).toThrow("subnets.broker.us-east-1a: 10.21.0.0/20 lies in none of the VPC's networks (10.20.0.0/16)");
    expect(wrong).toThrow("subnets.broker.use1-az2: 10.20.0.0/20 overlaps subnets.endpoint.use1-az2 (10.20.1.0/24)");
  });
});
