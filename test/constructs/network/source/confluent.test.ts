import { type PrivateSource } from "../../../../src/constructs/network/source/private-source";
import { SourceEndpoint } from "../../../../src/constructs/network/source-endpoint";
import { aPlace } from "../../../builders/network-place";
import { aConfluentSource, aSourceEndpoint, synthesizedSource } from "../../../builders/source-endpoint";
import { blocksOf } from "../../../builders/synthesized";
import { synthesizedAws } from "../../../builders/synthesized-aws";

const service = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
const refusal =
  (source: PrivateSource, props = {}) =>
  () =>
    synthesizedSource(source, props);

function anAttachment(source: Partial<PrivateSource<"confluent-platt">> = {}): PrivateSource<"confluent-platt"> {
  return {
    kind: "confluent-platt",
    serviceName: service,
    azIds: ["use1-az1", "use1-az2", "use1-az3"],
    dnsDomain: "us-east-1.aws.private.confluent.cloud",
    bootstrap: { host: "lkc-orders.us-east-1.aws.private.confluent.cloud", port: 9092 },
    ...source,
  };
}

function aGateway(
  source: Partial<PrivateSource<"confluent-ingress-gateway">> = {},
): PrivateSource<"confluent-ingress-gateway"> {
  return { kind: "confluent-ingress-gateway", serviceName: service, azIds: ["use1-az1", "use1-az2"], ...source };
}

