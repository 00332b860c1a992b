import { type Reader } from "../../src/kafka-client/protocol/reader";
import { type Writer } from "../../src/kafka-client/protocol/writer";
import { configsOf } from "../builders/inventory";
import {
  coordinatorOf,
  ends,
  groupName,
  replicasOf,
  type ScriptedPlan,
  topicIndex,
  topicName,
  topicsOfGroup,
} from "./plan";

/** Where a question arrives. */
export interface Asked {
  readonly plan: ScriptedPlan;
  /** The broker that is asked. */
  readonly broker: number;
  /** Host and port of every broker, in the order of their ids. */
  readonly addresses: readonly { readonly host: string; readonly port: number }[];
}

/** One API in the one version that a scripted broker speaks. All are flexible. */
export interface ScriptedApi {
  readonly key: number;
  readonly version: number;
  /** Reads the body of the request, writes that of the answer. */
  answer(request: Reader, writer: Writer, asked: Asked): void;
}

const notThrottled = 0;
const none = 0;
const authorized = { all: 0b1_1111_1100_0000 } as const;

function strings(request: Reader): readonly string[] {
  return request.array((reader) => reader.string());
}

const metadata: ScriptedApi = {
  key: 3,
  version: 12,
  answer(request, writer, { plan, addresses }) {
    const named = request.nullableArray((reader) => {
      reader.uuid();
      const name = reader.nullableString() ?? "";
      reader.tags();
      return topicIndex(name);
    });
    writer.int32(notThrottled);
    writer.array(addresses, (_, { host, port }) => {
      const id = addresses.findIndex((address) => address.port === port) + 1;
      writer
        .int32(id)
        .string(host)
        .int32(port)
        .string(`az-${String((id % 3) + 1)}`)
        .tags();
    });
    writer.string("scripted-cluster-AAAAA").int32(1);
    const topics = named ?? Array.from({ length: plan.topics }, (_, index) => index);
    writer.array(topics, (_, topic) => {
      writer.int16(none).string(topicName(topic));
      uuid(writer, topic).boolean(false);
      writer.array(partitionsOf(plan), (__, partition) => {
        const replicas = replicasOf(plan, topic, partition);
        writer
          .int16(none)
          .int32(partition)
          .int32(replicas[0] ?? 1)
          .int32(5);
        ids(writer, replicas);
        ids(writer, replicas);
        ids(writer, []).tags();
      });
      writer.int32(authorized.all).tags();
    });
    writer.tags();
  },
};

function uuid(writer: Writer, topic: number): Writer {
  return writer.int64(1).int64(topic + 1);
}

function ids(writer: Writer, list: readonly number[]): Writer {
  return writer.array(list, (_, id) => writer.int32(id));
}

function partitionsOf({ partitionsPerTopic }: ScriptedPlan): readonly number[] {
  return Array.from({ length: partitionsPerTopic }, (_, partition) => partition);
}

const topicResource = 2;
const own = 1;
const byDefault = 5;

const describeConfigs: ScriptedApi = {
  key: 32,
  version: 4,
  answer(request, writer) {
    const resources = request.array((reader) => {
      const resource = { type: reader.int8(), name: reader.string() };
      reader.nullableArray((key) => key.string());
      reader.tags();
      return resource;
    });
    writer.int32(notThrottled);
    writer.array(resources, (_, { type, name }) => {
      writer.int16(none).string(null).int8(type).string(name);
      const retention = String(86_400_000 * (1 + (topicIndex(name) % 30)));
      const entries = Object.entries(
        type === topicResource ? configsOf({ "retention.ms": retention }) : configsOf({ "log.dirs": "/data" }),
      );
      writer.array(entries, (__, [key, { value, source }]) => {
        writer
          .string(key)
          .string(value)
          .boolean(false)
          .int8(source === "DYNAMIC_TOPIC_CONFIG" ? own : byDefault);
        writer.boolean(false).array([], () => undefined);
        writer.int8(none).string(null).tags();
      });
      writer.tags();
    });
    writer.tags();
  },
};

interface OfTopic<T> {
  readonly name: string;
  readonly partitions: readonly T[];
}

