import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kafka, logLevel } from "kafkajs";
import { ProgramFailed } from "../terraform/program-failed";
import { advertisedListeners, brokerProperties, type NodePorts } from "./broker-properties";
import {
  certificateAuthority,
  forThirtyDays,
  issueCertificate,
  type KeyAndCertificate,
  longExpired,
} from "./certificates";
import { mtlsClient, scramClient, writePropertiesFile, writeSecretFile } from "./client-files";
import { freePorts } from "./free-ports";
import { type JavaProcess, runJavaTool, startJava } from "./java-process";
import { type KafkaDistribution } from "./kafka-distribution";
import { type NodeChanges, type RunningCluster } from "./running-cluster";
import { type SuperUserLogin, writeQuotas, writeScramUsers } from "./super-user-writes";

/** A cluster to start. */
export interface ClusterPlan {
  readonly name: string;
  readonly distribution: KafkaDistribution;
  readonly nodes: 1 | 3;
  /** Everything of it lies here: data, logs, certificates, passwords (files of mode 0600 in folders of 0700). */
  readonly directory: string;
  /** Broker configs that win over ours. */
  readonly configs?: Readonly<Record<string, string>>;
  readonly heapMegabytes?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (text: string) => void;
}

const superUser = "admin";
const readyWithinMs = 90_000;
const startAttempts = 3;

/**
 * Starts a Kafka cluster in KRaft mode on free loopback ports, with TLS, SCRAM-SHA-512, client certificates and the
 * authorizer on, and waits until every broker is registered and answers over TLS with a login.
 *
 * @throws ProgramFailed with the last lines of the broker's log where it does not come up; nothing is left running
 */
export async function startCluster(plan: ClusterPlan): Promise<RunningCluster> {
  mkdirSync(plan.directory, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce({ ...plan, directory: join(plan.directory, `start-${String(attempt)}`) });
    } catch (error) {
      // Between finding a free port and binding it somebody else may take it.
      if (attempt === startAttempts || !(error instanceof PortTaken)) throw error;
    }
  }
}

class PortTaken extends ProgramFailed {}

interface Node {
  readonly id: number;
  readonly ports: NodePorts;
  configs: Readonly<Record<string, string>>;
  certificate: "valid" | "expired";
  starts: number;
  process: JavaProcess | undefined;
}

