import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { type Cluster, openCluster } from "../../../src/kafka-client/cluster";
import { readAcls } from "../../../src/kafka-client/reads/acls";
import { readCommittedOffsets } from "../../../src/kafka-client/reads/committed-offsets";
import { readLogOffsets } from "../../../src/kafka-client/reads/log-offsets";
import { readMetadata } from "../../../src/kafka-client/reads/metadata";
import { readQuotas } from "../../../src/kafka-client/reads/quotas";
import { readRecords } from "../../../src/kafka-client/reads/records";
import { readScramUsers } from "../../../src/kafka-client/reads/scram-users";
import { aclKey } from "../../../src/kafka/acl";
import { type Answer } from "../../../src/kafka/answer";
import { type ClientQuota, partitionKey, type TopicPartition } from "../../../src/kafka/cluster-facts";
import { productionAcls } from "../../../src/rehearsal/production/access";
import { advanceGroups } from "../../../src/rehearsal/production/advance-groups";
import { fillSource } from "../../../src/rehearsal/production/fill-source";
import { productionGroups } from "../../../src/rehearsal/production/groups";
import { startLiveProducers } from "../../../src/rehearsal/production/live-producers";
import { productionQuotas } from "../../../src/rehearsal/production/quotas";
import { largeRecordTopic, productionTopics, transactionalTopic } from "../../../src/rehearsal/production/topics";
import { passwordUsers } from "../../../src/rehearsal/production/users";
import { kafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { startCluster } from "../../../src/rehearsal/rig/start-cluster";
import { describeWithKafka } from "../rig";

function value<T>(answer: Answer<T> | undefined): T {
  if (answer?.known !== true) throw new Error(JSON.stringify(answer));
  return answer.value;
}

const partitionsOf = (topic: string): readonly TopicPartition[] => {
  const count = productionTopics.find(({ name }) => name === topic)?.partitions ?? 0;
  return Array.from({ length: count }, (_, partition) => ({ topic, partition }));
};

describeWithKafka("a source that is filled as production would look", () => {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-filled-"));
  let source: RunningCluster;
  let cluster: Cluster;

  const endsOf = async (topic: string): Promise<readonly number[]> => {
    const partitions = partitionsOf(topic);
    const offsets = await readLogOffsets(cluster, partitions);
    return partitions.map((one) => value(offsets.get(partitionKey(one))).end);
  };
  const recordsOf = async (topic: string) => {
    const ends = await endsOf(topic);
    const records = [];
    for (const [partition, to] of ends.entries())
      for await (const record of readRecords(cluster, { topic, partition, from: 0, to, isolation: "read_committed" }))
        records.push(record);
    return records;
  };

  beforeAll(async () => {
    const distribution = await kafkaDistribution({ version: "3.9.2" });
    source = await startCluster({ name: "filled", distribution, nodes: 1, directory: join(directory, "filled") });
    await fillSource(source, distribution, directory, () => undefined);
    cluster = await openCluster(readClientProperties(source.clientProperties("admin")));
  }, 600_000);
  afterAll(async () => {
    await cluster?.close();
    await source?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it("holds every record exactly once, in every codec", async () => {
    const ordinary = productionTopics.filter(({ name }) => name !== transactionalTopic && name !== largeRecordTopic);
    const counted = await Promise.all(
      ordinary.map(async ({ name }) => [name, (await endsOf(name)).reduce((sum, end) => sum + end, 0)] as const),
    );
    expect(new Map(counted)).toEqual(new Map(ordinary.map(({ name, records }) => [name, records])));
    for (const codec of ["gzip", "snappy", "lz4", "zstd"]) {
      const records = await recordsOf(`codec.${codec}`);
      expect(records).toHaveLength(200);
      expect(records.every(({ headers }) => headers.length > 0)).toBe(true);
    }
  });

  it("holds records without a key, tombstones, headers of one name twice and bytes", async () => {
    const orders = await recordsOf("orders.v1");
    expect(orders.some(({ key }) => key === null)).toBe(true);
    expect(orders[0]?.headers.filter(({ key }) => key === "tag")).toHaveLength(2);
    expect((await recordsOf("customers")).some(({ value: text }) => text === null)).toBe(true);
  });

  it("holds a record that no default would let through", async () => {
    const sizes = (await recordsOf(largeRecordTopic)).map(({ value: text }) => text?.length ?? 0);
    expect(Math.max(...sizes)).toBe(3 * 1024 * 1024);
  });

  it("shows two of three transactions; the aborted one and the markers are in the log alone", async () => {
    const records = await recordsOf(transactionalTopic);
    const end = (await endsOf(transactionalTopic)).reduce((sum, one) => sum + one, 0);
    expect(records).toHaveLength(40);
    expect(end).toBeGreaterThan(60);
  });

  it("has all grants, quotas and users, names that look like templates among them", async () => {
    const acls = value(await readAcls(cluster));
    const keys = acls.authorizer === "on" ? acls.acls.map(aclKey) : [];
    expect(keys.sort()).toEqual(productionAcls.map(aclKey).sort());
    const entity = (quota: ClientQuota): string => JSON.stringify(Object.entries(quota.entity).sort());
    const quotas = value(await readQuotas(cluster)).map(entity);
    expect(quotas.sort()).toEqual(productionQuotas.map(entity).sort());
    const users = value(await readScramUsers(cluster)).map(({ user }) => user);
    expect(users.sort()).toEqual(["admin", ...passwordUsers].sort());
    expect(users).toContain("${env}-batch");
  });

  it("has the topics that arise by themselves", async () => {
    const { topics } = await readMetadata(cluster);
    expect([...topics.keys()].filter((name) => name.startsWith("__")).sort()).toEqual([
      "__consumer_offsets",
      "__transaction_state",
    ]);
  });

  it("goes on being written to, and its groups follow to exactly the lag that they are known for", async () => {
    const live = await startLiveProducers(source);
    while (live.perPartition() < 3) await new Promise((resolve) => setTimeout(resolve, 50));
    await live.stop();
    const written = live.perPartition();
    const orders = productionTopics.find(({ name }) => name === "orders.v1");
    expect((await endsOf("orders.v1")).reduce((sum, end) => sum + end, 0)).toBe(
      (orders?.records ?? 0) + written * (orders?.partitions ?? 0),
    );

    const moving = productionGroups.filter(({ moves }) => moves);
    await advanceGroups(source, moving);
    const commits = await readCommittedOffsets(
      cluster,
      moving.map(({ groupId }) => groupId),
    );
    for (const { groupId, topics, lag } of moving)
      for (const topic of topics)
        for (const [partition, end] of (await endsOf(topic)).entries())
          expect([
            groupId,
            topic,
            partition,
            value(commits.get(groupId)).get(partitionKey({ topic, partition })),
          ]).toEqual([groupId, topic, partition, Math.max(0, end - lag)]);
  });
});
