import { type ExpectedTopic, type Expectations } from "../../src/expectations/document";
import { type Acl } from "../../src/kafka/acl";

/** A declared topic, `orders` with one partition and one replica unless told otherwise. */
export function anExpectedTopic(changes: Partial<ExpectedTopic> = {}): ExpectedTopic {
  return {
    name: "orders",
    partitions: 1,
    replicationFactor: 1,
    effective: [{ key: "cleanup.policy", rule: "equal", value: "delete" }],
    source: { topicId: "id-of-orders", partitions: 1, cleanupPolicy: "delete" },
    ...changes,
  };
}

/** An ACL that allows `User:billing` to read `orders` from everywhere. */
export function anAcl(changes: Partial<Acl> = {}): Acl {
  return {
    principal: "User:billing",
    host: "*",
    operation: "READ",
    permission: "ALLOW",
    resourceType: "TOPIC",
    resourceName: "orders",
    patternType: "LITERAL",
    ...changes,
  };
}

/** Expectations of a small wave: `orders`, read by the group `billing`, with one grant, one quota and one SCRAM user. */
export function expectations(changes: Partial<Expectations> = {}): Expectations {
  return {
    apiVersion: "kafka-byoc/v1",
    kind: "Expectations",
    wave: "w01-orders",
    profile: "apache-kafka@4.3",
    clients: [{ name: "mm2-source", cluster: "source", principal: "User:mm2-source" }],
    targetBrokers: { count: 1 },
    certificateDays: 30,
    topics: [anExpectedTopic()],
    access: [
      { cluster: "target", principal: "User:billing", acls: [anAcl()], nothingElse: true, phase: "after-apply" },
    ],
    quotas: [{ entity: { user: "billing" }, values: { consumer_byte_rate: 1_000_000 } }],
    scramUsers: [{ user: "billing", mechanism: "SCRAM-SHA-512", iterations: 8192 }],
    groups: [{ groupId: "billing", topics: ["orders"], replayTolerance: 10 }],
    replication: { tool: "mirror-maker-2", sourceAlias: "src", targetAlias: "tgt", maxLagRecords: 0 },
    ...changes,
  };
}
