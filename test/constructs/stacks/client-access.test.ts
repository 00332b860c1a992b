import { networkExpectationsSchema } from "../../../src/expectations/network/document";
import { networkSchema } from "../../../src/network/document";
import { issueCertificate } from "../../../src/rehearsal/rig/certificates";
import { aClientTarget, authority, synthesizedClientAccess } from "../../builders/client-access";
import { javaProperties } from "../../builders/java-properties";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

const routed = { by: "peering" as const, gatewayId: "pcx-0a", targetCidrs: ["10.20.0.0/16"], zoneId: "Z0123456789" };
const clientFile = (stack: Synthesized): Readonly<Record<string, string>> =>
  Object.fromEntries(javaProperties(stack.files.get("client.properties") ?? ""));

describe("a client team's access through PrivateLink", () => {
  const stack = synthesizedClientAccess();

  it("is an endpoint in the team's account, which alone may apply it", () => {
    expect(blocksOf("aws_vpc_endpoint", stack)).toMatchObject([
      { vpc_id: "vpc-0c", subnet_ids: ["subnet-1", "subnet-2"], private_dns_enabled: false },
    ]);
    expect(stack.provider["aws"]).toMatchObject([
      {
        region: "us-east-1",
        allowed_account_ids: ["444455556666"],
        default_tags: [{ tags: { "kafka-byoc/target": "payments", "kafka-byoc/client": "orders" } }],
      },
    ]);
  });

  it("answers Kafka's names in the team's VPC once that is asked for", () => {
    expect(blocksOf("aws_route53_zone", stack)).toMatchObject([
      { name: "c1.kafka.internal.example.com", vpc: [{ vpc_id: "vpc-0c" }] },
    ]);
    expect(
      blocksOf("aws_route53_record", stack)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      "b-0.c1.kafka.internal.example.com",
      "b-1.c1.kafka.internal.example.com",
      "b-2.c1.kafka.internal.example.com",
      "bootstrap.c1.kafka.internal.example.com",
    ]);
    const before = synthesizedClientAccess({
      way: {
        by: "private-link",
        serviceNames: ["com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"],
        namesResolve: false,
      },
    });
    expect(blocksOf("aws_route53_zone", before)).toEqual([]);
    expect(blocksOf("aws_vpc_endpoint", before)).toHaveLength(1);
  });

  it("has a group for the team's workloads that may go to Kafka and nowhere else", () => {
    const rules = blocksOf("aws_vpc_security_group_egress_rule", stack);
    expect(rules.map(({ from_port, to_port, description }) => [from_port, to_port, description])).toEqual(
      [
        [19000, 19000, "orders reaches Kafka (payments): bootstrap"],
        [19092, 19121, "orders reaches Kafka (payments): brokers"],
      ].sort((one, other) => (String(one[2]) < String(other[2]) ? -1 : 1)),
    );
    for (const rule of rules) {
      expect(rule.security_group_id).toMatch(/aws_security_group\.clients/);
      expect(rule.referenced_security_group_id).toMatch(/aws_security_group\.private-link_group/);
      expect(rule).not.toHaveProperty("cidr_ipv4");
    }
    expect(blocksOf("aws_vpc_security_group_ingress_rule", stack)).toHaveLength(2);
  });

  it("says whom to believe, in Parameter Store and beside the stack", () => {
    expect(blocksOf("aws_ssm_parameter", stack)).toMatchObject([
      {
        name: "/kafka-byoc/payments/orders/ca.crt",
        type: "String",
        tier: "Standard",
        insecure_value: authority.certificate,
      },
    ]);
    expect(stack.files.get("ca.crt")).toBe(`${authority.certificate.trim()}\n`);
    expect(stack.text).not.toContain("PRIVATE KEY");
  });

  it("lets its holder read the team's secrets and no other", () => {
    expect(JSON.parse(String(blocksOf("aws_iam_policy", stack)[0]?.policy)).Statement).toEqual([
      {
        Sid: "ReadSecrets",
        Effect: "Allow",
        Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
        Resource: ["arn:aws:secretsmanager:us-east-1:444455556666:secret:orders/kafka-AbCdEf"],
      },
    ]);
    expect(Object.keys(stack.output)).toEqual(
      expect.arrayContaining([
        "client_security_group_id",
        "trust_bundle_parameter",
        "bootstrap_servers",
        "read_secrets_policy_arn",
      ]),
    );
  });

  it("gives clients a configuration that holds no secret", () => {
    expect(clientFile(stack)).toEqual({
      "bootstrap.servers": "bootstrap.c1.kafka.internal.example.com:19000",
      "connections.max.idle.ms": "240000",
      "security.protocol": "SASL_SSL",
      "ssl.endpoint.identification.algorithm": "https",
      "ssl.truststore.type": "PEM",
      "ssl.truststore.location": "/etc/kafka/orders/ca.crt",
      "sasl.mechanism": "SCRAM-SHA-512",
      "sasl.jaas.config":
        'org.apache.kafka.common.security.scram.ScramLoginModule required username="${dir:/etc/kafka/orders:username}" password="${dir:/etc/kafka/orders:password}";',
      "config.providers": "dir",
      "config.providers.dir.class": "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
      "config.providers.dir.param.allowed.paths": "/etc/kafka/orders",
    });
  });

  it("lies beside documents that the checker and the picture read", () => {
    const expectations = networkExpectationsSchema.parse(JSON.parse(stack.files.get("expectations.json") ?? ""));
    const network = networkSchema.parse(JSON.parse(stack.files.get("network.json") ?? ""));
    expect(expectations.target).toBe("payments");
    expect(expectations.endpoints).toHaveLength(1);
    expect(expectations.names.map(({ from }) => from)).toContainEqual(["consumer"]);
    expect(network.vpcs).toMatchObject([{ name: "orders-apps", existing: true }]);
  });
});

