import { Kafka, logLevel } from "kafkajs";
import { parseClientProperties } from "../../kafka-client/client-properties";
import { openCluster } from "../../kafka-client/cluster";
import { ProgramFailed } from "../terraform/program-failed";
import { propertiesText, scramClient } from "./client-files";
import { type JavaProcess } from "./java-process";
import { type LocalCluster, type LocalNode, superUser, superUserPassword } from "./local-cluster";

/** A broker found one of its ports in use: between finding a free port and binding it somebody else took it. */
export class PortTaken extends ProgramFailed {}

const readyWithinMs = 180_000;
const loginWithinMs = 60_000;
const lookEveryMs = 150;
const linesShown = 15;

/**
 * Waits until every broker is registered and a controller elected, as seen through the internal listener.
 *
 * @throws PortTaken, or ProgramFailed with the last lines of the log, where a broker ends or takes too long
 */
export async function untilReady(cluster: LocalCluster): Promise<void> {
  const { plan, nodes } = cluster;
  const giveUpAtMs = Date.now() + readyWithinMs;
  for (;;) {
    plan.signal?.throwIfAborted();
    nodes.forEach((node) => mustRun(cluster, node));
    if (await isReady(cluster)) return;
    if (Date.now() > giveUpAtMs) throw notReady(cluster, nodes);
    await pause();
  }
}

/**
 * Waits until one node says that it has started: after a restart the others may still count it from before.
 *
 * @throws as {@link untilReady}
 */
export async function untilStarted(cluster: LocalCluster, node: LocalNode, process: JavaProcess): Promise<void> {
  const giveUpAtMs = Date.now() + readyWithinMs;
  while (!process.lastLines(400).some((line) => line.includes("Kafka Server started"))) {
    cluster.plan.signal?.throwIfAborted();
    mustRun(cluster, node);
    if (Date.now() > giveUpAtMs) throw notReady(cluster, [node]);
    await pause();
  }
}

/**
 * Waits until every running node lets a user in over TLS with the password that was set: a credential is committed
 * before each broker has read it. Nodes that serve an expired certificate are not asked.
 *
 * @throws ProgramFailed where a node still refuses after some seconds, with the reason
 */
export async function untilLetIn(cluster: LocalCluster, user: string): Promise<void> {
  const password = cluster.passwords.get(user) ?? "";
  const asked = cluster.nodes.filter(
    ({ certificate, process }) => certificate === "valid" && process?.isRunning() !== false,
  );
  await Promise.all(asked.map((node) => untilNodeLetsIn(cluster, node, { name: user, password })));
}

async function untilNodeLetsIn(
  cluster: LocalCluster,
  node: LocalNode,
  login: { readonly name: string; readonly password: string },
): Promise<void> {
  const server = `127.0.0.1:${String(node.ports.tls)}`;
  const properties = parseClientProperties(propertiesText(scramClient(server, cluster.caFile, login)), "a new user");
  const giveUpAtMs = Date.now() + loginWithinMs;
  for (;;) {
    cluster.plan.signal?.throwIfAborted();
    try {
      await (await openCluster(properties)).close();
      return;
    } catch (error) {
      if (Date.now() > giveUpAtMs)
        throw new ProgramFailed(
          `Broker ${String(node.id)} of ${cluster.plan.name} does not let ${login.name} in: ${String(error)}`,
        );
    }
    await pause();
  }
}

function mustRun({ plan }: LocalCluster, node: LocalNode): void {
  if (node.process === undefined || node.process.isRunning()) return;
  const said = lastLines([node]);
  const text = `Broker ${String(node.id)} of ${plan.name} ended while it started:\n${said}`;
  throw /Address already in use/.test(said) ? new PortTaken(text) : new ProgramFailed(text);
}

function notReady({ plan }: LocalCluster, nodes: readonly LocalNode[]): ProgramFailed {
  return new ProgramFailed(
    `${plan.name} was not ready within ${String(readyWithinMs / 1000)} s. Its brokers' last words:\n${lastLines(nodes)}`,
  );
}

/** What a broker complained of, which its shutdown buries under hundreds of lines; else what it said last. */
function lastLines(nodes: readonly LocalNode[]): string {
  return nodes
    .flatMap(({ process }) => {
      const lines = (process?.lastLines(600) ?? []).filter((line) => !/^\s+(at |\.\.\. )/.test(line));
      const complaints = lines.filter((line) => complaint.test(line));
      return (complaints.length > 0 ? [...new Set(complaints)] : lines).slice(-linesShown);
    })
    .map((line) => `  ${line}`)
    .join("\n");
}

const complaint = /^(\[[^\]]*\] (ERROR|FATAL) |Caused by: |Exception in |[\w.]+(Exception|Error): |Error occurred )/;

async function isReady(cluster: LocalCluster): Promise<boolean> {
  const admin = superUserClient(cluster, {
    connectionTimeout: 1_000,
    requestTimeout: 5_000,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    const seen = await admin.describeCluster();
    return seen.brokers.length >= cluster.nodes.length && (seen.controller ?? -1) >= 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

type Patience = Pick<ConstructorParameters<typeof Kafka>[0], "connectionTimeout" | "requestTimeout" | "retry">;

/** Enough for brokers that share few cores with much else. */
const patient: Patience = {
  connectionTimeout: 10_000,
  requestTimeout: 30_000,
  retry: { retries: 8, initialRetryTime: 100 },
};

/** The client library that we write with, as the super user at the internal listener. */
export function superUserClient(cluster: LocalCluster, patience: Patience = patient): Kafka {
  return new Kafka({
    brokers: cluster.nodes.map(({ ports }) => `127.0.0.1:${String(ports.internal)}`),
    sasl: { mechanism: "plain", username: superUser, password: superUserPassword(cluster) },
    logLevel: logLevel.NOTHING,
    ...patience,
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
