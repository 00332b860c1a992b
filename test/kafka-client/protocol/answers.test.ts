import { apiVersions } from "../../../src/kafka-client/protocol/api-versions";
import { assignedPartitions } from "../../../src/kafka-client/protocol/consumer-assignment";
import { consumerGroupDescribe } from "../../../src/kafka-client/protocol/consumer-group-describe";
import { describeAcls } from "../../../src/kafka-client/protocol/describe-acls";
import { describeClientQuotas } from "../../../src/kafka-client/protocol/describe-client-quotas";
import { describeCluster } from "../../../src/kafka-client/protocol/describe-cluster";
import { describeConfigs } from "../../../src/kafka-client/protocol/describe-configs";
import { describeGroups } from "../../../src/kafka-client/protocol/describe-groups";
import { describeLogDirs } from "../../../src/kafka-client/protocol/describe-log-dirs";
import { describeProducers } from "../../../src/kafka-client/protocol/describe-producers";
import { describeTransactions } from "../../../src/kafka-client/protocol/describe-transactions";
import { describeUserScramCredentials } from "../../../src/kafka-client/protocol/describe-user-scram-credentials";
import { fetch } from "../../../src/kafka-client/protocol/fetch";
import { findCoordinator } from "../../../src/kafka-client/protocol/find-coordinator";
import { listGroups } from "../../../src/kafka-client/protocol/list-groups";
import { listOffsets } from "../../../src/kafka-client/protocol/list-offsets";
import { listPartitionReassignments } from "../../../src/kafka-client/protocol/list-partition-reassignments";
import { listTransactions } from "../../../src/kafka-client/protocol/list-transactions";
import { MalformedResponse } from "../../../src/kafka-client/protocol/malformed-response";
import { metadata } from "../../../src/kafka-client/protocol/metadata";
import { offsetFetch } from "../../../src/kafka-client/protocol/offset-fetch";
import { Reader } from "../../../src/kafka-client/protocol/reader";
import { Writer } from "../../../src/kafka-client/protocol/writer";
import { captures } from "../captures";
import { decodedFixtures, fixtureBodies, kafkaLines } from "../fixtures";