describe("the way to a dedicated cluster of Confluent Cloud", () => {
  it("is an endpoint in the source's zones, without a policy and without private DNS", () => {
    const { stack } = synthesizedSource(aConfluentSource());
    expect(blocksOf("aws_vpc_endpoint", stack)).toEqual([
      {
        vpc_id: "vpc-0a",
        vpc_endpoint_type: "Interface",
        service_name: service,
        subnet_ids: ["subnet-endpoint-0", "subnet-endpoint-1", "subnet-endpoint-2"],
        security_group_ids: ["sg-source-endpoint"],
        private_dns_enabled: false,
        tags: { Name: "source orders-prod", "kafka-byoc/path": "data", "kafka-byoc/until": "2027-03-31" },
        lifecycle: { prevent_destroy: true },
      },
    ]);
  });

  it("has names for all brokers and for those of each zone, which lead to the endpoint's address there", () => {
    const { stack, network } = synthesizedSource(aConfluentSource());
    expect(blocksOf("aws_route53_zone", stack)).toMatchObject([
      {
        name: "abc123.us-east-1.aws.confluent.cloud",
        vpc: [{ vpc_id: "vpc-0a" }],
        lifecycle: { prevent_destroy: true, ignore_changes: ["vpc"] },
      },
    ]);
    const records = blocksOf("aws_route53_record", stack);
    expect(records.map(({ name, type, ttl }) => [name, type, ttl])).toEqual([
      ["*.abc123.us-east-1.aws.confluent.cloud", "CNAME", 60],
      ["*.use1-az1.abc123.us-east-1.aws.confluent.cloud", "CNAME", 60],
      ["*.use1-az2.abc123.us-east-1.aws.confluent.cloud", "CNAME", 60],
      ["*.use1-az4.abc123.us-east-1.aws.confluent.cloud", "CNAME", 60],
    ]);
    const [all, zonal] = records.map((record) => String(record.records));
    expect(all).toMatch(/^\$\{aws_vpc_endpoint\.\w+\.dns_entry\[0\]\.dns_name\}$/);
    expect(zonal).toMatch(
      /^\$\{replace\(aws_vpc_endpoint\.\w+\.dns_entry\[0\]\.dns_name, "\/\^\(\[\^\.\]\+\)\/", "\$1-\$\{data\.aws_availability_zone\.[\w-]+\.name\}"\)\}$/,
    );
    expect(network.zones).toHaveLength(1);
    expect(network.sources).toEqual([{ kind: "confluent-dedicated", name: "orders-prod", keepUntil: "2027-03-31" }]);
  });

  it("has one name alone where the cluster is in one zone", () => {
    const { stack } = synthesizedSource(aConfluentSource({ azIds: ["use1-az2"] }));
    expect(blocksOf("aws_route53_record", stack)).toMatchObject([{ name: "*.abc123.us-east-1.aws.confluent.cloud" }]);
    expect(blocksOf("aws_vpc_endpoint", stack)).toMatchObject([{ subnet_ids: ["subnet-endpoint-1"] }]);
  });

  it("is proved by its bootstrap, which must be private and answer over TLS, and by its endpoint's state", () => {
    const { expectations } = synthesizedSource(aConfluentSource());
    const host = "lkc-orders.abc123.us-east-1.aws.confluent.cloud";
    expect(expectations.names).toEqual([{ host, from: ["target"], resolvesTo: "private", ttlSeconds: 60 }]);
    expect(expectations.ports).toEqual([
      { host, port: 9092, path: "data", role: "source-endpoint", from: ["target"], layer: "tls" },
    ]);
    expect(expectations.certificates).toEqual([{ host, port: 9092, from: ["target"], names: [host] }]);
    expect(expectations.endpoints).toEqual([
      {
        name: "source orders-prod",
        id: { output: expect.stringMatching(/endpoint-id/) },
        state: { output: expect.stringMatching(/endpoint-state/) },
      },
    ]);
  });

  it("takes an endpoint and a zone that are there already", () => {
    const { stack } = synthesizedSource(
      aConfluentSource({ existingEndpointId: "vpce-0abc", existingZoneId: "Z0123456789" }),
    );
    expect(blocksOf("aws_vpc_endpoint", stack)).toEqual([]);
    expect(blocksOf("aws_route53_zone", stack)).toEqual([]);
    expect(blocksOf("aws_route53_record", stack)).toEqual([]);
    expect(stack.text).toContain('"id": "vpce-0abc"');
  });

  it.each([
    [
      "confluent.cloud",
      "the private zone confluent.cloud would swallow glb.confluent.cloud, which must be answered in public",
    ],
    ["glb.confluent.cloud", "the private zone glb.confluent.cloud would swallow glb.confluent.cloud"],
    [
      "us-east-1.aws.glb.confluent.cloud",
      "the private zone us-east-1.aws.glb.confluent.cloud would swallow lkc-orders.us-east-1.aws.glb.confluent.cloud",
    ],
    ["abc123.eu-west-1.aws.confluent.cloud", "is not of us-east-1: PrivateLink to Confluent Cloud stays in one region"],
    [
      "kafka.example.com",
      "is not Confluent Cloud's: copy the DNS domain of its network, such as abc123.us-east-1.aws.confluent.cloud",
    ],
    ["ABC.confluent.cloud", "has capital letters: write abc.confluent.cloud"],
  ])("refuses the zone %s", (dnsDomain, message) => {
    const bootstrap = { host: "lkc-orders.us-east-1.aws.glb.confluent.cloud", port: 9092 };
    expect(refusal(aConfluentSource({ dnsDomain, bootstrap }))).toThrow(message);
  });

  it("takes a bootstrap that is answered in public, and says that DNS firewalls must let it through", () => {
    const bootstrap = { host: "lkc-orders.us-east-1.aws.glb.confluent.cloud", port: 9092 };
    const { stack, expectations } = synthesizedSource(aConfluentSource({ bootstrap }));
    expect(stack.warnings.join("\n")).toContain("a DNS firewall must let *.glb.confluent.cloud through");
    expect(expectations.names).toEqual([{ host: bootstrap.host, from: ["target"], resolvesTo: "private" }]);
  });

  it("refuses all that is wrong with the service at once", () => {
    const wrong = refusal(
      aConfluentSource({
        serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
        azIds: ["us-east-1a", "use1-az5"],
        bootstrap: { host: "kafka.example.com", port: 9093 },
      }),
    );
    expect(wrong).toThrow("us-east-1a is a zone's name");
    expect(wrong).toThrow("source.azIds: us-east-1a, use1-az5 has no endpoint subnet in orders");
    expect(wrong).toThrow("source.serviceName is of eu-west-1 and orders lies in us-east-1");
    expect(wrong).toThrow('source.bootstrap "kafka.example.com" lies neither in abc123.us-east-1.aws.confluent.cloud');
    expect(wrong).toThrow("port 9093 is not Confluent Cloud's");
  });

  it("opens 443 only where the REST API is asked for, and never 80", () => {
    expect(synthesizedSource(aConfluentSource()).way.ports.map(({ from }) => from)).toEqual([9092]);
    expect(synthesizedSource(aConfluentSource({ rest: true })).way.ports.map(({ from }) => from)).toEqual([9092, 443]);
  });
});