describe("a client team's access over joined networks", () => {
  it("is a route from each table, a rule for each range of ports, and the target's own zone", () => {
    const stack = synthesizedClientAccess({ way: routed });
    expect(blocksOf("aws_route", stack)).toEqual([
      { route_table_id: "rtb-1", destination_cidr_block: "10.20.0.0/16", vpc_peering_connection_id: "pcx-0a" },
      { route_table_id: "rtb-2", destination_cidr_block: "10.20.0.0/16", vpc_peering_connection_id: "pcx-0a" },
    ]);
    expect(blocksOf("aws_vpc_security_group_egress_rule", stack)).toMatchObject([
      { cidr_ipv4: "10.20.0.0/16", from_port: 19000 },
      { cidr_ipv4: "10.20.0.0/16", from_port: 19092, to_port: 19121 },
    ]);
    expect(blocksOf("aws_route53_zone_association", stack)).toEqual([{ zone_id: "Z0123456789", vpc_id: "vpc-0c" }]);
    expect(blocksOf("aws_vpc_endpoint", stack)).toEqual([]);
    const expectations = networkExpectationsSchema.parse(JSON.parse(stack.files.get("expectations.json") ?? ""));
    expect(expectations.ports.map(({ host, port }) => `${host}:${String(port)}`)).toEqual([
      "bootstrap.c1.kafka.internal.example.com:19000",
      "b-0.c1.kafka.internal.example.com:19092",
      "b-1.c1.kafka.internal.example.com:19093",
      "b-2.c1.kafka.internal.example.com:19094",
    ]);
  });

  it("reaches brokers themselves where there is no load balancer", () => {
    const advertised = [1, 2, 3, 4].map((n) => ({ host: `b${String(n)}.kafka.example.com`, port: 9094 }));
    const stack = synthesizedClientAccess({
      way: { by: "transit-gateway", gatewayId: "tgw-0a", targetCidrs: ["10.20.0.0/16"] },
      target: aClientTarget({ listeners: null, advertised }),
    });
    expect(blocksOf("aws_route", stack)).toMatchObject([
      { transit_gateway_id: "tgw-0a" },
      { transit_gateway_id: "tgw-0a" },
    ]);
    expect(blocksOf("aws_vpc_security_group_egress_rule", stack)).toMatchObject([{ from_port: 9094, to_port: 9094 }]);
    expect(blocksOf("aws_route53_zone_association", stack)).toEqual([]);
    expect(clientFile(stack)["bootstrap.servers"]).toBe(
      "b1.kafka.example.com:9094,b2.kafka.example.com:9094,b3.kafka.example.com:9094",
    );
  });
});

