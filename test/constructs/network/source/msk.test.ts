import {
  MskSourcePolicy,
  type MskSourcePolicyProps,
} from "../../../../src/constructs/network/source/msk-source-policy";
import { type MskClusterFacts } from "../../../../src/constructs/network/source/msk-multi-vpc";
import { type PrivateSource, sourcePorts } from "../../../../src/constructs/network/source/private-source";
import { synthesizedSource } from "../../../builders/source-endpoint";
import { blocksOf, type Synthesized } from "../../../builders/synthesized";
import { synthesizedAws } from "../../../builders/synthesized-aws";

const clusterArn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/01234567-89ab-cdef-0123-456789abcdef-1";

function aCluster(cluster: Partial<MskClusterFacts> = {}): MskClusterFacts {
  return {
    kafkaVersion: "3.6.0",
    instanceType: "kafka.m5.large",
    unauthenticated: false,
    allowEveryoneIfNoAclFound: false,
    azIds: ["use1-az1", "use1-az2", "use1-az4"],
    multiVpc: "on",
    ...cluster,
  };
}

function aConnection(source: Partial<PrivateSource<"msk-multi-vpc">> = {}): PrivateSource<"msk-multi-vpc"> {
  return { kind: "msk-multi-vpc", clusterArn, authentication: "SASL_SCRAM", cluster: aCluster(), ...source };
}

function aNeighbour(source: Partial<PrivateSource<"msk-same-vpc">> = {}): PrivateSource<"msk-same-vpc"> {
  return { kind: "msk-same-vpc", clusterArn, authentication: "TLS", securityGroupId: "sg-msk", ...source };
}

describe("the way to an MSK cluster with multi-VPC connectivity", () => {
  it("is a managed connection from every zone of the cluster, whose bootstrap only the apply knows", () => {
    const { stack, way } = synthesizedSource(aConnection());
    expect(blocksOf("aws_msk_vpc_connection", stack)).toEqual([
      {
        authentication: "SASL_SCRAM",
        target_cluster_arn: clusterArn,
        vpc_id: "vpc-0a",
        client_subnets: ["subnet-endpoint-0", "subnet-endpoint-1", "subnet-endpoint-2"],
        security_groups: ["sg-source-endpoint"],
        tags: { Name: "source orders-prod", "kafka-byoc/path": "data", "kafka-byoc/until": "2027-03-31" },
        lifecycle: { prevent_destroy: true },
      },
    ]);
    expect(stack.text).toContain("bootstrap_brokers_vpc_connectivity_sasl_scram");
    expect(way.endpoints).toEqual([]);
    expect(stack.warnings).toEqual([]);
  });

  it.each([
    ["SASL_IAM" as const, "bootstrap_brokers_vpc_connectivity_sasl_iam"],
    ["TLS" as const, "bootstrap_brokers_vpc_connectivity_tls"],
  ])("tells the bootstrap of %s", (authentication, attribute) => {
    const values = Object.values(synthesizedSource(aConnection({ authentication })).stack.output).map(
      ({ value }) => value,
    );
    expect(values).toContainEqual(expect.stringMatching(new RegExp(`\\.${attribute}\\}$`)));
  });

  it("is proved by what the apply tells where nobody else does", () => {
    const { expectations, stack } = synthesizedSource(aConnection());
    const [servers] = expectations.servers;
    expect(expectations.servers).toEqual([
      {
        name: "source orders-prod",
        servers: { output: expect.stringContaining("bootstrap-servers") },
        path: "data",
        role: "source-endpoint",
        from: ["target"],
        layer: "tls",
        resolvesTo: "private",
      },
    ]);
    const output = servers !== undefined && "output" in servers.servers ? servers.servers.output : "";
    expect(stack.output[output]?.value).toMatch(/bootstrap_brokers_vpc_connectivity_sasl_scram\}$/);
  });

  it("is proved by its bootstrap where the source's owner has told it", () => {
    const bootstrap = [{ host: "b-1.scram.orders.abc.c2.kafka.us-east-1.amazonaws.com", port: 14001 }];
    const { expectations, way } = synthesizedSource(aConnection({ bootstrap }));
    expect(way.bootstrapServers).toBe("b-1.scram.orders.abc.c2.kafka.us-east-1.amazonaws.com:14001");
    expect(expectations.ports).toMatchObject([{ port: 14001, layer: "tls", from: ["target"] }]);
    expect(expectations.servers).toEqual([]);
  });

  it("uses the ports of managed connections", () => {
    expect(sourcePorts(aConnection())).toEqual([{ protocol: "tcp", from: 14001, to: 14100 }]);
  });

  it("warns where the source must still turn it on, since its brokers restart", () => {
    const { stack } = synthesizedSource(aConnection({ cluster: aCluster({ multiVpc: "off" }) }));
    expect(stack.warnings.join("\n")).toContain("its brokers restart one after the other");
    expect(stack.warnings.join("\n")).toContain("Do it before the freeze, never inside a wave.");
  });

  it.each([
    [{ kafkaVersion: "2.6.2" }, "source.cluster.kafkaVersion 2.6.2: multi-VPC connectivity begins with 2.7.1"],
    [{ kafkaVersion: "2.7.0" }, "source.cluster.kafkaVersion 2.7.0"],
    [{ kafkaVersion: "latest" }, "source.cluster.kafkaVersion latest"],
    [{ instanceType: "kafka.t3.small" }, "kafka.t3.small takes no VPC connections: enlarge the brokers"],
    [{ unauthenticated: true }, "source.cluster.unauthenticated is true"],
    [{ allowEveryoneIfNoAclFound: true }, "with SASL_SCRAM MSK demands ACLs and allow.everyone.if.no.acl.found=false"],
    [{ azIds: ["use1-az1", "use1-az6"] }, "source.cluster.azIds: use1-az6 has no endpoint subnet in orders"],
    [{ azIds: [] }, "source.cluster.azIds is empty"],
  ])("refuses a cluster that AWS would refuse: %j", (cluster, message) => {
    expect(() => synthesizedSource(aConnection({ cluster: aCluster(cluster) }))).toThrow(message);
  });

  it.each(["2.7.1", "2.8.1", "3.7.x", "3.8.x.kraft", "4.0.x"])("takes Kafka %s", (kafkaVersion) => {
    expect(() => synthesizedSource(aConnection({ cluster: aCluster({ kafkaVersion }) }))).not.toThrow();
  });

  it("lets everyone in by ACL only where IAM decides", () => {
    const cluster = aCluster({ allowEveryoneIfNoAclFound: true });
    const { stack } = synthesizedSource(aConnection({ authentication: "SASL_IAM", cluster }));
    expect(stack.warnings.join("\n")).toContain("AutoMQ's Kafka Linking cannot sign in so");
  });

  it("refuses another region, what is no cluster, and clients that do not sign in", () => {
    expect(() => synthesizedSource(aConnection({ clusterArn: clusterArn.replace("us-east-1", "eu-west-1") }))).toThrow(
      "source.clusterArn: the cluster lies in eu-west-1 and this network in us-east-1: MSK connects no VPC of another region",
    );
    expect(() => synthesizedSource(aConnection({ clusterArn: "orders" }))).toThrow('"orders" is no MSK cluster');
    const plain = { ...aConnection(), ...JSON.parse('{"authentication":"PLAINTEXT"}') };
    expect(() => synthesizedSource(plain)).toThrow('source.authentication "PLAINTEXT" is not offered');
  });
});

