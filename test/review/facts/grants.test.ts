import { type Acl } from "../../../src/kafka/acl";
import { grantText } from "../../../src/kafka/acl-text";
import { grantsOf } from "../../../src/review/facts/grants";
import { type Plan } from "../../../src/review/plan/plan";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack, type PlannedJson } from "../../builders/plan";

function texts(plan: Plan): readonly string[] {
  return grantsOf(plan).map(({ acl }) => (acl === null ? "not told" : `${acl.principal}: ${grantText(acl)}`));
}

function kafkaAcl(after: Readonly<Record<string, PlannedJson>> = {}): Parameters<typeof aPlan>[0][number] {
  return {
    type: "kafka_acl",
    after: {
      acl_principal: "User:billing",
      acl_host: "*",
      acl_operation: "Read",
      acl_permission_type: "Allow",
      resource_type: "Topic",
      resource_name: "orders",
      ...after,
    },
  };
}

const user = (spec: string, kind = "KafkaUser"): string => `
apiVersion: kafka.strimzi.io/v1
kind: ${kind}
metadata: { name: billing }
spec:
${spec}`;

describe("a kafka_acl", () => {
  it("is an ACL, its pattern literal where nothing is written", () => {
    const acl: Acl = {
      principal: "User:billing",
      host: "*",
      operation: "READ",
      permission: "ALLOW",
      resourceType: "TOPIC",
      resourceName: "orders",
      patternType: "LITERAL",
    };
    expect(grantsOf(aPlan([kafkaAcl()]))).toEqual([
      expect.objectContaining({ acl, unknown: [], by: "acl", path: null }),
    ]);
  });

  it("means the same in a spelling that the provider refuses, and keeps what was written", () => {
    const [grant] = grantsOf(aPlan([kafkaAcl({ acl_operation: "ALTER_CONFIGS", resource_type: "TransactionalId" })]));
    expect(grant?.acl).toMatchObject({ operation: "ALTER_CONFIGS", resourceType: "TRANSACTIONAL_ID" });
    expect(grant?.written).toMatchObject({ operation: "ALTER_CONFIGS", resourceType: "TransactionalId" });
  });

  it("is no ACL where a word is none of Kafka's, and nothing of it is called unknown", () => {
    const [grant] = grantsOf(aPlan([kafkaAcl({ acl_operation: "Everything" })]));
    expect(grant).toMatchObject({ acl: null, unknown: [] });
    expect(grant?.parts.operation).toBeNull();
    expect(grant?.written.operation).toBe("Everything");
  });

  it("says which parts are not told", () => {
    const plan = aPlan([kafkaAcl({ acl_principal: new Unknown([]), resource_name: new Unknown(["random_pet.x.id"]) })]);
    expect(grantsOf(plan)[0]).toMatchObject({ acl: null, unknown: ["principal", "resourceName"] });
  });

  it("is nothing any more where it is deleted, and nothing where a data source has its name", () => {
    expect(grantsOf(aPlan([{ ...kafkaAcl(), before: {}, after: null }]))).toEqual([]);
    expect(grantsOf(aPlan([{ ...kafkaAcl(), mode: "data" }]))).toEqual([]);
  });

  it("takes values of any type", () => {
    const plan = aPlan([
      kafkaAcl({ acl_principal: 7, acl_operation: ["Read"], acl_host: { a: 1 }, resource_name: true }),
    ]);
    expect(grantsOf(plan)[0]).toMatchObject({ acl: null, unknown: [] });
  });
});

