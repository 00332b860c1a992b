import { S3Backend, TerraformStack } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { AutoMqProvider } from "../../../src/constructs/target-cluster/automq/provider";
import { AutoMqCluster, type AutoMqClusterProps } from "../../../src/constructs/target-cluster/automq-cluster";
import { declaredIn } from "../../../src/constructs/network/declared";
import { aListenerPlan, aPathSecurity, aPlaceIn, resolved, synthesizedCloud } from "../../builders/cloud";
import { aPlace } from "../../builders/network-place";
import { blocksOf, type Synthesized, synthesizedApp } from "../../builders/synthesized";

const aCluster = (props: Partial<AutoMqClusterProps> = {}): AutoMqClusterProps => ({
  name: "orders",
  environmentId: "env-1",
  version: "1.6.2",
  place: aPlace(),
  security: aPathSecurity,
  units: 6,
  dnsZone: { id: "Z1", name: "automq.example.com" },
  authentication: ["SCRAM-SHA-512"],
  brokerPort: 9103,
  certificate: { authority: "CA", chain: "CHAIN", names: ["*.automq.example.com"] },
  acceptKeyInState: { by: "Ada", reason: "The provider has no other way.", expires: "2027-06-30" },
  now: new Date("2026-11-21T00:00:00Z"),
  ...props,
});

const synthesized = (
  props: Partial<AutoMqClusterProps> = {},
  encrypt = true,
  seen: (cluster: AutoMqCluster, stack: TerraformStack) => void = () => undefined,
): Synthesized =>
  synthesizedApp((app) => {
    const stack = new TerraformStack(app, "target");
    new S3Backend(stack, { bucket: "state", key: "target", region: "us-east-1", encrypt });
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    new AutoMqProvider(stack, "automq", { endpoint: "http://console.example:8080" });
    seen(new AutoMqCluster(stack, "cluster", aCluster(props)), stack);
    return stack;
  });