describe("the way to an MSK cluster in the same VPC", () => {
  it("is a rule on either side for each edge, and nothing else", () => {
    const { stack } = synthesizedSource(aNeighbour());
    const rule = {
      ip_protocol: "tcp",
      from_port: 9094,
      to_port: 9094,
      description: "the replicator reads the source (orders-prod), until 2027-03-31",
      lifecycle: { prevent_destroy: true },
    };
    expect(blocksOf("aws_vpc_security_group_egress_rule", stack)).toMatchObject([
      { ...rule, security_group_id: "sg-replicator", referenced_security_group_id: "sg-msk" },
    ]);
    expect(blocksOf("aws_vpc_security_group_ingress_rule", stack)).toMatchObject([
      { ...rule, security_group_id: "sg-msk", referenced_security_group_id: "sg-replicator" },
    ]);
    expect(Object.keys(stack.resource)).toHaveLength(2);
  });

  it("leaves the cluster's group alone where its owner opens it, and says so", () => {
    const { stack } = synthesizedSource(aNeighbour({ openItsGroup: false }));
    expect(blocksOf("aws_vpc_security_group_ingress_rule", stack)).toEqual([]);
    expect(stack.warnings.join("\n")).toContain("The cluster's group sg-msk is left alone");
  });

  it.each([
    ["TLS" as const, 9094],
    ["SASL_SCRAM" as const, 9096],
    ["SASL_IAM" as const, 9098],
  ])("uses the port of %s, never the plaintext one", (authentication, port) => {
    expect(sourcePorts(aNeighbour({ authentication }))).toEqual([{ protocol: "tcp", from: port, to: port }]);
  });
});

describe("the policy of an MSK source", () => {
  const policyOf = (stack: Synthesized): { Statement: Record<string, unknown>[] } =>
    JSON.parse(String(blocksOf("aws_msk_cluster_policy", stack)[0]?.policy));
  const made = (props: Partial<MskSourcePolicyProps> = {}): Synthesized =>
    synthesizedAws(
      (stack) =>
        new MskSourcePolicy(stack, "policy", { clusterArn, connectors: ["arn:aws:iam::444455556666:root"], ...props }),
    );

  it("lets the target's account connect its VPC and read no record", () => {
    expect(policyOf(made()).Statement).toEqual([
      {
        Sid: "ConnectVpc",
        Effect: "Allow",
        Principal: { AWS: ["arn:aws:iam::444455556666:root"] },
        Action: [
          "kafka:CreateVpcConnection",
          "kafka:GetBootstrapBrokers",
          "kafka:DescribeCluster",
          "kafka:DescribeClusterV2",
        ],
        Resource: clusterArn,
      },
    ]);
  });

  it("lets a replicator's role read, and write nothing", () => {
    const role = "arn:aws:iam::444455556666:role/replicator";
    const actions = policyOf(made({ readers: [role] })).Statement.flatMap(({ Action }) => Action);
    expect(actions).toContain("kafka-cluster:ReadData");
    expect(actions.filter((action) => /Write|Alter|Create|Delete|\*/.test(String(action)))).toEqual([
      "kafka:CreateVpcConnection",
    ]);
    expect(policyOf(made({ readers: [role] })).Statement.map(({ Resource }) => Resource)).toContain(
      "arn:aws:kafka:us-east-1:111122223333:topic/orders/01234567-89ab-cdef-0123-456789abcdef-1/*",
    );
  });

  it("refuses everybody, whole accounts as readers, and nobody", () => {
    expect(() => made({ connectors: ["*"] })).toThrow('"*" is neither an account nor a role');
    expect(() => made({ readers: ["arn:aws:iam::444455556666:root"] })).toThrow(
      "is a whole account: name the replicator's role",
    );
    expect(() => made({ connectors: [] })).toThrow("connectors is empty");
    expect(() => made({ clusterArn: "orders" })).toThrow('clusterArn: "orders" is no MSK cluster');
  });
});
