import { join } from "node:path";
import { advertisedListeners } from "./broker-properties";
import { forThirtyDays, issueCertificate } from "./certificates";
import { mtlsClient, scramClient, writePropertiesFile, writeSecretFile } from "./client-files";
import { type LocalCluster, serversOf, startNode, superUser, superUserPassword, writeNode } from "./local-cluster";
import { superUserClient, untilLetIn, untilReady, untilStarted } from "./readiness";
import { type ClusterUser, type NodeChanges, type RunningCluster } from "./running-cluster";
import { type SuperUserLogin, writeQuotas, writeScramUsers } from "./super-user-writes";

/** What can be done with a cluster of ours that runs; by this process or, for tests that share one, by another. */
export function runningCluster(cluster: LocalCluster): RunningCluster {
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
    stop: () => endCluster(cluster),
  };
}

function superUserLogin(cluster: LocalCluster): SuperUserLogin {
  return {
    bootstrapServers: serversOf(cluster, "internal"),
    name: superUser,
    password: superUserPassword(cluster),
  };
}

/** Creates SCRAM users, or gives them new passwords; once it returns, every broker lets them in. */
export async function setPasswords(cluster: LocalCluster, users: readonly ClusterUser[]): Promise<void> {
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

/** Ends every node at once: nothing of the data is needed any more, and brokers that lose their quorum would wait for each other. */
export async function endCluster({ nodes }: LocalCluster): Promise<void> {
  await Promise.all(nodes.map(async ({ process }) => process?.kill()));
}
