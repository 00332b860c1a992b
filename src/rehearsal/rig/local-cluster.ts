import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { brokerProperties, type NodePorts } from "./broker-properties";
import {
  certificateAuthority,
  forThirtyDays,
  issueCertificate,
  type KeyAndCertificate,
  longExpired,
} from "./certificates";
import { writePropertiesFile, writeSecretFile } from "./client-files";
import { freePorts } from "./free-ports";
import { freshPassword } from "./fresh-password";
import { type JavaProcess, runJavaTool, startJava } from "./java-process";
import { type KafkaDistribution } from "./kafka-distribution";

/** A cluster to start. */
export interface ClusterPlan {
  readonly name: string;
  readonly distribution: KafkaDistribution;
  readonly nodes: 1 | 3;
  /** Everything of it lies here: data, logs, certificates, passwords (files of mode 0600 in folders of 0700). */
  readonly directory: string;
  /** Broker configs that win over ours. */
  readonly configs?: Readonly<Record<string, string>>;
  /** Of each broker. Default: 128. */
  readonly heapMegabytes?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (text: string) => void;
}

/** One node of it, with what a restart may change. */
export interface LocalNode {
  readonly id: number;
  readonly ports: NodePorts;
  configs: Readonly<Record<string, string>>;
  certificate: "valid" | "expired";
  starts: number;
  process: JavaProcess | undefined;
}

/** All that is known of a cluster of ours while it starts and runs. */
export interface LocalCluster {
  readonly plan: ClusterPlan;
  readonly authority: KeyAndCertificate;
  readonly caFile: string;
  readonly nodes: readonly LocalNode[];
  /** By user. */
  readonly passwords: Map<string, string>;
}

/** The super user of every cluster of ours. */
export const superUser = "admin";

/** What the super user logs in with. */
export function superUserPassword({ passwords }: LocalCluster): string {
  return passwords.get(superUser) ?? "";
}

/** Finds ports, makes the certificate authority and a password; writes nothing but the authority's certificate. */
export async function planCluster(plan: ClusterPlan): Promise<LocalCluster> {
  mkdirSync(plan.directory, { recursive: true, mode: 0o700 });
  const authority = certificateAuthority(`${plan.name} authority`, new Date());
  const caFile = join(plan.directory, "ca.pem");
  writeSecretFile(caFile, authority.certificate);
  const ports = await freePorts(4 * plan.nodes);
  const nodes = Array.from({ length: plan.nodes }, (_, index): LocalNode => {
    const [internal = 0, tls = 0, mtls = 0, controller = 0] = ports.slice(index * 4);
    return {
      id: index + 1,
      ports: { internal, tls, mtls, controller },
      configs: plan.configs ?? {},
      certificate: "valid",
      starts: 0,
      process: undefined,
    };
  });
  return { plan, authority, caFile, nodes, passwords: new Map([[superUser, freshPassword()]]) };
}

/** `host:port` of one listener of all nodes, with commas between. */
export function serversOf({ nodes }: LocalCluster, listener: keyof NodePorts): string {
  return nodes.map(({ ports }) => `127.0.0.1:${String(ports[listener])}`).join(",");
}

function nodeFile({ plan }: LocalCluster, node: LocalNode, name: string): string {
  return join(plan.directory, `node-${String(node.id)}`, name);
}

/** Writes one node's key store and properties, as its configs and certificate are to be now. */
export function writeNode(cluster: LocalCluster, node: LocalNode): void {
  const validity = node.certificate === "expired" ? longExpired(new Date()) : forThirtyDays(new Date());
  const server = issueCertificate(cluster.authority, {
    commonName: `${cluster.plan.name}-${String(node.id)}`,
    hosts: ["127.0.0.1", "localhost"],
    ...validity,
  });
  const keyStoreFile = nodeFile(cluster, node, "server.pem");
  writeSecretFile(keyStoreFile, `${server.key}${server.certificate}`);
  writePropertiesFile(
    nodeFile(cluster, node, "server.properties"),
    brokerProperties({
      id: node.id,
      ports: node.ports,
      voters: cluster.nodes.map(({ id, ports }) => ({ id, port: ports.controller })),
      superUser,
      superUserPassword: superUserPassword(cluster),
      keyStoreFile,
      trustStoreFile: cluster.caFile,
      dataDirectory: nodeFile(cluster, node, "data"),
      configs: node.configs,
    }),
  );
}

/** Writes all nodes and formats their data directories. */
export async function formatCluster(cluster: LocalCluster): Promise<void> {
  const { distribution, directory, signal } = cluster.plan;
  // 16 random bytes as Kafka prints a Uuid: the tool that makes one would cost another start of Java.
  const clusterId = randomBytes(16).toString("base64url").replace(/^-/, "A");
  for (const node of cluster.nodes) writeNode(cluster, node);
  await Promise.all(
    cluster.nodes.map((node) =>
      runJavaTool({
        distribution,
        mainClass: "kafka.tools.StorageTool",
        arguments: ["format", "-t", clusterId, "-c", nodeFile(cluster, node, "server.properties")],
        workDirectory: directory,
        ...(signal === undefined ? {} : { signal }),
      }),
    ),
  );
}

/** Starts one node that has been written and formatted. */
export async function startNode(cluster: LocalCluster, node: LocalNode): Promise<JavaProcess> {
  const { distribution, directory, heapMegabytes = 128 } = cluster.plan;
  node.starts += 1;
  node.process = await startJava({
    distribution,
    mainClass: "kafka.Kafka",
    arguments: [nodeFile(cluster, node, "server.properties")],
    heapMegabytes,
    logFile: nodeFile(cluster, node, `broker-${String(node.starts)}.log`),
    workDirectory: directory,
  });
  return node.process;
}
