import { App, TerraformStack, Testing } from "cdktf";
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from "kafkajs";
import { AccessControl } from "../../src/constructs/kafka/access-control";
import { ClientQuotas } from "../../src/constructs/kafka/client-quotas";
import { ScramUsers } from "../../src/constructs/kafka/users";
import { type Acl } from "../../src/kafka/acl";
import { anAcl } from "../builders/inventory";
import { applyRaw, type RawOutcome } from "./raw-stack";
import { describeWithTerraform, startTarget, type TerraformTarget } from "./target";

const good = {
  acl_principal: "User:app",
  acl_host: "*",
  acl_operation: "Read",
  acl_permission_type: "Allow",
  resource_type: "Topic",
  resource_name: "orders",
  resource_pattern_type_filter: "Literal",
};

const malformed = /This most likely occurs because of a request being malformed by the client library/;

/** What a person writes into Terraform by hand, and Terraform's own words about it. */
const acls: readonly { readonly name: string; readonly block: Partial<typeof good>; readonly provider: RegExp }[] = [
  { name: "type-as-kafka-writes-it", block: { resource_type: "TOPIC" }, provider: /unknown resource type: TOPIC/ },
  { name: "operation-as-kafka-writes-it", block: { acl_operation: "READ" }, provider: /unknown operation: READ/ },
  {
    name: "permission-as-kafka-writes-it",
    block: { acl_permission_type: "ALLOW" },
    provider: /unknown permission type: ALLOW/,
  },
  {
    name: "pattern-as-kafka-writes-it",
    block: { resource_pattern_type_filter: "PREFIXED" },
    provider: /unknown pattern type filter: 'PREFIXED'/,
  },
  { name: "principal-without-type", block: { acl_principal: "app" }, provider: malformed },
  {
    name: "cluster-by-another-name",
    block: { resource_type: "Cluster", resource_name: "mine", acl_operation: "Describe" },
    provider: malformed,
  },
];

const stack = () => new TerraformStack(new App(), "ours");

/** What our construct says of the same. */
function ours(acl: Partial<Acl>): string {
  try {
    new AccessControl(stack(), "access", { acls: [anAcl(acl)] });
  } catch (error) {
    return String(error);
  }
  return "";
}

describeWithTerraform("access that the provider refuses or half applies, and what we make of it", () => {
  let target: TerraformTarget;
  let raw: RawOutcome;
  let scram: RawOutcome;

  beforeAll(async () => {
    target = await startTarget(["orders"]);
    raw = await applyRaw(target, "raw", {
      kafka_acl: {
        ...Object.fromEntries(acls.map(({ name, block }) => [name, { ...good, ...block }])),
        "block-of-addresses": { ...good, acl_host: "10.0.0.0/8" },
        once: { ...good, acl_operation: "Describe" },
        twice: { ...good, acl_operation: "Describe", depends_on: ["kafka_acl.once"] },
      },
      kafka_quota: { fraction: { entity_type: "user", entity_name: "app", config: { producer_byte_rate: 0.5 } } },
    });
    scram = await applyRaw(target, "scram", {
      kafka_user_scram_credential: {
        weak: { username: "app", scram_mechanism: "SCRAM-SHA-512", scram_iterations: 1000, password: "a-password" },
      },
    });
  }, 600_000);
  afterAll(() => target?.stop());

  it.each(acls)("the provider on $name speaks of itself or of the protocol, not of the ACL", ({ name, provider }) => {
    expect(raw.exitCode).toBe(1);
    expect(raw.errors.get(`kafka_acl.${name}`)).toMatch(provider);
  });

  it("the provider takes a block of addresses, which never matches, and one ACL twice, as two of it", async () => {
    expect([...raw.errors.keys()].filter((key) => /addresses|once|twice/.test(key))).toEqual([]);
    const admin = target.cluster.kafkajs().admin();
    await admin.connect();
    const { resources } = await admin.describeAcls({
      resourceType: AclResourceTypes.TOPIC,
      resourceName: "orders",
      resourcePatternType: ResourcePatternTypes.LITERAL,
      permissionType: AclPermissionTypes.ALLOW,
      operation: AclOperationTypes.ANY,
      principal: "User:app",
    });
    await admin.disconnect();
    expect(resources.flatMap(({ acls: found }) => found.map(({ host }) => host)).sort()).toEqual(["*", "10.0.0.0/8"]);
  });

  it("the provider does not say which quota a broker refuses", () => {
    expect(raw.errors.get("kafka_quota.fraction")).toMatch(malformed);
  });

  it("the provider tells how many iterations it wants, before anything is planned", () => {
    expect(scram.errors.get("kafka_user_scram_credential.weak")).toMatch(
      /^expected scram_iterations to be at least \(4096\), got 1000/,
    );
  });

  it("ours spells every word as the provider wants it", () => {
    const synthesized = Testing.synthScope((scope) => {
      new AccessControl(scope, "access", { acls: [anAcl({ patternType: "PREFIXED" })] });
    });
    expect(Object.values(JSON.parse(synthesized).resource.kafka_acl)).toMatchObject([
      {
        acl_operation: "Read",
        acl_permission_type: "Allow",
        resource_type: "Topic",
        resource_pattern_type_filter: "Prefixed",
      },
    ]);
  });

  it("ours says what is wrong, where, and what to write, before anything is planned", () => {
    expect(ours({ principal: "app" })).toContain(
      'ACL app READ on TOPIC "orders": has the principal "app", and the broker reads TYPE:NAME alone. Write "User:app".',
    );
    expect(ours({ resourceType: "CLUSTER", resourceName: "mine", operation: "DESCRIBE" })).toContain(
      'names a cluster resource "mine", and Kafka knows kafka-cluster alone. Write kafka-cluster.',
    );
    expect(ours({ host: "10.0.0.0/8" })).toContain(
      'has the host "10.0.0.0/8": Kafka compares hosts with single addresses, so it never matches. Write one ACL for each address, or *.',
    );
  });

  it("ours writes an ACL once that is declared twice", () => {
    expect(new AccessControl(stack(), "access", { acls: [anAcl(), anAcl()] }).elements).toHaveLength(1);
  });

  it("ours names the quota and the iterations that a broker refuses", () => {
    const quotas = [{ entity: { user: "app" }, values: { producer_byte_rate: 0.5 } }];
    expect(() => new ClientQuotas(stack(), "quotas", { quotas })).toThrow(
      "producer_byte_rate 0.5 must be a whole number: brokers refuse fractions",
    );
    const users = [{ user: "app", mechanism: "SCRAM-SHA-512", iterations: 1000 }] as const;
    expect(() => new ScramUsers(stack(), "users", { users })).toThrow(
      'user "app": 1000 iterations, at least 4096 are needed',
    );
  });
});