describe("Strimzi's KafkaUser", () => {
  it("grants by operation and by operations, under the name that it signs in with", () => {
    const spec = (type: string): string => `
  authentication: { type: ${type} }
  authorization:
    type: simple
    acls:
      - { resource: { type: topic, name: orders, patternType: prefix }, operations: [Read, DescribeConfigs] }
      - { resource: { type: cluster }, operation: IdempotentWrite, type: deny, host: 10.0.0.7 }`;
    const plan = aPlan([
      { type: "kubectl_manifest", name: "a", after: { yaml_body: user(spec("tls")) } },
      { type: "kubectl_manifest", name: "b", after: { yaml_body: user(spec("scram-sha-512")) } },
    ]);
    expect(texts(plan)).toEqual([
      "User:CN=billing: Allow READ on Topic orders*",
      "User:CN=billing: Allow DESCRIBE_CONFIGS on Topic orders*",
      "User:CN=billing: Deny IDEMPOTENT_WRITE on Cluster kafka-cluster from 10.0.0.7",
      "User:billing: Allow READ on Topic orders*",
      "User:billing: Allow DESCRIBE_CONFIGS on Topic orders*",
      "User:billing: Deny IDEMPOTENT_WRITE on Cluster kafka-cluster from 10.0.0.7",
    ]);
    expect(grantsOf(plan)[2]?.path).toBe("yaml_body.spec.authorization.acls[1]");
  });

  it("grants nothing where the object is another, or has no ACLs", () => {
    const acls = "  authorization: { acls: [{ resource: { type: topic, name: a }, operations: [Read] }] }";
    const plan = aPlan([
      { type: "kubectl_manifest", name: "a", after: { yaml_body: user(acls, "KafkaTopic") } },
      { type: "kubectl_manifest", name: "b", after: { yaml_body: user("  authentication: { type: tls }") } },
    ]);
    expect(grantsOf(plan)).toEqual([]);
  });
});

describe("AutoMQ and Confluent", () => {
  it("expands AutoMQ's groups of operations", () => {
    const automq = (operation_group: string) => ({
      type: "automq_kafka_acl",
      name: operation_group.toLowerCase(),
      after: {
        principal: "User:a",
        operation_group,
        resource_type: "TOPIC",
        resource_name: "t",
        pattern_type: "PREFIXED",
      },
    });
    expect(texts(aPlan([automq("CONSUME"), automq("ALL")]))).toEqual([
      "User:a: Allow READ on Topic t*",
      "User:a: Allow DESCRIBE on Topic t*",
      "User:a: Allow ALL on Topic t*",
    ]);
  });

  it("names a principal by the account whose id it is made of", () => {
    const plan = aPlan([
      { type: "confluent_service_account", name: "sa", after: { id: new Unknown([]) } },
      {
        type: "confluent_kafka_acl",
        after: {
          principal: new Unknown(["confluent_service_account.sa.id", "confluent_service_account.sa"]),
          operation: "WRITE",
          permission: "ALLOW",
          resource_type: "TOPIC",
          resource_name: "t",
          pattern_type: "LITERAL",
          host: "*",
        },
      },
    ]);
    expect(texts(plan)).toEqual(["User:confluent_service_account.sa: Allow WRITE on Topic t"]);
  });

  it("words roles as ACLs, whatever of the CRN before its end is not known", () => {
    const binding = { principal: "User:sa-1", role_name: "DeveloperRead" };
    const plan = aStack({
      resource: {
        confluent_role_binding: {
          a: { ...binding, crn_pattern: "${confluent_kafka_cluster.k.rbac_crn}/kafka=lkc-1/topic=orders*" },
          b: { ...binding, crn_pattern: "${confluent_kafka_cluster.k.rbac_crn}" },
          c: { ...binding, role_name: "CloudClusterAdmin", crn_pattern: "${confluent_kafka_cluster.k.rbac_crn}" },
          d: { ...binding, crn_pattern: "crn://confluent.cloud/organization=1/schema-registry=lsrc-1/subject=*" },
        },
      },
    });
    expect(texts(plan)).toEqual([
      "User:sa-1: Allow READ on Topic orders*",
      "User:sa-1: Allow DESCRIBE on Topic orders*",
      "not told",
      "User:sa-1: Allow ALL on Topic *",
      "User:sa-1: Allow ALL on Group *",
      "User:sa-1: Allow ALL on TransactionalId *",
      "User:sa-1: Allow ALL on Cluster kafka-cluster",
    ]);
  });
});