const listOffsets: ScriptedApi = {
  key: 2,
  version: 7,
  answer(request, writer) {
    request.int32();
    const isStable = request.int8() === 1;
    const topics = request.array((reader): OfTopic<readonly [number, number]> => {
      const name = reader.string();
      const partitions = reader.array(() => {
        const partition = reader.int32();
        reader.int32();
        const timestamp = reader.int64();
        reader.tags();
        return [partition, timestamp] as const;
      });
      reader.tags();
      return { name, partitions };
    });
    writer.int32(notThrottled);
    writer.array(topics, (_, { name, partitions }) => {
      writer.string(name);
      writer.array(partitions, (__, [partition, timestamp]) => {
        const offset = timestamp === -2 ? ends.start : isStable ? ends.lastStable : ends.end;
        writer.int32(partition).int16(none).int64(-1).int64(offset).int32(5).tags();
      });
      writer.tags();
    });
    writer.tags();
  },
};

const listGroups: ScriptedApi = {
  key: 16,
  version: 5,
  answer(_request, writer, { plan, broker }) {
    const groups = Array.from({ length: plan.groups }, (_, index) => groupName(index));
    writer.int32(notThrottled).int16(none);
    writer.array(
      groups.filter((groupId) => coordinatorOf(plan, groupId) === broker),
      (_, groupId) => writer.string(groupId).string("consumer").string("Empty").string("classic").tags(),
    );
    writer.tags();
  },
};

const describeGroups: ScriptedApi = {
  key: 15,
  version: 5,
  answer(request, writer) {
    writer.int32(notThrottled);
    writer.array(strings(request), (_, groupId) => {
      writer.int16(none).string(groupId).string("Empty").string("consumer").string("");
      writer.array([], () => undefined);
      writer.int32(authorized.all).tags();
    });
    writer.tags();
  },
};

const findCoordinator: ScriptedApi = {
  key: 10,
  version: 4,
  answer(request, writer, { plan, addresses }) {
    request.int8();
    writer.int32(notThrottled);
    writer.array(strings(request), (_, groupId) => {
      const id = coordinatorOf(plan, groupId);
      const { host, port } = addresses[id - 1] ?? { host: "", port: 0 };
      writer.string(groupId).int32(id).string(host).int32(port).int16(none).string(null).tags();
    });
    writer.tags();
  },
};

const offsetFetch: ScriptedApi = {
  key: 9,
  version: 8,
  answer(request, writer, { plan }) {
    const groups = request.array((reader) => {
      const groupId = reader.string();
      reader.nullableArray((topic) => {
        topic.string();
        topic.array(() => topic.int32());
        topic.tags();
      });
      reader.tags();
      return groupId;
    });
    writer.int32(notThrottled);
    writer.array(groups, (_, groupId) => {
      writer.string(groupId);
      writer.array(topicsOfGroup(plan, groupId), (__, topic) => {
        writer.string(topicName(topic));
        writer.array(partitionsOf(plan), (___, partition) =>
          writer.int32(partition).int64(ends.committed).int32(5).string("").int16(none).tags(),
        );
        writer.tags();
      });
      writer.int16(none).tags();
    });
    writer.tags();
  },
};

const read = 3;
const write = 4;
const literal = 3;
const allow = 3;

/** Three ACLs a topic. */
const describeAcls: ScriptedApi = {
  key: 29,
  version: 3,
  answer(_request, writer, { plan }) {
    writer.int32(notThrottled).int16(none).string(null);
    writer.array(
      Array.from({ length: plan.topics }, (_, topic) => topic),
      (_, topic) => {
        writer.int8(topicResource).string(topicName(topic)).int8(literal);
        writer.array([write, read, read], (__, operation) => {
          const user = `User:app-${String((topic + operation) % 500)}`;
          writer.string(user).string("*").int8(operation).int8(allow).tags();
        });
        writer.tags();
      },
    );
    writer.tags();
  },
};

const describeClientQuotas: ScriptedApi = {
  key: 48,
  version: 1,
  answer(_request, writer) {
    writer.int32(notThrottled).int16(none).string(null);
    writer.array(
      Array.from({ length: 500 }, (_, index) => index),
      (_, index) => {
        writer.array([`app-${String(index)}`], (__, name) => writer.string("user").string(name).tags());
        writer.array([1_048_576], (__, rate) => writer.string("producer_byte_rate").float64(rate).tags()).tags();
      },
    );
    writer.tags();
  },
};