describe.each(kafkaLines)("answers that a %s broker really gave", (line) => {
  it("are read to their last byte, in every version that both sides speak", async () => {
    const read: string[] = [];
    await captures((api) => {
      for (const { version, left } of decodedFixtures(line, api))
        read.push(`${api.name} ${String(version)}: ${String(left)}`);
      return Promise.resolve();
    });
    expect(read).toHaveLength(line === "3.9.2" ? 93 : 94);
    expect(read.filter((one) => !one.endsWith(": 0"))).toEqual([]);
  });

  it("are called malformed wherever they are cut", async () => {
    const survivors: string[] = [];
    await captures((api) => {
      for (const { version, body } of fixtureBodies(line, api.name))
        for (let length = 0; length < body.length; length += Math.max(1, Math.floor(body.length / 40))) {
          const reader = new Reader(body.subarray(0, length), version >= api.flexibleFrom);
          try {
            api.decode(reader, version);
            survivors.push(`${api.name} ${String(version)} cut at ${String(length)} of ${String(body.length)}`);
          } catch (error) {
            if (!(error instanceof MalformedResponse)) throw error;
          }
        }
      return Promise.resolve();
    });
    expect(survivors).toEqual([]);
  });

  it("ApiVersions tells the versions, and from 3 on the features of the cluster", () => {
    const answers = decodedFixtures(line, apiVersions);
    expect(answers.map(({ version }) => version)).toEqual([0, 1, 2, 3]);
    for (const { answer } of answers) expect(answer.apis.get(3)).toEqual({ min: 0, max: line === "3.9.2" ? 12 : 13 });
    expect(answers[2]?.answer.finalizedFeatures.size).toBe(0);
    expect(answers[3]?.answer.finalizedFeatures.get("metadata.version")).toBe(line === "3.9.2" ? 21 : 30);
    expect(answers[3]?.answer.supportedFeatures.get("metadata.version")?.max).toBe(line === "3.9.2" ? 21 : 30);
  });

  it("Metadata tells brokers, topics and partitions, topic ids from 10 on", () => {
    const answers = decodedFixtures(line, metadata);
    expect(answers.map(({ version }) => version)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const { version, answer } of answers) {
      expect(answer.brokers).toEqual([{ id: 1, host: "127.0.0.1", port: answer.brokers[0]?.port, rack: null }]);
      expect(answer.clusterId).toMatch(/^[\w-]{22}$/);
      const orders = answer.topics.find(({ name }) => name === "orders.v1");
      expect(orders).toMatchObject({ errorCode: 0, internal: false });
      expect(orders?.topicId === null).toBe(version < 10);
      expect(orders?.partitions.map(({ partition }) => partition).sort()).toEqual([0, 1]);
      expect(orders?.partitions[0]).toMatchObject({ leader: 1, replicas: [1], inSyncReplicas: [1] });
      expect(answer.topics.find(({ name }) => name === "__consumer_offsets")?.internal).toBe(true);
      expect((orders?.authorizedOperations ?? 0) > 0).toBe(version >= 8);
    }
  });

  it("DescribeConfigs tells each resource by itself, with its error", () => {
    for (const { answer } of decodedFixtures(line, describeConfigs)) {
      const [orders, absent] = answer.results;
      expect(orders).toMatchObject({ errorCode: 0, name: "orders.v1" });
      expect(orders?.configs).toContainEqual({ name: "cleanup.policy", value: "compact", source: 1, sensitive: false });
      expect(orders?.configs).toContainEqual({ name: "retention.ms", value: "604800000", source: 5, sensitive: false });
      expect(absent).toMatchObject({ errorCode: 3, name: "absent", configs: [] });
    }
  });

  it("ListOffsets tells each partition by itself, with its error", () => {
    for (const { answer } of decodedFixtures(line, listOffsets)) {
      const byPlace = new Map(answer.offsets.map((one) => [`${one.topic} ${String(one.partition)}`, one]));
      expect(answer.offsets).toHaveLength(3);
      expect(byPlace.get("orders.v1 0")).toMatchObject({ errorCode: 0, timestamp: -1, offset: 2 });
      expect(byPlace.get("orders.v1 1")).toMatchObject({ errorCode: 0, timestamp: -1, offset: 4 });
      expect(byPlace.get("absent 0")).toMatchObject({ errorCode: 3, timestamp: -1, offset: -1 });
    }
  });

  it("ListGroups tells the state from 4 on and the type from 5 on", () => {
    for (const { version, answer } of decodedFixtures(line, listGroups))
      expect(answer.groups).toContainEqual({
        groupId: "billing",
        protocolType: "consumer",
        state: version >= 4 ? "Stable" : null,
        type: version >= 5 ? "classic" : null,
      });
  });

  it("DescribeGroups tells a member with its partitions", () => {
    for (const { answer } of decodedFixtures(line, describeGroups)) {
      const [group] = answer.groups;
      expect(group).toMatchObject({ errorCode: 0, groupId: "billing", state: "Stable", protocolType: "consumer" });
      expect(group?.members).toHaveLength(1);
      expect(group?.members[0]).toMatchObject({ clientId: "kafkajs", host: "/127.0.0.1" });
      const assigned = assignedPartitions(group?.members[0]?.assignment ?? Buffer.alloc(0));
      expect(assigned.map(({ topic, partition }) => `${topic} ${String(partition)}`).sort()).toEqual([
        "orders.v1 0",
        "orders.v1 1",
      ]);
    }
  });

  it("FindCoordinator tells one group before 4 and several from then on", () => {
    for (const { version, answer } of decodedFixtures(line, findCoordinator)) {
      expect(answer.coordinators).toHaveLength(1);
      expect(answer.coordinators[0]).toMatchObject({
        groupId: version < 4 ? "" : "billing",
        brokerId: 1,
        errorCode: 0,
      });
    }
  });

  it("OffsetFetch tells one group before 8 and several from then on", () => {
    for (const { version, answer } of decodedFixtures(line, offsetFetch)) {
      expect(answer.groups).toHaveLength(1);
      expect(answer.groups[0]).toMatchObject({ groupId: version < 8 ? "" : "billing", errorCode: 0 });
      expect(answer.groups[0]?.offsets).toContainEqual({ topic: "orders.v1", partition: 1, offset: 4, errorCode: 0 });
      expect(answer.groups[0]?.offsets).toContainEqual({ topic: "orders.v1", partition: 0, offset: 2, errorCode: 0 });
    }
  });

  it("DescribeAcls tells all seven parts of an ACL", () => {
    for (const { answer } of decodedFixtures(line, describeAcls)) {
      expect(answer).toMatchObject({ errorCode: 0 });
      const alice = { resourceType: 2, principal: "User:alice" };
      expect(answer.acls).toHaveLength(2);
      expect(answer.acls).toContainEqual({
        ...alice,
        resourceName: "orders.v1",
        patternType: 3,
        host: "*",
        operation: 3,
        permission: 3,
      });
      expect(answer.acls).toContainEqual({
        ...alice,
        resourceName: "orders.",
        patternType: 4,
        host: "10.0.0.1",
        operation: 4,
        permission: 2,
      });
    }
  });

  it("DescribeClientQuotas tells entities of several parts and default entities", () => {
    for (const { answer } of decodedFixtures(line, describeClientQuotas))
      expect(answer.quotas).toEqual([
        { entity: [{ type: "client-id", name: null }], values: [{ key: "request_percentage", value: 12.5 }] },
        {
          entity: [
            { type: "client-id", name: null },
            { type: "user", name: "alice" },
          ],
          values: [{ key: "producer_byte_rate", value: 1_048_576 }],
        },
      ]);
  });

  it("DescribeUserScramCredentials tells users with their mechanisms and nothing secret", () => {
    const [first] = decodedFixtures(line, describeUserScramCredentials);
    expect(first?.answer.users.map(({ user, credentials }) => ({ user, credentials }))).toEqual([
      { user: "admin", credentials: [{ mechanism: 2, iterations: 4096 }] },
      { user: "alice", credentials: [{ mechanism: 2, iterations: 4096 }] },
    ]);
  });

  it("DescribeCluster tells what the asking principal may do", () => {
    for (const { answer } of decodedFixtures(line, describeCluster))
      expect(answer).toMatchObject({ errorCode: 0, controllerId: 1, authorizedOperations: 8096 });
  });

  it("DescribeLogDirs tells the bytes of every replica", () => {
    for (const { answer } of decodedFixtures(line, describeLogDirs)) {
      expect(answer.logDirs).toHaveLength(1);
      const [logDir] = answer.logDirs;
      expect(logDir?.errorCode).toBe(0);
      expect(logDir?.replicas.map(({ topic }) => topic).sort()).toEqual([
        "__consumer_offsets",
        "__transaction_state",
        "codecs",
        "orders.v1",
        "orders.v1",
      ]);
      expect(logDir?.replicas.find(({ topic, partition }) => topic === "orders.v1" && partition === 1)).toMatchObject({
        sizeBytes: 314,
        future: false,
      });
    }
  });

  it("ListTransactions tells the state and the producer of every transactional id", () => {
    const answers = decodedFixtures(line, listTransactions);
    expect(answers.map(({ version }) => version)).toEqual(line === "3.9.2" ? [0, 1] : [0, 1, 2]);
    for (const { answer } of answers)
      expect(answer).toEqual({
        throttleTimeMs: 0,
        errorCode: 0,
        transactions: [{ transactionalId: "fixtures", producerId: 2, state: "CompleteCommit" }],
      });
  });

  it("DescribeTransactions tells each id by itself, with its error", () => {
    for (const { answer } of decodedFixtures(line, describeTransactions))
      expect(answer.transactions).toEqual([
        { errorCode: 0, transactionalId: "fixtures", state: "CompleteCommit" },
        { errorCode: 105, transactionalId: "absent", state: "" },
      ]);
  });

  it("DescribeProducers tells each partition by itself, with its error", () => {
    for (const { answer } of decodedFixtures(line, describeProducers)) {
      const byPlace = new Map(answer.partitions.map((one) => [`${one.topic} ${String(one.partition)}`, one]));
      expect(byPlace.get("orders.v1 0")?.producers).toEqual([
        { producerId: 0, lastTimestamp: 1_700_000_000_001, transactionStartOffset: -1 },
      ]);
      const [transactional] = byPlace.get("orders.v1 1")?.producers ?? [];
      expect(transactional).toMatchObject({ producerId: 2, transactionStartOffset: -1 });
      expect(transactional?.lastTimestamp).toBeGreaterThan(1_700_000_000_001);
      expect(byPlace.get("absent 0")).toMatchObject({ errorCode: 3, producers: [] });
    }
  });

  it("ListPartitionReassignments tells of none where nothing is being moved", () => {
    for (const { answer } of decodedFixtures(line, listPartitionReassignments))
      expect(answer).toEqual({ throttleTimeMs: 0, errorCode: 0, errorMessage: null, reassignments: [] });
  });

  it("Fetch tells the log's bounds and the aborted transactions", () => {
    for (const { version, answer } of decodedFixtures(line, fetch, "Fetch transactions")) {
      const [fetched] = answer.partitions;
      expect(fetched).toMatchObject({ errorCode: 0, highWatermark: 4, lastStableOffset: 4 });
      expect(fetched?.logStartOffset).toBe(version < 5 ? -1 : 0);
      expect(fetched?.abortedTransactions).toEqual([{ producerId: 2, firstOffset: 0 }]);
    }
  });
});