describe("a cluster of AutoMQ", () => {
  it("speaks TLS alone, knows its clients, encrypts its storage and stands in three zones by their names", () => {
    const stack = synthesized({ dataBucket: "orders-data" });
    const [instance] = blocksOf("automq_kafka_instance", stack);
    expect(instance).toMatchObject({
      environment_id: "env-1",
      name: "orders",
      version: "1.6.2",
      compute_specs: {
        deploy_type: "IAAS",
        reserved_aku: 6,
        security_groups: ["sg-broker"],
        dns_zone: "Z1",
        data_buckets: [{ bucket_name: "orders-data" }],
      },
      features: {
        wal_mode: "S3WAL",
        security: {
          authentication_methods: ["sasl"],
          transit_encryption_modes: ["tls"],
          data_encryption_mode: "CPMK",
          tls_hostname_validation_enabled: true,
          certificate_authority: "CA",
          certificate_chain: "CHAIN",
          private_key: "${var.broker_key_orders}",
        },
        instance_configs: { "auto.create.topics.enable": "false", "connections.max.idle.ms": "300000" },
      },
      lifecycle: { prevent_destroy: true },
    });
    const { networks } = instance?.["compute_specs"] as { networks: { zone: string; subnets: string[] }[] };
    expect(networks.map(({ subnets }) => subnets)).toEqual([
      ["subnet-broker-0"],
      ["subnet-broker-1"],
      ["subnet-broker-2"],
    ]);
    expect(networks[0]?.zone).toMatch(/^\$\{data\.aws_availability_zone\..*\.name\}$/);
  });

  it("gets its key by a sensitive variable without a default, and a warning names who answers for it", () => {
    const stack = synthesized();
    expect(stack.variable["broker_key_orders"]).toMatchObject({ type: "string", sensitive: true, nullable: false });
    expect(stack.variable["broker_key_orders"]).not.toHaveProperty("default");
    expect(stack.warnings).toEqual([
      "The state holds the brokers' private key; Ada answers for it until 2027-06-30: The provider has no other way.",
    ]);
  });

  it("names its provider, whose keys are in no file", () => {
    const stack = synthesized();
    expect(stack.provider["automq"]).toEqual([{ automq_byoc_endpoint: "http://console.example:8080" }]);
    expect(stack.terraform["required_providers"]).toMatchObject({
      automq: { source: "automq/automq", version: "~> 0.4.4" },
    });
  });

  it("tells waves where to begin once it is there", () => {
    synthesized({}, true, (cluster, stack) => {
      expect(resolved(stack, cluster.bootstrapServers)).toMatch(
        /^\$\{split\(",", one\(\[for endpoint in automq_kafka_instance\.\w+\.endpoints : endpoint\.bootstrap_servers if endpoint\.network_type == "VPC" && startswith\(endpoint\.protocol, "SASL_SSL"\)\]\)\)\}$/,
      );
      const { servers } = declaredIn(stack, { target: "orders", region: null }).expectations;
      expect(servers).toMatchObject([{ name: "orders", path: "data", from: ["target"], layer: "tls" }]);
      expect(cluster.profile).toBe("automq@1.6");
      expect(cluster.listeners).toBeNull();
    });
  });

  it("is refused where nobody answers for the key, no longer answers, or the state lies in the clear", () => {
    const { acceptKeyInState, ...rest } = aCluster();
    expect(acceptKeyInState).toBeDefined();
    expect(() => synthesizedCloud((stack) => new AutoMqCluster(stack, "cluster", rest))).toThrow(
      "automq_kafka_instance.features.security.private_key would put a private key into Terraform's state",
    );
    expect(() => synthesized({ now: new Date("2027-07-01T00:00:00Z") })).toThrow(
      "Ada answered for the key until 2027-06-30, which is past: roll the key, and have it accepted anew.",
    );
    expect(() => synthesized({ acceptKeyInState: { by: " ", reason: "", expires: "soon" } })).toThrow(
      /acceptKeyInState\.by: is empty[\s\S]*acceptKeyInState\.reason: is empty[\s\S]*"soon" is no day/,
    );
    expect(() => synthesized({}, false)).toThrow(
      /its state holds a private key, and its backend keeps it in the clear/,
    );
    expect(() =>
      synthesizedCloud((stack) => {
        new AutoMqProvider(stack, "automq", { endpoint: "http://console.example:8080" });
        new AutoMqCluster(stack, "cluster", aCluster());
      }),
    ).toThrow(/keeps it in the clear/);
  });

  it("is refused behind listeners of ours, in two zones, too small, or with a certificate for other names", () => {
    expect(() => synthesized({ listeners: aListenerPlan() })).toThrow(
      "AutoMQ makes its brokers' names, ports and load balancer by itself",
    );
    expect(() => synthesized({ place: aPlaceIn(["use1-az1", "use1-az2"]) })).toThrow(
      "AutoMQ takes one in each of 3 zones",
    );
    expect(() => synthesized({ units: 2 })).toThrow("units: 2 is not possible: write 3 to 500");
    expect(() => synthesized({ certificate: { authority: "CA", chain: "C", names: ["kafka.example.com"] } })).toThrow(
      'certificate.names: kafka.example.com lie outside automq.example.com, where AutoMQ writes its brokers\' names: clients would end with "No name matching"',
    );
    expect(() =>
      synthesized({
        certificate: { authority: "CA", chain: "-----BEGIN PRIVATE KEY-----", names: ["*.automq.example.com"] },
      }),
    ).toThrow("certificate.chain: holds a private key");
    expect(() => synthesized({ security: { ...aPathSecurity, edges: [] } })).toThrow(
      "security: no edge to broker opens 9103",
    );
    expect(() => synthesized({ connectionsMaxIdleMs: 540_000 })).toThrow("PrivateLink forgets them after 350 s");
  });
});
