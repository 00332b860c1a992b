import { type Api, type Throttled } from "../../src/kafka-client/protocol/api";
import { apiVersions } from "../../src/kafka-client/protocol/api-versions";
import { consumerGroupDescribe } from "../../src/kafka-client/protocol/consumer-group-describe";
import { describeAcls } from "../../src/kafka-client/protocol/describe-acls";
import { describeClientQuotas } from "../../src/kafka-client/protocol/describe-client-quotas";
import { describeCluster } from "../../src/kafka-client/protocol/describe-cluster";
import { configResourceTypes, describeConfigs } from "../../src/kafka-client/protocol/describe-configs";
import { describeGroups } from "../../src/kafka-client/protocol/describe-groups";
import { describeLogDirs } from "../../src/kafka-client/protocol/describe-log-dirs";
import { describeProducers } from "../../src/kafka-client/protocol/describe-producers";
import { describeTransactions } from "../../src/kafka-client/protocol/describe-transactions";
import { describeUserScramCredentials } from "../../src/kafka-client/protocol/describe-user-scram-credentials";
import { fetch } from "../../src/kafka-client/protocol/fetch";
import { findCoordinator } from "../../src/kafka-client/protocol/find-coordinator";
import { listGroups } from "../../src/kafka-client/protocol/list-groups";
import { listOffsets, logEnds } from "../../src/kafka-client/protocol/list-offsets";
import { listPartitionReassignments } from "../../src/kafka-client/protocol/list-partition-reassignments";
import { listTransactions } from "../../src/kafka-client/protocol/list-transactions";
import { metadata } from "../../src/kafka-client/protocol/metadata";
import { offsetFetch } from "../../src/kafka-client/protocol/offset-fetch";

/** What is done with one API and the request that its fixtures answer. */
export type Capture = <Q, S extends Throttled>(api: Api<Q, S>, request: Q) => Promise<void>;

/** Every API that is read, each with one request: the capture sends them, the tests decode the answers. */
export async function captures(capture: Capture): Promise<void> {
  await capture(apiVersions, { softwareName: "kafka-byoc", softwareVersion: "1" });
  await capture(metadata, { topics: "all" });
  await capture(describeConfigs, {
    resources: [
      { type: configResourceTypes.topic, name: "orders.v1" },
      { type: configResourceTypes.topic, name: "absent" },
    ],
  });
  await capture(listOffsets, {
    isolation: 1,
    topics: [
      { name: "orders.v1", partitions: [0, 1].map((partition) => ({ partition, timestamp: logEnds.latest })) },
      { name: "absent", partitions: [{ partition: 0, timestamp: logEnds.latest }] },
    ],
  });
  await capture(listGroups, undefined);
  await capture(describeGroups, { groupIds: ["billing"] });
  await capture(consumerGroupDescribe, { groupIds: ["shipping"] });
  await capture(findCoordinator, { groupIds: ["billing"] });
  await capture(offsetFetch, { groupIds: ["billing"] });
  await capture(describeAcls, undefined);
  await capture(describeClientQuotas, undefined);
  await capture(describeUserScramCredentials, undefined);
  await capture(describeCluster, undefined);
  await capture(describeLogDirs, undefined);
  await capture(listTransactions, undefined);
  await capture(describeTransactions, { transactionalIds: ["fixtures", "absent"] });
  await capture(describeProducers, {
    topics: [
      { name: "orders.v1", partitions: [0, 1] },
      { name: "absent", partitions: [0] },
    ],
  });
  await capture(listPartitionReassignments, undefined);
  await capture({ ...fetch, name: "Fetch transactions" }, fetchOf("orders.v1", 1, 0));
  // The first batch is years older than the others: it has a segment of its own, where an answer ends.
  await capture({ ...fetch, name: "Fetch gzip" }, fetchOf("codecs", 0, 0));
  await capture({ ...fetch, name: "Fetch codecs" }, fetchOf("codecs", 0, 2));
}

function fetchOf(topic: string, partition: number, offset: number): Parameters<typeof fetch.encode>[1] {
  return { isolation: 1, maxWaitMs: 100, maxBytes: 65_536, topic, partition, offset };
}