async function startOnce(plan: ClusterPlan): Promise<RunningCluster> {
  mkdirSync(plan.directory, { recursive: true, mode: 0o700 });
  const authority = certificateAuthority(`${plan.name} authority`, new Date());
  const caFile = join(plan.directory, "ca.pem");
  writeSecretFile(caFile, authority.certificate);
  const passwords = new Map([[superUser, freshPassword()]]);
  const nodes = await planNodes(plan);
  const cluster = runningCluster(plan, nodes, authority, caFile, passwords);
  try {
    await formatAll(plan, nodes, authority, caFile, passwords);
    for (const node of nodes) node.process = await startNode(plan, node);
    await untilReady(plan, nodes, passwords, plan.nodes);
    await cluster.setPasswords([{ name: superUser, password: passwords.get(superUser) ?? "" }]);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** A password that needs no quoting anywhere: not in JAAS, not in properties, not in a shell. */
export function freshPassword(): string {
  return randomBytes(24).toString("base64url");
}

async function planNodes(plan: ClusterPlan): Promise<readonly Node[]> {
  const ports = await freePorts(4 * plan.nodes);
  return Array.from({ length: plan.nodes }, (_, index) => {
    const [internal = 0, tls = 0, mtls = 0, controller = 0] = ports.slice(index * 4);
    return {
      id: index + 1,
      ports: { internal, tls, mtls, controller },
      configs: plan.configs ?? {},
      certificate: "valid" as const,
      starts: 0,
      process: undefined,
    };
  });
}

function nodeFile(plan: ClusterPlan, node: Node, name: string): string {
  return join(plan.directory, `node-${String(node.id)}`, name);
}

function writeNode(
  plan: ClusterPlan,
  node: Node,
  nodes: readonly Node[],
  authority: KeyAndCertificate,
  caFile: string,
  passwords: ReadonlyMap<string, string>,
): void {
  const validity = node.certificate === "expired" ? longExpired(new Date()) : forThirtyDays(new Date());
  const server = issueCertificate(authority, {
    commonName: `${plan.name}-${String(node.id)}`,
    hosts: ["127.0.0.1", "localhost"],
    ...validity,
  });
  const keyStoreFile = nodeFile(plan, node, "server.pem");
  writeSecretFile(keyStoreFile, `${server.key}${server.certificate}`);
  writePropertiesFile(
    nodeFile(plan, node, "server.properties"),
    brokerProperties({
      id: node.id,
      ports: node.ports,
      voters: nodes.map(({ id, ports }) => ({ id, port: ports.controller })),
      superUser,
      superUserPassword: passwords.get(superUser) ?? "",
      keyStoreFile,
      trustStoreFile: caFile,
      dataDirectory: nodeFile(plan, node, "data"),
      configs: node.configs,
    }),
  );
}

async function formatAll(
  plan: ClusterPlan,
  nodes: readonly Node[],
  authority: KeyAndCertificate,
  caFile: string,
  passwords: ReadonlyMap<string, string>,
): Promise<void> {
  // 16 random bytes as Kafka prints a Uuid: the tool that makes one would cost another start of Java.
  const clusterId = randomBytes(16).toString("base64url");
  for (const node of nodes) writeNode(plan, node, nodes, authority, caFile, passwords);
  await Promise.all(
    nodes.map((node) =>
      runJavaTool({
        distribution: plan.distribution,
        mainClass: "kafka.tools.StorageTool",
        arguments: ["format", "-t", clusterId, "-c", nodeFile(plan, node, "server.properties")],
        workDirectory: plan.directory,
      }),
    ),
  );
}

function startNode(plan: ClusterPlan, node: Node): Promise<JavaProcess> {
  node.starts += 1;
  return startJava({
    distribution: plan.distribution,
    mainClass: "kafka.Kafka",
    arguments: [nodeFile(plan, node, "server.properties")],
    heapMegabytes: plan.heapMegabytes ?? 128,
    logFile: nodeFile(plan, node, `broker-${String(node.starts)}.log`),
    workDirectory: plan.directory,
    env: { LOG_DIR: plan.directory },
  });
}

/** Ready is: every broker registered and a controller elected, seen through the internal listener of a running node. */
async function untilReady(
  plan: ClusterPlan,
  nodes: readonly Node[],
  passwords: ReadonlyMap<string, string>,
  brokers: number,
): Promise<void> {
  const giveUpAtMs = Date.now() + readyWithinMs;
  for (;;) {
    plan.signal?.throwIfAborted();
    mustRun(plan, nodes);
    if (await isReady(nodes, passwords, brokers)) return;
    if (Date.now() > giveUpAtMs)
      throw new ProgramFailed(
        `${plan.name} was not ready within ${String(readyWithinMs / 1000)} s:\n${lastLines(nodes)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function mustRun(plan: ClusterPlan, nodes: readonly Node[]): void {
  const dead = nodes.find(({ process }) => process !== undefined && !process.isRunning());
  if (dead === undefined) return;
  const said = lastLines([dead]);
  const text = `Broker ${String(dead.id)} of ${plan.name} ended while it started:\n${said}`;
  throw /Address already in use/.test(said) ? new PortTaken(text) : new ProgramFailed(text);
}

function lastLines(nodes: readonly Node[]): string {
  return nodes.flatMap(({ process }) => process?.lastLines(15) ?? []).join("\n");
}

async function isReady(
  nodes: readonly Node[],
  passwords: ReadonlyMap<string, string>,
  brokers: number,
): Promise<boolean> {
  const admin = internalClient(nodes, passwords, 1_000).admin();
  try {
    await admin.connect();
    const seen = await admin.describeCluster();
    return seen.brokers.length >= brokers && (seen.controller ?? -1) >= 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function internalClient(nodes: readonly Node[], passwords: ReadonlyMap<string, string>, timeoutMs: number): Kafka {
  return new Kafka({
    brokers: nodes.map(({ ports }) => `127.0.0.1:${String(ports.internal)}`),
    sasl: { mechanism: "plain", username: superUser, password: passwords.get(superUser) ?? "" },
    connectionTimeout: timeoutMs,
    requestTimeout: Math.max(timeoutMs, 5_000),
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
  });
}

function runningCluster(
  plan: ClusterPlan,
  nodes: readonly Node[],
  authority: KeyAndCertificate,
  caFile: string,
  passwords: Map<string, string>,
): RunningCluster {
  const servers = (port: (ports: NodePorts) => number): string =>
    nodes.map(({ ports }) => `127.0.0.1:${String(port(ports))}`).join(",");
  const bootstrapServers = servers(({ tls }) => tls);
  const mtlsBootstrapServers = servers(({ mtls }) => mtls);
  const clientFile = (name: string): string => join(plan.directory, "clients", name);
  const asSuperUser = (): SuperUserLogin => ({
    bootstrapServers: servers(({ internal }) => internal),
    name: superUser,
    password: passwords.get(superUser) ?? "",
  });
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
    setPasswords: async (users) => {
      await writeScramUsers(asSuperUser(), users);
      for (const { name, password } of users) passwords.set(name, password);
    },
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
    setQuotas: (quotas) => writeQuotas(asSuperUser(), quotas),
    kafkajs: () => new Kafka({ ...internalClientOptions(nodes, passwords), logLevel: logLevel.NOTHING }),
    restartNode: async (id, changes) => {
      const node = nodes.find((candidate) => candidate.id === id);
      if (node === undefined) throw new Error(`${plan.name} has no node ${String(id)}.`);
      await restart(plan, node, nodes, authority, caFile, passwords, changes);
    },
    stop: async () => {
      await Promise.all(nodes.map(async ({ process }) => process?.stop()));
    },
  };
}

function internalClientOptions(
  nodes: readonly Node[],
  passwords: ReadonlyMap<string, string>,
): ConstructorParameters<typeof Kafka>[0] {
  return {
    brokers: nodes.map(({ ports }) => `127.0.0.1:${String(ports.internal)}`),
    sasl: { mechanism: "plain", username: superUser, password: passwords.get(superUser) ?? "" },
    connectionTimeout: 10_000,
    requestTimeout: 30_000,
    retry: { retries: 8, initialRetryTime: 100 },
  };
}

async function restart(
  plan: ClusterPlan,
  node: Node,
  nodes: readonly Node[],
  authority: KeyAndCertificate,
  caFile: string,
  passwords: ReadonlyMap<string, string>,
  changes: NodeChanges,
): Promise<void> {
  await node.process?.stop();
  node.configs = { ...node.configs, ...changes.configs };
  node.certificate = changes.certificate ?? node.certificate;
  writeNode(plan, node, nodes, authority, caFile, passwords);
  node.process = await startNode(plan, node);
  const log = node.process;
  const giveUpAtMs = Date.now() + readyWithinMs;
  const begun = (): boolean => log.lastLines(400).some((line) => /Kafka Server started/.test(line));
  while (!begun() && Date.now() < giveUpAtMs) {
    mustRun(plan, [node]);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await untilReady(plan, nodes, passwords, nodes.length);
}
