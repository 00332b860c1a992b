import { MskCluster, type MskClusterProps } from "../../../src/constructs/target-cluster/msk-cluster";
import { declaredIn } from "../../../src/constructs/network/declared";
import { edgesOf, type RolePorts } from "../../../src/network/matrix";
import { aListenerPlan, anAuthority, aPathSecurity, aPlaceIn, resolved, synthesizedCloud } from "../../builders/cloud";
import { aPlace } from "../../builders/network-place";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

const aCluster = (props: Partial<MskClusterProps> = {}): MskClusterProps => ({
  name: "orders",
  kafkaVersion: "4.1.x",
  place: aPlace(),
  security: aPathSecurity,
  instanceType: "kafka.m7g.large",
  storageGib: 1000,
  kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
  authentication: ["SCRAM-SHA-512"],
  ...props,
});

const synthesized = (props: Partial<MskClusterProps> = {}): Synthesized =>
  synthesizedCloud((stack) => new MskCluster(stack, "cluster", aCluster(props)));

describe("a cluster of Amazon MSK", () => {
  it("speaks TLS alone, is not public, lets in nobody without a name, and encrypts what it keeps", () => {
    const [cluster] = blocksOf("aws_msk_cluster", synthesized());
    expect(cluster).toMatchObject({
      cluster_name: "orders",
      kafka_version: "4.1.x",
      number_of_broker_nodes: 3,
      broker_node_group_info: {
        instance_type: "kafka.m7g.large",
        client_subnets: ["subnet-broker-0", "subnet-broker-1", "subnet-broker-2"],
        security_groups: ["sg-broker"],
        connectivity_info: { public_access: { type: "DISABLED" } },
        storage_info: { ebs_storage_info: { volume_size: 1000 } },
      },
      client_authentication: { unauthenticated: false, sasl: { iam: false, scram: true } },
      encryption_info: {
        encryption_at_rest_kms_key_arn: "arn:aws:kms:us-east-1:111122223333:key/k",
        encryption_in_transit: { client_broker: "TLS", in_cluster: true },
      },
      logging_info: { broker_logs: { cloudwatch_logs: { enabled: true } } },
      open_monitoring: {
        prometheus: { jmx_exporter: { enabled_in_broker: true }, node_exporter: { enabled_in_broker: true } },
      },
      lifecycle: { prevent_destroy: true },
      tags: { Name: "orders", "kafka-byoc/path": "data" },
    });
    expect(cluster?.["client_authentication"]).not.toHaveProperty("tls");
    expect(blocksOf("aws_cloudwatch_log_group", synthesized())[0]).toMatchObject({
      retention_in_days: 365,
      kms_key_id: "arn:aws:kms:us-east-1:111122223333:key/k",
    });
  });

  it("makes no topics by itself, asks for ACLs and forgets idle connections in time", () => {
    const [configuration] = blocksOf(
      "aws_msk_configuration",
      synthesized({ configs: { "log.retention.hours": "72" } }),
    );
    expect(configuration).toMatchObject({ kafka_versions: ["4.1.x"] });
    expect(String(configuration?.["server_properties"]).split("\n")).toEqual([
      "allow.everyone.if.no.acl.found=false",
      "auto.create.topics.enable=false",
      "connections.max.idle.ms=300000",
      "default.replication.factor=3",
      "log.retention.hours=72",
      "min.insync.replicas=2",
      "offsets.topic.replication.factor=3",
      "transaction.state.log.min.isr=2",
      "transaction.state.log.replication.factor=3",
      "unclean.leader.election.enable=false",
    ]);
  });

  it("offers itself to other networks by MSK's own PrivateLink where that is asked for", () => {
    const [cluster] = blocksOf(
      "aws_msk_cluster",
      synthesized({ multiVpc: true, authentication: ["SCRAM-SHA-512", "AWS_MSK_IAM"] }),
    );
    expect(cluster).toMatchObject({
      broker_node_group_info: {
        connectivity_info: {
          vpc_connectivity: { client_authentication: { sasl: { iam: true, scram: true }, tls: false } },
        },
      },
    });
    expect(() => synthesized({ multiVpc: true, connectionsMaxIdleMs: 600_000 })).toThrow("PrivateLink forgets them");
    expect(() => synthesized({ connectionsMaxIdleMs: 600_000 })).not.toThrow();
  });

  it.each([
    ["SCRAM-SHA-512" as const, 9096, "bootstrap_brokers_sasl_scram"],
    ["AWS_MSK_IAM" as const, 9098, "bootstrap_brokers_sasl_iam"],
    ["mTLS" as const, 9094, "bootstrap_brokers_tls"],
  ])("tells waves where to begin with %s", (way, port, attribute) => {
    synthesizedCloud((stack) => {
      const cluster = new MskCluster(
        stack,
        "cluster",
        aCluster({ authentication: [way], clientAuthority: anAuthority({ purpose: "clients" }) }),
      );
      expect(cluster.brokerPort).toBe(port);
      expect(resolved(stack, cluster.bootstrapServers)).toContain(`.${attribute})`);
      expect(cluster.profile).toBe("msk-provisioned@4.1");
      expect(cluster.brokers).toEqual([
        { nodeId: 1, azId: "use1-az1" },
        { nodeId: 2, azId: "use1-az2" },
        { nodeId: 3, azId: "use1-az4" },
      ]);
    });
  });

  it("is proved by the addresses that the apply tells, since MSK names its brokers itself", () => {
    synthesizedCloud((stack) => {
      new MskCluster(stack, "cluster", aCluster());
      const { servers } = declaredIn(stack, { target: "orders", region: null }).expectations;
      expect(servers).toMatchObject([{ name: "orders", path: "data", from: ["target"], layer: "tls" }]);
    });
    const [output] = Object.values(synthesized().output);
    expect(output?.value).toMatch(/^\$\{try\(join\(",", split\(",", aws_msk_cluster\..*_sasl_scram\)\), ""\)\}$/);
  });

  it("trusts clients' certificates of the authority that is named", () => {
    const clients = anAuthority({ purpose: "clients" });
    expect(
      blocksOf("aws_msk_cluster", synthesized({ authentication: ["mTLS"], clientAuthority: clients }))[0],
    ).toMatchObject({ client_authentication: { tls: { certificate_authority_arns: [clients.arn] } } });
    expect(() => synthesized({ authentication: ["mTLS"] })).toThrow(
      "clientAuthority: is missing, and mTLS is asked for",
    );
    expect(() => synthesized({ authentication: ["mTLS"], clientAuthority: anAuthority() })).toThrow(
      "certificates of clients are wanted",
    );
  });

  it("may be thrown away where somebody says so", () => {
    expect(blocksOf("aws_msk_cluster", synthesized({ disposable: true }))[0]).not.toHaveProperty("lifecycle");
  });

  it("is refused where no security group opens a port that MSK listens on", () => {
    const edges = edgesOf({ roles: ["replicator", "broker"], ports: { brokerInternal: 9096 } });
    const security = { ...aPathSecurity, edges };
    expect(() => synthesized({ security })).not.toThrow();
    expect(() => synthesized({ security, authentication: ["SCRAM-SHA-512", "AWS_MSK_IAM"] })).toThrow(
      "security: no edge to broker opens 9098, where the brokers listen for clients: everybody would time out. Make the matrix with ports: { broker: 9098, brokerInternal: 9098 } (edgesOf).",
    );
  });

  it("is refused where a scraper takes part that does not reach MSK's exporters", () => {
    const edges = (ports: Partial<RolePorts>) =>
      edgesOf({ roles: ["replicator", "broker", "scraper"], ports: { brokerInternal: 9096, ...ports } });
    const watched = (ports: Partial<RolePorts>) => () =>
      synthesized({ security: { ...aPathSecurity, edges: edges(ports) } });
    expect(watched({})).toThrow(
      'security: no edge scraper→broker opens 11001 (the JMX exporter) and 11002 (the node exporter), where MSK offers metrics: the scraper would see none. Make the matrix with ports: { brokerMetrics: [{ protocol: "tcp", from: 11001, to: 11002 }] } (edgesOf).',
    );
    expect(watched({ metrics: 11001 })).toThrow("opens 11002 (the node exporter), where MSK offers metrics");
    expect(watched({ brokerMetrics: [{ protocol: "tcp", from: 11001, to: 11002 }] })).not.toThrow();
  });

  it("is refused behind listeners of ours, which it cannot advertise", () => {
    expect(() => synthesized({ listeners: aListenerPlan() })).toThrow(
      "listeners: MSK's brokers advertise their own names and ports, which Terraform cannot set: clients would reach the bootstrap of the load balancer and then nothing. Leave the plan out and set multiVpc, or use peering or a transit gateway.",
    );
  });

  it("is refused in one zone, on burstable or Express brokers, and in versions that MSK does not name so", () => {
    expect(() => synthesized({ place: aPlaceIn(["use1-az1"]) })).toThrow("MSK takes one in each of 2 or 3 zones");
    expect(() => synthesized({ instanceType: "kafka.t3.small", multiVpc: true })).toThrow(
      "kafka.t3.small has no credits left under load, and no multi-VPC connectivity",
    );
    expect(() => synthesized({ instanceType: "express.m7g.large" })).toThrow("of Express brokers");
    expect(() => synthesized({ kafkaVersion: "3.6.0" })).toThrow('kafkaVersion: "3.6.0" is no target');
    expect(() => synthesized({ brokersPerZone: 11 })).toThrow("33 brokers; MSK gives a cluster 30 by default");
    expect(() => synthesized({ configs: { "advertised.listeners": "x" } })).toThrow(
      "advertised.listeners is MSK's own",
    );
    expect(() => synthesized({ authentication: [] })).toThrow("authentication: there is none");
  });
});
