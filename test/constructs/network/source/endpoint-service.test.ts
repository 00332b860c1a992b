import { type PrivateSource } from "../../../../src/constructs/network/source/private-source";
import { synthesizedSource } from "../../../builders/source-endpoint";
import { blocksOf } from "../../../builders/synthesized";

function aService(source: Partial<PrivateSource<"endpoint-service">> = {}): PrivateSource<"endpoint-service"> {
  return {
    kind: "endpoint-service",
    serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0fedcba9876543210",
    azIds: ["use1-az1", "use1-az2"],
    protocol: "SASL_SSL",
    zone: "kafka.old.example.com",
    bootstrap: { host: "bootstrap.kafka.old.example.com", port: 9093 },
    brokers: [
      { host: "b1.kafka.old.example.com", port: 9101 },
      { host: "b2.kafka.old.example.com", port: 9102 },
    ],
    ...source,
  };
}

describe("the way to a source behind an endpoint service of its own", () => {
  it("has a name for the bootstrap and each broker, which all lead to the endpoint", () => {
    const { stack, way } = synthesizedSource(aService());
    expect(blocksOf("aws_vpc_endpoint", stack)).toMatchObject([
      { subnet_ids: ["subnet-endpoint-0", "subnet-endpoint-1"], private_dns_enabled: false },
    ]);
    expect(
      blocksOf("aws_route53_record", stack)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["b1.kafka.old.example.com", "b2.kafka.old.example.com", "bootstrap.kafka.old.example.com"]);
    expect(way.bootstrapServers).toBe("bootstrap.kafka.old.example.com:9093");
    expect(way.ports.map(({ from }) => from)).toEqual([9093, 9101, 9102]);
    expect(stack.warnings.join("\n")).toContain(
      "The source's brokers must advertise the names of kafka.old.example.com",
    );
  });

  it("lets brokers share a port where each has the endpoint of its own zone", () => {
    const { stack } = synthesizedSource(
      aService({
        brokers: [
          { host: "b1.kafka.old.example.com", port: 9094, azId: "use1-az1" },
          { host: "b2.kafka.old.example.com", port: 9094, azId: "use1-az2" },
        ],
      }),
    );
    const zonal = blocksOf("aws_route53_record", stack).filter(({ records }) =>
      String(records).includes("availability_zone"),
    );
    expect(zonal.map(({ name }) => name).sort()).toEqual(["b1.kafka.old.example.com", "b2.kafka.old.example.com"]);
  });

  it("reaches a service of another region", () => {
    const serviceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0fedcba9876543210";
    const { stack } = synthesizedSource(aService({ serviceName, serviceRegion: "eu-west-1" }));
    expect(blocksOf("aws_vpc_endpoint", stack)).toMatchObject([{ service_region: "eu-west-1" }]);
    expect(() => synthesizedSource(aService({ serviceName }))).toThrow("source.serviceName is of eu-west-1");
  });

  it("refuses brokers that an endpoint cannot tell apart", () => {
    const brokers = [
      { host: "b1.kafka.old.example.com", port: 9094 },
      { host: "b2.kafka.old.example.com", port: 9094 },
    ];
    expect(() => synthesizedSource(aService({ brokers }))).toThrow(
      "source.brokers: b1.kafka.old.example.com, b2.kafka.old.example.com all lead to the endpoint in every zone, port 9094, which cannot tell them apart",
    );
  });

  it("refuses names outside its zone, zones of brokers that have no endpoint, and plaintext", () => {
    expect(() => synthesizedSource(aService({ zone: "example.org" }))).toThrow(
      "source: bootstrap.kafka.old.example.com does not lie in the zone example.org",
    );
    expect(() =>
      synthesizedSource(aService({ brokers: [{ host: "b1.kafka.old.example.com", port: 9094, azId: "use1-az4" }] })),
    ).toThrow("b1.kafka.old.example.com is in use1-az4, which is not among source.azIds (use1-az1, use1-az2)");
    const plain = { ...aService(), ...JSON.parse('{"protocol":"PLAINTEXT"}') };
    expect(() => synthesizedSource(plain)).toThrow('source.protocol "PLAINTEXT" is not offered');
  });

  it("refuses HTTP's port", () => {
    expect(() =>
      synthesizedSource(aService({ bootstrap: { host: "bootstrap.kafka.old.example.com", port: 80 } })),
    ).toThrow("source: bootstrap.kafka.old.example.com:80 is HTTP, where Kafka never listens");
  });
});
