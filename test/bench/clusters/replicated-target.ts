import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { offsetSyncsTopic, positionsTopic } from "../../../src/check/mirror-maker/topics";
import { internalTopics } from "../../../src/constructs/mirror-maker/internal-topics";
import { requiredAcls } from "../../../src/constructs/mirror-maker/required-acls";
import { waveExpectations } from "../../../src/constructs/stacks/wave-expectations";
import { writeJsonDocument } from "../../../src/documents/write-file";
import { type Expectations } from "../../../src/expectations/document";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { freshPassword } from "../../../src/rehearsal/rig/start-cluster";
import { rehearsalMirrorMaker, rehearsalPrincipals } from "../../../src/rehearsal/app";
import { waveFromFiles } from "../../../src/target/wave-from-files";
import { positionsOf } from "./crowded-clusters";
import { commit, createTopics, write, writeAcls, type Written } from "./fill";
import { applications, groups, partitions, topics } from "./size";

const alias = "src";

/** A wave of everything that the source has, and a target on which it has been applied and replicated. */
export interface ReplicatedTarget {
  readonly expectationsFile: string;
  readonly expectations: Expectations;
}

/**
 * Makes the target what a deployed and replicated wave of all topics leaves behind. Terraform and MirrorMaker would take
 * minutes for it, so both are played: topics, rights and quotas are created, MirrorMaker's own records are written.
 */
export async function replicateAll(
  directory: string,
  inventoryFile: string,
  source: RunningCluster,
  target: RunningCluster,
): Promise<ReplicatedTarget> {
  const { expectations, targetTopics, quotas } = declare(directory, inventoryFile, source, target);
  const expectationsFile = join(directory, "expectations.json");
  writeJsonDocument(expectationsFile, expectations);
  const workers = ["auditor", "terraform", "mm2-source", "mm2-target"].map((name) => ({
    name,
    password: freshPassword(),
  }));
  await source.setPasswords(workers);
  await target.setPasswords([
    ...workers,
    ...expectations.scramUsers.map(({ user }) => ({ name: user, password: freshPassword() })),
  ]);
  await createTopics(target, targetTopics);
  await target.setQuotas(quotas);
  for (const [name, cluster] of [
    ["source", source],
    ["target", target],
  ] as const)
    await writeAcls(
      cluster,
      expectations.access.filter((entry) => entry.cluster === name).flatMap(({ acls }) => acls),
    );
  await write(
    target,
    partitions.map((place) => ({ ...place, message: { key: "k", value: "v" } })),
  );
  await write(target, [...partitions.map(position), ...partitions.map(offsetSync)]);
  await commit(
    target,
    groups.map(({ groupId, topics: read }) => ({ groupId, positions: positionsOf(read) })),
  );
  return { expectationsFile, expectations };
}

function declare(directory: string, inventoryFile: string, source: RunningCluster, target: RunningCluster) {
  const waveFile = join(directory, "wave.yaml");
  const brokers = target.nodes().length;
  writeFileSync(
    waveFile,
    stringify({
      apiVersion: "kafka-byoc/v1",
      kind: "Wave",
      id: "everything",
      members: {
        topics: topics.map(({ name }) => name),
        groups: groups.map(({ groupId }) => groupId),
        principals: applications.map((name) => `User:${name}`),
      },
      target: { profile: "apache-kafka@4.3", brokers, replicationFactor: 1 },
    }),
  );
  const wave = waveFromFiles({ inventory: inventoryFile, wave: waveFile });
  const mirrorMaker = rehearsalMirrorMaker({
    sourceServers: source.bootstrapServers.split(","),
    targetServers: target.bootstrapServers.split(","),
    secretsDirectory: "/secrets",
  });
  const internal = internalTopics(alias, 1);
  const work = { topics: wave.topics.map(({ name }) => name), groups: wave.groups.map(({ groupId }) => groupId) };
  const expectations = waveExpectations({
    wave,
    mirrorMaker,
    mirrorMakerAcls: requiredAcls(mirrorMaker, work),
    internalTopics: internal,
    targetBrokers: { count: brokers },
    terraformPrincipal: rehearsalPrincipals.terraform,
    checkerPrincipals: { source: rehearsalPrincipals.checker, target: rehearsalPrincipals.checker },
    certificateDays: 1,
  });
  return { expectations, targetTopics: [...wave.topics, ...internal], quotas: wave.quotas };
}

/** How far the source connector has come, as Connect writes it (`OffsetStorageWriter`): the last offset that came over. */
function position({ topic, partition }: { readonly topic: string; readonly partition: number }): Written {
  const key = JSON.stringify(["MirrorSourceConnector", { cluster: alias, partition, topic }]);
  return {
    topic: positionsTopic(alias),
    partition: partition % 25,
    message: { key, value: JSON.stringify({ offset: 0 }) },
  };
}

/** `org.apache.kafka.connect.mirror.OffsetSync`: offset 0 of the source lies at offset 0 of the target. */
function offsetSync({ topic, partition }: { readonly topic: string; readonly partition: number }): Written {
  const name = Buffer.from(topic);
  const key = Buffer.alloc(2 + name.length + 4);
  key.writeInt16BE(name.length, 0);
  name.copy(key, 2);
  key.writeInt32BE(partition, 2 + name.length);
  return { topic: offsetSyncsTopic(alias), partition: 0, message: { key, value: Buffer.alloc(16) } };
}
