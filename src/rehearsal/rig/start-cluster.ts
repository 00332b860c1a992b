import { join } from "node:path";
import { advertisedListeners } from "./broker-properties";
import { forThirtyDays, issueCertificate } from "./certificates";
import { mtlsClient, scramClient, writePropertiesFile, writeSecretFile } from "./client-files";
import {
  type ClusterPlan,
  formatCluster,
  type LocalCluster,
  planCluster,
  serversOf,
  startNode,
  superUser,
  superUserPassword,
  writeNode,
} from "./local-cluster";
import { PortTaken, superUserClient, untilLetIn, untilReady, untilStarted } from "./readiness";
import { type ClusterUser, type NodeChanges, type RunningCluster } from "./running-cluster";
import { type SuperUserLogin, writeQuotas, writeScramUsers } from "./super-user-writes";

export { freshPassword } from "./fresh-password";
export type { ClusterPlan } from "./local-cluster";

const startAttempts = 3;

/**
 * Starts a Kafka cluster in KRaft mode on free loopback ports, with TLS, SCRAM-SHA-512, client certificates and the
 * authorizer on, and waits until every broker is registered and lets the super user in over TLS.
 *
 * @throws ProgramFailed with the last lines of the broker's log where it does not come up; nothing is left running
 */
export async function startCluster(plan: ClusterPlan): Promise<RunningCluster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce({ ...plan, directory: join(plan.directory, `start-${String(attempt)}`) });
    } catch (error) {
      if (attempt === startAttempts || !(error instanceof PortTaken)) throw error;
      plan.onProgress?.("a port was taken in the meantime: starting again on others");
    }
  }
}

async function startOnce(plan: ClusterPlan): Promise<RunningCluster> {
  const cluster = await planCluster(plan);
  try {
    await formatCluster(cluster);
    for (const node of cluster.nodes) await startNode(cluster, node);
    await untilReady(cluster);
    await setPasswords(cluster, [{ name: superUser, password: superUserPassword(cluster) }]);
    return runningCluster(cluster);
  } catch (error) {
    await endAll(cluster);
    throw error;
  }
}

function runningCluster(cluster: LocalCluster): RunningCluster {
  const { plan, caFile, nodes, passwords, authority } = cluster;
  const bootstrapServers = serversOf(cluster, "tls");
  const mtlsBootstrapServers = serversOf(cluster, "mtls");
  const clientFile = (name: string): string => join(plan.directory, "clients", name);
  return {
    name: plan.name,
    bootstrapServers,
    mtlsBootstrapServers,
    caFile,
    superUser,
    nodes: () =>
      nodes.map(({ id, ports, configs, process }) => ({
        id,
        ports,
        advertisedListeners: configs["advertised.listeners"] ?? advertisedListeners(ports),
        pid: process?.pid ?? -1,
        logFile: process?.logFile ?? "",
      })),
    setPasswords: (users) => setPasswords(cluster, users),
    setQuotas: (quotas) => writeQuotas(superUserLogin(cluster), quotas),
    clientProperties: (user) => {
      const password = passwords.get(user);
      if (password === undefined) throw new Error(`${plan.name} has no user ${user} of ours.`);
      const file = clientFile(`${encodeURIComponent(user)}.properties`);
      writePropertiesFile(file, scramClient(bootstrapServers, caFile, { name: user, password }));
      return file;
    },
    mtlsClientProperties: (commonName) => {
      const client = issueCertificate(authority, { commonName, ...forThirtyDays(new Date()) });
      const keyStoreFile = clientFile(`${encodeURIComponent(commonName)}-mtls.pem`);
      writeSecretFile(keyStoreFile, `${client.key}${client.certificate}`);
      const file = clientFile(`${encodeURIComponent(commonName)}-mtls.properties`);
      writePropertiesFile(file, mtlsClient(mtlsBootstrapServers, caFile, keyStoreFile));
      return file;
    },
    kafkajs: () => superUserClient(cluster),
    restartNode: (id, changes) => restartNode(cluster, id, changes),
    stop: () => endAll(cluster),
  };
}

function superUserLogin(cluster: LocalCluster): SuperUserLogin {
  return {
    bootstrapServers: serversOf(cluster, "internal"),
    name: superUser,
    password: superUserPassword(cluster),
  };
}

async function setPasswords(cluster: LocalCluster, users: readonly ClusterUser[]): Promise<void> {
  await writeScramUsers(superUserLogin(cluster), users);
  for (const { name, password } of users) cluster.passwords.set(name, password);
  // Brokers read what was committed in order: who lets the last one in knows them all.
  const last = users.at(-1);
  if (last !== undefined) await untilLetIn(cluster, last.name);
}

async function restartNode(cluster: LocalCluster, id: number, changes: NodeChanges): Promise<void> {
  const node = cluster.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) throw new Error(`${cluster.plan.name} has no node ${String(id)}.`);
  await node.process?.stop();
  node.configs = { ...node.configs, ...changes.configs };
  node.certificate = changes.certificate ?? node.certificate;
  writeNode(cluster, node);
  await untilStarted(cluster, node, await startNode(cluster, node));
  await untilReady(cluster);
}

/** At once: nothing of the data is needed any more, and brokers that lose their quorum would wait for each other. */
async function endAll({ nodes }: LocalCluster): Promise<void> {
  await Promise.all(nodes.map(async ({ process }) => process?.kill()));
}