describe("a partition that is being moved", () => {
  it("is told with the replicas that come and go", () => {
    const replicas = (writer: Writer, ids: readonly number[]): Writer => writer.array(ids, (_, id) => writer.int32(id));
    const writer = new Writer(true).int32(0).int16(0).string(null);
    writer.array(["orders.v1"], (_, topic) => {
      writer.string(topic).array([3], (__, partition) => {
        replicas(replicas(replicas(writer.int32(partition), [1, 2, 4]), [4]), [1]).tags();
      });
      writer.tags();
    });
    const reader = new Reader(writer.tags().finished(), true);
    expect(listPartitionReassignments.decode(reader, 0).reassignments).toEqual([
      { topic: "orders.v1", partition: 3, replicas: [1, 2, 4], adding: [4], removing: [1] },
    ]);
    expect(reader.left).toBe(0);
  });
});

describe("a group of the consumer protocol", () => {
  it("is described by a 4.3.1 broker with its member", () => {
    for (const { answer } of decodedFixtures("4.3.1", consumerGroupDescribe))
      expect(answer.groups).toEqual([
        {
          errorCode: 0,
          errorMessage: null,
          groupId: "shipping",
          state: "Stable",
          members: [
            {
              memberId: answer.groups[0]?.members[0]?.memberId,
              clientId: "shipper",
              host: "/127.0.0.1",
              assigned: [
                { topic: "orders.v1", partition: 0 },
                { topic: "orders.v1", partition: 1 },
              ],
            },
          ],
        },
      ]);
  });

  it("is refused by a 3.9.2 broker, where the protocol is not on", () => {
    const [first] = decodedFixtures("3.9.2", consumerGroupDescribe);
    expect(first?.answer.groups[0]?.errorCode).toBe(35);
  });
});

describe("a broker that is older than the version asked", () => {
  it("answers ApiVersions in version 0, and is understood", () => {
    const answer = apiVersions.decode(new Reader(Buffer.from("002300000000", "hex"), true), 3);
    expect(answer.errorCode).toBe(35);
    expect(answer.apis.size).toBe(0);
  });
});
