import {
  AwsServiceEndpoints,
  type AwsServiceEndpointsProps,
  usualServices,
} from "../../../src/constructs/network/aws-service-endpoints";
import { declaredIn } from "../../../src/constructs/network/declared";
import { aPlace } from "../../builders/network-place";
import { blocksOf, type Synthesized } from "../../builders/synthesized";
import { synthesizedAws } from "../../builders/synthesized-aws";

const paths = { securityGroupId: (role: string) => `sg-${role}` };

function endpointsOf(props: Partial<AwsServiceEndpointsProps> = {}): AwsServiceEndpointsProps {
  return { place: aPlace(), paths, buckets: ["orders-data"], ...props };
}

function endpoints(props: Partial<AwsServiceEndpointsProps> = {}): Synthesized {
  return synthesizedAws((stack) => new AwsServiceEndpoints(stack, "services", endpointsOf(props)));
}

function endpoint(service: string, stack: Synthesized): Readonly<Record<string, unknown>> {
  const found = blocksOf("aws_vpc_endpoint", stack).filter(({ service_name }) =>
    String(service_name).endsWith(`.${service}`),
  );
  expect(found).toHaveLength(1);
  return found[0]!;
}

function statementsOf({ policy }: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(String(policy)).Statement;
}

describe("endpoints of AWS's services", () => {
  it("are those that a target calls, with private names, in their own group and in every zone", () => {
    const stack = endpoints();
    expect(blocksOf("aws_vpc_endpoint", stack)).toHaveLength(usualServices.length + 1);
    for (const service of usualServices)
      expect(endpoint(service, stack)).toMatchObject({
        service_name: expect.stringMatching(/^com\.amazonaws\.\$\{data\.aws_region\..*\.name\}\./),
        vpc_endpoint_type: "Interface",
        vpc_id: "vpc-0a",
        private_dns_enabled: true,
        security_group_ids: ["sg-aws-endpoints"],
        subnet_ids: ["subnet-endpoint-0", "subnet-endpoint-1", "subnet-endpoint-2"],
        tags: { Name: `orders-${service}`, "kafka-byoc/path": "control" },
      });
  });

  it("let S3 be reached from every tier, and there only buckets by name and the layers of images", () => {
    const s3 = endpoint("s3", endpoints({ readOnlyBuckets: ["packages"] }));
    expect(s3).toMatchObject({
      vpc_endpoint_type: "Gateway",
      route_table_ids: [
        "rtb-broker-0",
        "rtb-broker-1",
        "rtb-broker-2",
        "rtb-endpoint-0",
        "rtb-endpoint-1",
        "rtb-endpoint-2",
      ],
    });
    const statements = statementsOf(s3);
    expect(statements.map(({ Sid }) => Sid)).toEqual(["Buckets", "ReadObjects", "WriteObjects", "ImageLayers"]);
    expect(statements[2]!.Resource).toEqual([expect.stringMatching(/:s3:::orders-data\/\*$/)]);
    expect(JSON.stringify(statements[1]!.Resource)).toContain(":s3:::packages/*");
    expect(JSON.stringify(statements[2]!.Resource)).not.toContain("packages");
    expect(statements[3]!.Resource).toEqual([expect.stringMatching(/:s3:::prod-.*-starport-layer-bucket\/\*$/)]);
    for (const statement of statements) {
      expect(statement.Resource).not.toBe("*");
      expect(JSON.stringify(statement.Action)).not.toContain('"s3:*"');
    }
    for (const statement of statements.slice(0, 3))
      expect(JSON.stringify(statement.Condition)).toContain("aws:PrincipalAccount");
  });

  it("are bound to the account, and to its resources where AWS's own are not needed", () => {
    const stack = endpoints({ trustedAccounts: ["444455556666"] });
    for (const service of usualServices) {
      const bound = statementsOf(endpoint(service, stack)).filter(({ Sid }) => Sid !== "WebIdentityIntoOwnRoles");
      for (const statement of bound)
        expect(statement.Condition).toMatchObject({ StringEquals: { "aws:PrincipalAccount": expect.any(String) } });
    }
    expect(statementsOf(endpoint("secretsmanager", stack))[0]!.Condition).toMatchObject({
      StringEqualsIfExists: { "aws:ResourceAccount": [expect.stringContaining("account_id"), "444455556666"] },
    });
    expect(statementsOf(endpoint("ec2", stack))[0]!.Condition).not.toHaveProperty("StringEqualsIfExists");
    expect(statementsOf(endpoint("ecr.api", stack)).map(({ Sid }) => Sid)).toEqual([
      "PullByOwnPrincipals",
      "OwnImagesByOwnPrincipals",
    ]);
    expect(statementsOf(endpoint("sts", stack))[1]).toMatchObject({
      Action: "sts:AssumeRoleWithWebIdentity",
      Resource: expect.stringMatching(/:role\/\*$/),
    });
  });

  it("are open only with a reason", () => {
    const stack = endpoints({ policy: { open: "A partner's account uses them until May." } });
    expect(endpoint("kms", stack)).not.toHaveProperty("policy");
    expect(endpoint("s3", stack)).toHaveProperty("policy");
    expect(() => endpoints({ policy: { open: "" } })).toThrow('policy.open: ""; open endpoints carry data out');
  });

  it("are not made again where a VPC has them", () => {
    const stack = endpoints({ place: aPlace({ existing: true }), existing: ["s3", "kms", "logs"] });
    expect(blocksOf("aws_vpc_endpoint", stack)).toHaveLength(usualServices.length - 2);
    expect(() => endpoints({ existing: ["kms"], services: ["kms", "sts"] })).toThrow(
      "services: orders has an endpoint for kms (existing), and AWS refuses a second one with private names: leave it out.",
    );
    expect(() => endpoints({ place: aPlace({ existing: true }) })).toThrow("existing: orders was there before");
    const place = aPlace();
    const twice = (): unknown =>
      synthesizedAws((stack) => {
        new AwsServiceEndpoints(stack, "one", endpointsOf({ place, services: ["kms"] }));
        new AwsServiceEndpoints(stack, "two", endpointsOf({ place, services: ["kms"] }));
      });
    expect(twice).toThrow("services: kms has an endpoint in this VPC by another construct");
    expect(twice).toThrow("services: s3 has an endpoint in this VPC by another construct");
  });

  it("stand in the zones where a service is offered", () => {
    const stack = endpoints({ zonesOf: { kms: ["use1-az2"] } });
    expect(endpoint("kms", stack).subnet_ids).toEqual(["subnet-endpoint-1"]);
    expect(() => endpoints({ zonesOf: { kms: ["use1-az9"] } })).toThrow("zonesOf.kms: use1-az9 is no zone of orders");
    expect(() => endpoints({ zonesOf: { kms: [] } })).toThrow("zonesOf.kms: none");
  });

  it("are declared, with the outputs that prove them available", () => {
    let outputs: readonly ({ readonly output: string } | { readonly value: string })[] = [];
    const stack = synthesizedAws((scope) => {
      const made = new AwsServiceEndpoints(
        scope,
        "services",
        endpointsOf({ services: ["kms"], existing: ["sts"], otherEndpoints: 2 }),
      );
      expect(made.services).toEqual(["kms"]);
      expect(made.s3PrefixListId).not.toBeNull();
      expect(() => made.endpointId("ec2")).toThrow(
        "foundation/services has made no endpoint for ec2: it made s3, kms.",
      );
      const { network, expectations } = declaredIn(scope, { target: "orders", region: null });
      expect(network.serviceEndpoints).toEqual(["sts", "s3", "kms"]);
      expect(expectations.endpoints.map(({ name }) => name)).toEqual(["s3", "kms"]);
      outputs = expectations.endpoints.flatMap(({ id, state }) => [id, state]);
    });
    expect(outputs).toHaveLength(4);
    for (const known of outputs) {
      expect(known).toHaveProperty("output");
      if ("output" in known)
        expect(stack.output[known.output]?.value).toMatch(/^\$\{aws_vpc_endpoint\..*\.(id|state)\}$/);
    }
  });

  it("are refused where they cannot be, all at once", () => {
    const wrong = (): unknown =>
      endpoints({
        place: aPlace({ routeTableIds: () => [] }),
        buckets: [],
        services: ["kms", "kms"],
        trustedAccounts: ["orders"],
        otherEndpoints: 49,
      });
    expect(wrong).toThrow("services: kms is named twice");
    expect(wrong).toThrow("buckets: none");
    expect(wrong).toThrow("place: no route table of orders is known for brokers");
    expect(wrong).toThrow('trustedAccounts: "orders" is no account: write its 12 digits.');
    expect(wrong).toThrow("orders: 51 interface endpoints in one VPC; at most 50 are possible");
  });

  it("refuse a policy that AWS would refuse for its length", () => {
    const buckets = Array.from({ length: 200 }, (_, index) => `orders-data-of-the-warehouse-${String(index)}`);
    expect(() => endpoints({ buckets })).toThrow(
      /policy of s3: \d{5} characters of one endpoint policy; at most 20480 are possible, which AWS does not raise/,
    );
    expect(() => endpoints({ buckets: buckets.slice(0, 50) })).not.toThrow();
  });
});