describe("how a client signs in", () => {
  it("is by its certificate and key, read from files", () => {
    const properties = clientFile(synthesizedClientAccess({ authentication: "mTLS", directory: "/var/run/kafka" }));
    expect(properties).toMatchObject({
      "security.protocol": "SSL",
      "ssl.keystore.type": "PEM",
      "ssl.keystore.certificate.chain": "${dir:/var/run/kafka:tls.crt}",
      "ssl.keystore.key": "${dir:/var/run/kafka:tls.key}",
      "config.providers.dir.param.allowed.paths": "/var/run/kafka",
    });
    expect(properties).not.toHaveProperty("sasl.mechanism");
  });

  it("needs no secret with MSK's IAM", () => {
    const stack = synthesizedClientAccess({
      authentication: "AWS_MSK_IAM",
      target: aClientTarget({ authentication: ["AWS_MSK_IAM"] }),
      secrets: [],
    });
    expect(clientFile(stack)["sasl.client.callback.handler.class"]).toBe(
      "software.amazon.msk.auth.iam.IAMClientCallbackHandler",
    );
    expect(clientFile(stack)).not.toHaveProperty("config.providers");
    expect(blocksOf("aws_iam_policy", stack)).toEqual([]);
  });

  it("may decrypt with the secret's own key, through Secrets Manager alone", () => {
    const stack = synthesizedClientAccess({
      secrets: [
        {
          name: "credentials",
          arn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:kafka/orders-AbCdEf",
          kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/0a",
        },
      ],
    });
    expect(JSON.parse(String(blocksOf("aws_iam_policy", stack)[0]?.policy)).Statement[1]).toEqual({
      Sid: "DecryptSecrets",
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: ["arn:aws:kms:us-east-1:111122223333:key/0a"],
      Condition: { StringLike: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com*" } },
    });
  });
});

describe("a client team's access is refused", () => {
  const refused = (props: Parameters<typeof synthesizedClientAccess>[0]) => (): unknown =>
    synthesizedClientAccess(props);

  it.each([
    [
      { authentication: "AWS_MSK_IAM" as const },
      "authentication AWS_MSK_IAM: payments offers SCRAM-SHA-512, mTLS: take one of these",
    ],
    [{ target: aClientTarget({ connectionsMaxIdleMs: 600_000 }) }, "PrivateLink forgets them after 350 s"],
    [
      { target: aClientTarget({ listeners: null }) },
      "payments has no load balancer, so nothing of it can be reached through PrivateLink",
    ],
    [{ team: "Orders Team" }, 'team "Orders Team" cannot begin names at AWS'],
    [{ account: "4444" }, 'account "4444" is no account: write its 12 digits'],
    [{ region: "use1-az1" }, 'region "use1-az1" is no region'],
    [{ neededUntil: "soon" }, 'neededUntil: "soon" is no day'],
    [{ directory: "etc/kafka" }, 'directory "etc/kafka": write an absolute path without blanks'],
    [{ secrets: [] }, "secrets: clients sign in with SCRAM-SHA-512: name the secret in Secrets Manager"],
    [
      { neededUntil: "2027-06-30" },
      "ends on 2027-01-31, and clients need it until 2027-06-30: paste its successor too",
    ],
    [{ trust: { pem: "Kafka CA" } }, "trust.pem holds no certificate"],
    [{ trust: { pem: authority.certificate.repeat(12) } }, "and Parameter Store takes 8192 at most"],
    [{ trust: { pem: authority.certificate, parameterName: "ca crt" } }, 'trust.parameterName "ca crt"'],
    [
      { way: { ...routed, targetCidrs: ["10.30.4.0/24"] } },
      "10.30.4.0/24 shares addresses with orders-apps (10.30.0.0/16)",
    ],
    [{ way: { ...routed, targetCidrs: ["0.0.0.0/0"] } }, "0.0.0.0/0 is the internet or a great part of it"],
  ])("for %#: %j", (props, message) => {
    expect(refused(props)).toThrow(message);
  });

  it("where the bundle holds a broker's own certificate, or a key, which is not repeated", () => {
    const leaf = issueCertificate(authority, {
      commonName: "b-0",
      hosts: ["b-0.c1.kafka.internal.example.com"],
      from: new Date("2027-01-01"),
      to: new Date("2027-02-01"),
    });
    expect(refused({ trust: { pem: leaf.certificate } })).toThrow(
      "is no authority's: brokers' own certificates change",
    );
    const withKey = refused({ trust: { pem: `${authority.certificate}${leaf.key}` } });
    expect(withKey).toThrow("trust.pem holds a private key: clients need the authorities' certificates alone");
    expect(withKey).not.toThrow(leaf.key.slice(40, 80));
  });

  it("where a secret itself is given, which is not repeated", () => {
    const wrong = refused({ secrets: [{ name: "credentials", arn: "hunter2" }] });
    expect(wrong).toThrow("secrets.credentials: what is given is no ARN of Secrets Manager");
    expect(wrong).not.toThrow("hunter2");
  });

  it("where a way lacks what it is made of", () => {
    const vpc = { name: "orders-apps", vpcId: "vpc-0c", cidrBlocks: ["10.30.0.0/16"] };
    expect(refused({ vpc })).toThrow("vpc.subnets: PrivateLink needs a subnet for endpoints in each zone");
    expect(refused({ vpc, way: routed })).toThrow("vpc.routeTableIds: name the route tables");
  });
});