describe("the way to an attachment of Confluent Cloud", () => {
  it("lies in the zones that both have, and says what to do after the apply", () => {
    const { stack } = synthesizedSource(anAttachment());
    expect(blocksOf("aws_vpc_endpoint", stack)).toMatchObject([
      { subnet_ids: ["subnet-endpoint-0", "subnet-endpoint-1"] },
    ]);
    expect(blocksOf("aws_route53_record", stack).map(({ name }) => name)).toEqual([
      "*.us-east-1.aws.private.confluent.cloud",
      "*.use1-az1.us-east-1.aws.private.confluent.cloud",
      "*.use1-az2.us-east-1.aws.private.confluent.cloud",
    ]);
    expect(stack.warnings.join("\n")).toContain("Tell Confluent Cloud the endpoint's id after the apply");
  });

  it("refuses two environments in one VPC, since the domain is the region's", () => {
    const two = (): unknown =>
      synthesizedAws((stack) => {
        new SourceEndpoint(stack, "one", aSourceEndpoint(anAttachment(), { name: "one" }));
        new SourceEndpoint(stack, "other", aSourceEndpoint(anAttachment(), { name: "other" }));
      });
    expect(two).toThrow(
      "us-east-1.aws.private.confluent.cloud would be 2 times in vpc-0a (foundation/one, foundation/other)",
    );
  });

  it("refuses a service that shares no zone with the network", () => {
    expect(refusal(anAttachment({ azIds: ["use1-az5", "use1-az6"] }))).toThrow(
      "the service is offered in use1-az5, use1-az6 and the consumer has subnets in use1-az1, use1-az2, use1-az4: none is common",
    );
  });
});

describe("the way to an ingress gateway of Confluent Cloud", () => {
  const accessPoint = {
    dnsDomain: "ap123abc.us-east-1.aws.accesspoint.confluent.cloud",
    bootstrap: { host: "lkc-orders.ap123abc.us-east-1.aws.accesspoint.confluent.cloud", port: 9092 },
  };

  it("begins with the endpoint alone, for which the access point is made", () => {
    const { stack, way } = synthesizedSource(aGateway());
    expect(blocksOf("aws_vpc_endpoint", stack)).toHaveLength(1);
    expect(blocksOf("aws_route53_zone", stack)).toEqual([]);
    expect(way.bootstrapServers).toBeNull();
    expect(way.endpoints).toEqual([]);
    expect(stack.warnings.join("\n")).toContain("The endpoint comes first: make an access point with its id");
  });

  it("gets the zone of its access point, with one name for all brokers", () => {
    const { stack, way } = synthesizedSource(aGateway({ accessPoint }));
    expect(blocksOf("aws_route53_record", stack).map(({ name }) => name)).toEqual([`*.${accessPoint.dnsDomain}`]);
    expect(way.bootstrapServers).toBe(`${accessPoint.bootstrap.host}:9092`);
    expect(stack.warnings.join("\n")).not.toContain("The endpoint comes first");
  });

  it("refuses a zone without the access point that names it", () => {
    expect(refusal(aGateway({ existingZoneId: "Z0123" }), { place: aPlace() })).toThrow(
      "source.existingZoneId: a zone needs the access point that it is named after",
    );
  });
});