describe("policies of AWS", () => {
  const arn = "arn:aws:kafka:eu-central-1:111122223333";
  const policy = (...statements: readonly object[]): string => JSON.stringify({ Statement: statements });
  const allow = (Action: unknown, Resource: unknown, more: object = {}): object => ({
    Effect: "Allow",
    Action,
    Resource,
    ...more,
  });

  it("are ACLs of the roles that they are attached to", () => {
    const plan = aPlan([
      { type: "aws_iam_role", name: "known", after: { name: "known", arn: "arn:aws:iam::1:role/known" } },
      { type: "aws_iam_role", name: "new", after: { name: "new", arn: new Unknown([]) } },
      {
        type: "aws_iam_policy",
        name: "p",
        after: {
          arn: "arn:aws:iam::1:policy/p",
          policy: policy(allow(["kafka-cluster:ReadData", "s3:GetObject"], `${arn}:topic/orders/*/billing.*`)),
        },
      },
      {
        type: "aws_iam_role_policy_attachment",
        name: "a",
        after: { role: "known", policy_arn: "arn:aws:iam::1:policy/p" },
      },
      {
        type: "aws_iam_policy_attachment",
        name: "b",
        after: { roles: [new Unknown(["aws_iam_role.new.name"])], policy_arn: new Unknown(["aws_iam_policy.p.arn"]) },
      },
    ]);
    expect(texts(plan)).toEqual([
      "User:arn:aws:iam::1:role/known: Allow READ on Topic billing.*",
      "User:aws_iam_role.new: Allow READ on Topic billing.*",
    ]);
  });

  it("reach the kinds of resources that their ARNs name, and no others", () => {
    const inline = {
      role: "billing",
      policy: policy(allow("kafka-cluster:*", [`${arn}:group/orders/*/g`, "arn:aws:s3:::b/*"])),
    };
    expect(texts(aPlan([{ type: "aws_iam_role_policy", after: inline }]))).toEqual([
      "User:billing: Allow DESCRIBE on Group g",
      "User:billing: Allow READ on Group g",
      "User:billing: Allow DELETE on Group g",
    ]);
  });

  it("are conditional where a condition narrows them, and refuse for sure only without one", () => {
    const condition = { Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } };
    const read = allow("kafka-cluster:ReadData", `${arn}:topic/o/u/t`, condition);
    const deny = { ...read, Effect: "Deny" };
    const refuse = { ...deny, Condition: undefined };
    const plan = aPlan([{ type: "aws_iam_user_policy", after: { user: "u", policy: policy(read, deny, refuse) } }]);
    expect(grantsOf(plan).map(({ isConditional, acl }) => [acl?.permission, isConditional])).toEqual([
      ["ALLOW", true],
      ["DENY", false],
    ]);
  });

  it("name their principals themselves where they lie on a cluster", () => {
    const on = policy(
      allow("kafka-cluster:WriteData", `${arn}:topic/o/u/t`, { Principal: { AWS: ["*", "444455556666"] } }),
    );
    expect(texts(aPlan([{ type: "aws_msk_cluster_policy", after: { policy: on } }]))).toEqual([
      "User:*: Allow WRITE on Topic t",
      "User:arn:aws:iam::444455556666:root: Allow WRITE on Topic t",
    ]);
  });

  it("are read although region, account and cluster are holes", () => {
    const holes =
      "arn:aws:kafka:${data.aws_region.r.name}:${data.aws_caller_identity.i.account_id}:topic/${aws_msk_cluster.o.cluster_name}/*/billing";
    const plan = aStack({
      resource: { aws_iam_role_policy: { p: { role: "r", policy: policy(allow("kafka-cluster:ReadData", holes)) } } },
    });
    expect(texts(plan)).toEqual(["User:r: Allow READ on Topic billing"]);
  });

  it("tell of the cluster where its ARN is the resource", () => {
    const plan = aStack({
      resource: {
        aws_msk_cluster: { o: { cluster_name: "o" } },
        aws_iam_role_policy: {
          p: { role: "r", policy: policy(allow("kafka-cluster:AlterCluster", "${aws_msk_cluster.o.arn}")) },
        },
      },
    });
    expect(texts(plan)).toEqual(["User:r: Allow ALTER on Cluster kafka-cluster"]);
  });
});
