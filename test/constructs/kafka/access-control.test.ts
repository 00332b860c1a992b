import { AccessControl } from "../../../src/constructs/kafka/access-control";
import { spelledOperation, spelledResourceType } from "../../../src/constructs/kafka/provider-spelling";
import { type Acl, operations, resourceTypes } from "../../../src/kafka/acl";
import { anAcl } from "../../builders/inventory";
import { blocksOf, synthesized } from "../../builders/synthesized";

const access = (...acls: readonly Acl[]): ReturnType<typeof synthesized> =>
  synthesized((stack) => new AccessControl(stack, "access", { acls }));

describe("access control", () => {
  it("writes one block an ACL, in the provider's spelling", () => {
    const acl = anAcl({
      resourceType: "TRANSACTIONAL_ID",
      operation: "DESCRIBE",
      patternType: "PREFIXED",
      permission: "DENY",
    });
    expect(blocksOf("kafka_acl", access(acl))).toEqual([
      {
        acl_principal: "User:billing",
        acl_host: "*",
        acl_operation: "Describe",
        acl_permission_type: "Deny",
        resource_type: "TransactionalID",
        resource_name: "orders",
        resource_pattern_type_filter: "Prefixed",
      },
    ]);
  });

  it("writes equal ACLs once: two blocks for one ACL would take it away when one of them goes", () => {
    expect(blocksOf("kafka_acl", access(anAcl(), anAcl()))).toHaveLength(1);
  });

  it("keeps ACLs apart that differ in any of their seven parts", () => {
    const all = [
      anAcl(),
      anAcl({ principal: "User:other" }),
      anAcl({ host: "10.0.0.1" }),
      anAcl({ operation: "WRITE" }),
      anAcl({ permission: "DENY" }),
      anAcl({ resourceType: "GROUP" }),
      anAcl({ resourceName: "orders.v2" }),
      anAcl({ patternType: "PREFIXED" }),
      anAcl({ principal: "User:日本" }),
      anAcl({ principal: "User:中国" }),
      anAcl({ principal: "User:a/b" }),
      anAcl({ principal: "User:a--b" }),
    ];
    expect(blocksOf("kafka_acl", access(...all))).toHaveLength(all.length);
  });

  it("writes the same whatever the order", () => {
    const [one, other] = [anAcl(), anAcl({ operation: "WRITE" })];
    expect(access(one, other).text).toBe(access(other, one).text);
  });

  it("escapes what Terraform would take for a template", () => {
    const acl = anAcl({ principal: "User:${x}", resourceName: "%{if true}", resourceType: "GROUP" });
    expect(blocksOf("kafka_acl", access(acl))[0]).toMatchObject({
      acl_principal: "User:$${x}",
      resource_name: "%%{if true}",
    });
  });

  it("refuses what the provider cannot express, all at once", () => {
    const wrong = [
      anAcl({ resourceType: "USER" }),
      anAcl({ operation: "CREATE_TOKENS" }),
      anAcl({ principal: "User:TfToken[" }),
    ];
    expect(() => access(...wrong)).toThrow(
      [
        "w01/access cannot be synthesized:",
        '  ACL User:billing READ on USER "orders": the Kafka provider has no such resource type',
        '  ACL User:billing CREATE_TOKENS on TOPIC "orders": the Kafka provider has no such operation',
        '  ACL User:TfToken[ READ on TOPIC "orders": holds cdktf\'s own marker "TfToken[", which cannot be written',
      ].join("\n"),
    );
  });

  it("knows the provider's word for everything but what it lacks", () => {
    expect(resourceTypes.filter((type) => spelledResourceType[type] === undefined)).toEqual(["USER"]);
    expect(operations.filter((operation) => spelledOperation[operation] === undefined)).toEqual([
      "CREATE_TOKENS",
      "DESCRIBE_TOKENS",
      "TWO_PHASE_COMMIT",
    ]);
  });
});