const describeUserScramCredentials: ScriptedApi = {
  key: 50,
  version: 0,
  answer(_request, writer) {
    writer.int32(notThrottled).int16(none).string(null);
    writer.array(
      Array.from({ length: 500 }, (_, index) => index),
      (_, index) => {
        writer
          .string(`app-${String(index)}`)
          .int16(none)
          .string(null);
        writer.array([2], (__, mechanism) => writer.int8(mechanism).int32(4096).tags()).tags();
      },
    );
    writer.tags();
  },
};

const describeCluster: ScriptedApi = {
  key: 60,
  version: 0,
  answer(_request, writer, { addresses }) {
    writer.int32(notThrottled).int16(none).string(null).string("scripted-cluster-AAAAA").int32(1);
    writer.array(addresses, (_, { host, port }) => {
      writer.int32(addresses.findIndex((address) => address.port === port) + 1);
      writer.string(host).int32(port).string(null).tags();
    });
    writer.int32(authorized.all).tags();
  },
};

const describeLogDirs: ScriptedApi = {
  key: 35,
  version: 4,
  answer(_request, writer, { plan, broker }) {
    writer.int32(notThrottled).int16(none);
    writer.array(["/data"], (_, directory) => {
      writer.int16(none).string(directory);
      writer.array(
        Array.from({ length: plan.topics }, (__, topic) => topic),
        (__, topic) => {
          writer.string(topicName(topic));
          writer.array(
            partitionsOf(plan).filter((partition) => replicasOf(plan, topic, partition).includes(broker)),
            (___, partition) => writer.int32(partition).int64(1_234_567).int64(0).boolean(false).tags(),
          );
          writer.tags();
        },
      );
      writer.int64(1_000_000_000_000).int64(500_000_000_000).tags();
    });
    writer.tags();
  },
};

const listTransactions: ScriptedApi = {
  key: 66,
  version: 1,
  answer(_request, writer, { broker }) {
    writer
      .int32(notThrottled)
      .int16(none)
      .array([], () => undefined);
    writer.array(
      Array.from({ length: 50 }, (_, index) => index),
      (_, index) =>
        writer
          .string(`tx-${String(broker)}-${String(index)}`)
          .int64(index)
          .string("CompleteCommit")
          .tags(),
    );
    writer.tags();
  },
};

const noSuchTransactionalId = 105;

const describeTransactions: ScriptedApi = {
  key: 65,
  version: 0,
  answer(request, writer) {
    writer.int32(notThrottled);
    writer.array(strings(request), (_, transactionalId) => {
      writer.int16(noSuchTransactionalId).string(transactionalId).string("").int32(0).int64(-1).int64(-1).int16(-1);
      writer.array([], () => undefined).tags();
    });
    writer.tags();
  },
};

/** Every second partition has a producer. */
const describeProducers: ScriptedApi = {
  key: 61,
  version: 0,
  answer(request, writer) {
    const topics = request.array((reader): OfTopic<number> => {
      const topic = { name: reader.string(), partitions: reader.array(() => reader.int32()) };
      reader.tags();
      return topic;
    });
    writer.int32(notThrottled);
    writer.array(topics, (_, { name, partitions }) => {
      writer.string(name);
      writer.array(partitions, (__, partition) => {
        writer.int32(partition).int16(none).string(null);
        writer.array(partition % 2 === 0 ? [topicIndex(name)] : [], (___, producerId) =>
          writer.int64(producerId).int32(0).int32(99).int64(1_772_366_400_000).int32(0).int64(-1).tags(),
        );
        writer.tags();
      });
      writer.tags();
    });
    writer.tags();
  },
};

const listPartitionReassignments: ScriptedApi = {
  key: 46,
  version: 0,
  answer(_request, writer) {
    writer.int32(notThrottled).int16(none).string(null);
    writer.array([], () => undefined).tags();
  },
};

/** Everything that a scripted broker answers beside ApiVersions and SASL. */
export const scriptedApis: readonly ScriptedApi[] = [
  metadata,
  describeConfigs,
  listOffsets,
  listGroups,
  describeGroups,
  findCoordinator,
  offsetFetch,
  describeAcls,
  describeClientQuotas,
  describeUserScramCredentials,
  describeCluster,
  describeLogDirs,
  listTransactions,
  describeTransactions,
  describeProducers,
  listPartitionReassignments,
];
